// For std::visit with one overload a kind: std::visit(Overloaded{[](const Text&) {…}, …}, inline.node). There is no catch-all, so
// that a new kind makes the compiler list the places.
#pragma once

namespace rapporteur {

template <class... Functions>
struct Overloaded : Functions... {
    using Functions::operator()...;
};
template <class... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

}  // namespace rapporteur
