// What a Locale holds: the language and the house.
#pragma once

#include <string>

#include "locale/house_style.h"
#include "locale/language.h"
#include "locale/locale.h"

namespace rapporteur::locale {

struct Locale::Data {
    Data(std::string its_tag, const Value& file, Diagnostics& diagnostics)
        : tag(std::move(its_tag)),
          house(read_house_style(file, diagnostics)),
          language(tag, {house.thousands, house.decimal_mark}) {}

    std::string tag;
    HouseStyle house;
    Language language;
    Lazy<DateNames> date_names;         // the language's, with the house's short months
};

}  // namespace rapporteur::locale
