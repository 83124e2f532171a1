// What the numbers of a colour mean: the sRGB colour space as a small ICC profile (ICC.1:2001-04, version 2), made here.
#pragma once

#include <string>

namespace rapporteur::pdf {

std::string srgb_profile();

}  // namespace rapporteur::pdf
