#include "templating/items.h"

#include "base/diagnostic.h"
#include "base/utf8.h"
#include "language/evaluate.h"

namespace rapporteur::templating {

namespace {

Value characters_of(const Value& text) {
    List characters;
    const std::string& all = text.text();
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t length = utf8::decode(all, at).length;
        Text one{all.substr(at, length), nullptr};
        if (const auto& map = text.text_map()) {
            SourceMap origin;
            origin.append(static_cast<std::uint32_t>(length), map->at(static_cast<std::uint32_t>(at)));
            one.map = std::make_shared<const SourceMap>(std::move(origin));
        }
        characters.emplace_back(std::move(one), text.place());
        at += length;
    }
    return Value(std::move(characters), text.place());
}

Value keys_of(const Value& map) {
    List keys;
    for (const Map::Entry& entry : map.map().entries()) keys.emplace_back(entry.key, entry.key_place);
    return Value(std::move(keys), map.place());
}

}  // namespace

Value items_of(const Value& value, const SourceSpan& template_place) {
    switch (language::required(value, template_place).kind()) {
        case Kind::list: return value;
        case Kind::map: return keys_of(value);
        case Kind::text: return characters_of(value);
        case Kind::missing:
        case Kind::null:
        case Kind::boolean:
        case Kind::integer:
        case Kind::decimal:
        case Kind::date:
        case Kind::callable: break;
    }
    auto fault = error("templating.not-a-list", template_place,
                       "this is " + std::string(describe(value.kind())) + ", where a list is needed");
    if (value.place().known()) fault.related.push_back({value.place(), "it was given here"});
    throw Fault(std::move(fault));
}

}  // namespace rapporteur::templating
