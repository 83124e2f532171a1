// Reading a map of the style file field by field: each field is taken once, what nobody took is reported.
#pragma once

#include <functional>
#include <initializer_list>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "style/style.h"

namespace rapporteur::style {

// What may be left out keeps what it has.
enum class Need { required, optional };

class Fields {
public:
    // `where` names the map for messages: "page", "paragraphs.body".
    Fields(const Value& value, std::string where, Diagnostics& diagnostics);

    void length(const std::string& key, Length& into, Need need = Need::required);
    void length(const std::string& key, std::optional<Length>& into);
    void shift(const std::string& key, Length& into);                      // to the right, or below 0 to the left; may be left out
    void truth(const std::string& key, bool& into);
    // Written in per cent, kept as a share; from 0 to `most` per cent.
    void per_cent(const std::string& key, double& into, int most);
    void count(const std::string& key, int& into);
    void text(const std::string& key, std::string& into);
    void texts(const std::string& key, std::vector<std::string>& into, Need need);
    // A text, or a list of texts; may be left out.
    void text_or_texts(const std::string& key, const std::function<void(const Value&)>& read);
    void align(const std::string& key, Align& into);
    void align(const std::string& key, std::optional<Align>& into);
    void dividing(const std::string& key, Dividing& into);
    // family, size, weight, slant
    void font(FontStyle& into, Need size = Need::required);
    // The map under `key`, read by `read`; none where it is not there.
    bool map(const std::string& key, Need need, const std::function<void(Fields&)>& read);
    // Every entry of the map under `key`, in written order.
    void each(const std::string& key, Need need, const std::function<void(const Map::Entry&, Fields&)>& read);
    // Entries whose values are no maps.
    void each_value(const std::string& key, Need need, const std::function<void(const Map::Entry&)>& read);

    // Reports what nobody took. Call last.
    void finish();

    // No fault has been found in this map so far.
    bool clean() const { return faults_ == 0; }
    bool has(const std::string& key) const { return map_ && map_->find(key); }
    const std::string& where() const { return where_; }
    SourceSpan place() const { return place_; }
    void fault(SourceSpan place, const std::string& code, std::string message, std::string hint = {});

private:
    void wrong_kind(const Value& value, const std::string& name, const std::string& expected);
    const Value* take(const std::string& key, Need need);
    const Value* take(const std::string& key, Need need, Kind kind);
    std::string named(const std::string& key) const { return where_.empty() ? key : where_ + "." + key; }
    void choose(const std::string& key, std::initializer_list<const char*> names, const std::function<void(std::size_t)>& chosen);

    const Map* map_ = nullptr;
    std::string where_;
    SourceSpan place_;
    Diagnostics& diagnostics_;
    std::set<std::string> taken_;
    int faults_ = 0;
};

}  // namespace rapporteur::style
