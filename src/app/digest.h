// What a person is shown of very many messages: those that say the same are one, and of a kind only so many.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace rapporteur::app {

struct Digest {
    struct Told {
        const Diagnostic* message;                  // the first of those that say the same
        std::string others;                         // where the others are: "so too at …"; empty where there are none
    };
    std::vector<Told> told;
    std::map<std::string, std::size_t> left_out;    // how many more there are, by code
};

// Of the messages of one gravity, in their order. REQUIRES: `diagnostics` outlives what is returned.
Digest digest(const Diagnostics& diagnostics, Severity severity);

}  // namespace rapporteur::app
