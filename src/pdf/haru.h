// A PDF file under construction, on libharu's objects. libharu numbers the objects, owns the pages, their tree and the catalog, and
// writes the classic form; what stands inside them is written here as text, because its own dictionaries round numbers by version,
// hold 32,767 items and take 1.4 KB for each structure element. In the compact form an object is written as soon as it is said what
// stands in it: then only its place is remembered, and of libharu its number is left out.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "pdf/deflate.h"
#include "pdf/pdf.h"

namespace rapporteur::pdf {

using ObjectId = std::uint32_t;

std::string reference(ObjectId id);                 // "12 0 R"

class HaruFile {
public:
    // Throws Failure where there is no memory for it. `page_count` shapes the page tree; `object_streams`: the compact form.
    // REQUIRES: `deflate` outlives it.
    HaruFile(std::size_t page_count, bool object_streams, Deflater& deflate);
    ~HaruFile();

    // The number of a dictionary whose entries come later. Throws Failure past 8,388,607 objects.
    ObjectId reserve();
    // To be called once. `entries` are lines of a dictionary ("/Type /Font\n"); added to what libharu writes itself into pages and
    // catalog.
    void set(ObjectId id, std::string entries);
    // The data as it will stand in the file: already deflated where `entries` names a filter. /Length is added.
    void set_stream(ObjectId id, std::string entries, std::string data);
    ObjectId add(std::string entries);
    ObjectId add_stream(std::string entries, std::string data);
    // The same, deflated here.
    ObjectId add_deflated(std::string entries, std::string_view data);

    // A page without box and resources; these and all else are its entries.
    ObjectId add_page();
    // Its operators.
    void set_content(ObjectId page, std::string_view operators);

    ObjectId catalog() const;
    ObjectId information() const;

    // The whole file. Its /ID is a hash of all that stands before it. To be called once.
    std::string save();

private:
    struct Data;
    std::unique_ptr<Data> data_;
};

}  // namespace rapporteur::pdf
