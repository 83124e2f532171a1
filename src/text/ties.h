// Which neighbouring words hold together, so that no line ends between them: "para. 3", "Mr. Sánchez", "2 September", "CHF 100",
// "Article 3" (United Nations Editorial Manual; each language's own usage). The tables of languages stand in ties.cpp.
#pragma once

#include <string_view>

namespace rapporteur::text {

// `before` and `after` are the words around a blank, with their punctuation.
bool hold_together(std::string_view before, std::string_view after, std::string_view language);

}  // namespace rapporteur::text
