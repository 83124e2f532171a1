// Pictures as image XObjects (ISO 32000-1, 8.9.5), each written once however often it is shown.
#pragma once

#include <map>
#include <string>

#include "images/images.h"
#include "pdf/haru.h"

namespace rapporteur::pdf {

class Pictures {
public:
    explicit Pictures(HaruFile& file) : file_(file) {}

    // Its name among the resources. Throws Failure where it has more samples or fewer than its size says.
    const std::string& of(const images::Image& image);
    std::string resources() const;          // entries of a resource dictionary

private:
    ObjectId write(const images::Image& image);

    struct Named {
        std::string name;
        ObjectId object = 0;
    };
    HaruFile& file_;
    std::map<const images::Image*, std::size_t> known_;
    std::vector<Named> written_;            // in order of first use
};

}  // namespace rapporteur::pdf
