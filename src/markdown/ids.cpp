#include "markdown/ids.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/overloaded.h"
#include "base/utf8.h"

namespace rapporteur::markdown {

using namespace document;

namespace {

constexpr std::size_t kWords = 6;
constexpr std::size_t kLetters = 48;

// Letters and digits of any language; not the marks of Latin-1, of general punctuation and of CJK.
bool is_word_character(char32_t c) {
    if (c < 0x80) return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
    const bool mark = (c <= 0xBF && c != 0xAA && c != 0xBA) || c == 0xD7 || c == 0xF7;
    return !mark && !(c >= 0x2000 && c <= 0x2BFF) && !(c >= 0x3000 && c <= 0x303F) && c != 0xFEFF && c != utf8::kReplacement;
}

// "The Meeting decided to adopt the following calendar" -> "the-meeting-decided-to-adopt-the".
std::string first_words(std::string_view text) {
    std::string slug;
    std::size_t words = 0;
    bool between = true;
    for (std::size_t at = 0; at < text.size() && slug.size() < kLetters;) {
        const auto next = utf8::decode(text, at);
        at += next.length;
        if (!is_word_character(next.character)) {
            between = true;
            continue;
        }
        if (between && ++words > kWords) break;
        if (between && !slug.empty()) slug += '-';
        between = false;
        utf8::append(slug, next.character >= U'A' && next.character <= U'Z' ? next.character + 32 : next.character);
    }
    return slug;
}

class Ids {
public:
    Ids(const Context& context) : context_(context) {}

    // The first to be written keeps its id.
    void hold_unique(const std::vector<WrittenId>& written) {
        std::unordered_map<std::string, Range> first;
        for (const WrittenId& one : written) {
            const auto [known, fresh] = first.emplace(one.id, one.place);
            taken_.insert(one.id);
            if (fresh) continue;
            context_.diagnostics.add(
                context_.places.error_at("markdown.duplicate-id", one.place, "the id '" + one.id + "' is given twice")
                    .see(context_.places.shown_at(known->second), "first given here")
                    .hint("an id names one block of the document"));
        }
    }

    void give(Blocks& blocks) {
        for (Block& block : blocks) give(block);
    }

private:
    void give(Block& block) {
        if (!block.id.empty() && !written_.insert(block.id).second) block.id.clear();
        std::visit(Overloaded{
                       [](Paragraph&) {},
                       [&](Heading& heading) { cite(block.id, heading.content, "heading"); },
                       [&](AnnexHeading& annex) { cite(block.id, annex.content, "annex"); },
                       [&](NumberedParagraph& paragraph) { give(paragraph, block.id); },
                       [&](BlockList& list) {
                           for (ListItem& item : list.items) give(item);
                       },
                       [](Table&) {},
                       [](Chart&) {},
                       [](Picture&) {},
                       [&](Quote& quote) { give(quote.content); },
                       [](CodeBlock&) {},
                       [](HtmlBlock&) {},
                       [](ThematicBreak&) {},
                       [](PageBreak&) {},
                       [&](Region& region) { give(region.content); },
                   },
                   block.node);
    }

    void give(NumberedParagraph& paragraph, std::string& id) {
        const auto* first = std::get_if<Paragraph>(&paragraph.content.front().node);
        cite(id, first ? first->content : Inlines(), "paragraph");
        give(paragraph.content);
    }

    void give(ListItem& item) {
        if (!item.id.empty() && !written_.insert(item.id).second) item.id.clear();
        give(item.content);
    }

    void cite(std::string& id, const Inlines& words, const char* otherwise) {
        if (!id.empty()) return;
        const std::string record = record_of(words);
        std::string slug = first_words(plain_text(words));
        if (slug.empty()) slug = otherwise;
        if (!record.empty() && take(record)) id = record;
        else id = fresh(record.empty() ? slug : record + "." + slug);
    }

    bool take(const std::string& id) { return taken_.insert(id).second; }

    // The id, or the id with the next number that is free.
    std::string fresh(const std::string& id) {
        if (take(id)) return id;
        std::size_t& last = last_number_[id];
        if (last == 0) last = 1;
        std::string numbered;
        do numbered = id + "-" + std::to_string(++last);
        while (!take(numbered));
        return numbered;
    }

    std::string record_of(const Inlines& words) const {
        std::string found;
        if (!context_.options.record_of) return found;
        for_each_inline(words, [&](const Inline& one) {
            if (found.empty() && one.origin.fact_place.known()) found = context_.options.record_of(one.origin.fact_place);
        });
        return found;
    }

    const Context& context_;
    std::unordered_set<std::string> taken_, written_;
    std::unordered_map<std::string, std::size_t> last_number_;
};

}  // namespace

void give_ids(Document& document, const std::vector<WrittenId>& written, const Context& context) {
    Ids ids(context);
    ids.hold_unique(written);
    ids.give(document.blocks);
    for (Note& note : document.notes) ids.give(note.content);
}

}  // namespace rapporteur::markdown
