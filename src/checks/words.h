// Lists of words that patterns name instead of typing them, so that the checks speak another language by another file:
//
//   templates/locales/en.yml        words: {months: [January, …], …}
//   finds: \b0[1-9] (?:{{months}})\b                      any one of them: January|February|…
//   finds: (?<={{ordinals:_ }})meeting\b                  each in that form, its word for `_`: first |second |…
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/files.h"
#include "base/source.h"

namespace rapporteur::checks {

using WordLists = std::map<std::string, std::vector<std::string>, std::less<>>;

// Those of templates/locales/<language>.yml; none where there is no such file. Reports an entry that is no word.
WordLists read_words(const FileSystem& files, Sources& sources, Diagnostics& diagnostics, std::string_view language = "en");

// The pattern with the words of the lists that it names; what is wrong is said in `fault`.
std::string with_words(std::string_view pattern, const WordLists& lists, std::string& fault);

}  // namespace rapporteur::checks
