// A thing that is slow to make: made when it is first needed, once, by whichever thread comes first.
#pragma once

#include <memory>
#include <mutex>

namespace rapporteur::locale {

template <class T>
class Lazy {
public:
    // `make` returns a std::unique_ptr<T>, which may be null.
    template <class Make>
    T* get(Make&& make) const {
        std::call_once(made_, [&] { thing_ = make(); });
        return thing_.get();
    }

private:
    mutable std::once_flag made_;
    mutable std::unique_ptr<T> thing_;
};

}  // namespace rapporteur::locale
