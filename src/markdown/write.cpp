#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/overloaded.h"
#include "markdown/markdown.h"
#include "markdown/write_inlines.h"
#include "markdown/write_table.h"
#include "yaml/yaml.h"

namespace rapporteur::markdown {

using namespace document;

namespace {

bool is_number_label(const std::string& label) {
    const bool digits = label.size() > 1 && label.size() < 11 && label.back() == '.';
    return digits && std::all_of(label.begin(), label.end() - 1, [](char c) { return c >= '0' && c <= '9'; });
}

// Writes blocks below each other, each line after the prefix of the containers that it stands in.
class Writer {
public:
    explicit Writer(const Document& document) : document_(document) {}

    std::string write();

private:
    void front_matter();
    void masthead(const Masthead& masthead);
    void session_lines(const std::vector<MastheadLine>& lines);
    void blocks(const Blocks& blocks, bool tight = false);
    void block(const Block& block);
    void heading(int level, const std::string& label, const char* between, const Inlines& content);
    void numbered(const NumberedParagraph& paragraph);
    void list(const BlockList& list);
    void item(const ListItem& item, const std::string& marker, bool tight);
    void lettered(const ListItem& item);
    void table(const Table& table, const std::string& label);
    void picture(const Picture& picture, const Origin& origin);
    void code(const CodeBlock& code);
    void notes();

    void paragraph(const std::string& text);
    void lines(std::string_view text);
    // One line: the waiting marker of a new item, or the prefix, and the text.
    void line(std::string_view text);
    void gap();                                     // an empty line before the next block, where there is something above
    template <class Write>
    void contained(const std::string& marker, const std::string& prefix, const Write& write);

    const Document& document_;
    std::string out_;
    std::string prefix_;          // of every further line
    std::string lead_;            // of the next line: an item's marker
    bool has_lead_ = false;
    bool fresh_ = true;           // nothing stands above in this container
    bool tight_ = false;
    std::string before_;          // written before the words of the next paragraph: "(a) "
    std::int64_t unlabelled_ = 0;
    char bullet_ = '-';
    char delimiter_ = '.';
    const Block* previous_ = nullptr;
};

void Writer::line(std::string_view text) {
    std::string start = has_lead_ ? lead_ : prefix_;
    has_lead_ = false;
    if (text.empty()) start.erase(start.find_last_not_of(' ') + 1);
    out_ += start;
    out_ += text;
    out_ += '\n';
    fresh_ = false;
}

void Writer::gap() {
    if (!fresh_ && !tight_ && !has_lead_) line("");
}

void Writer::lines(std::string_view text) {
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        line(text.substr(at, end - at));
        at = end + 1;
    }
}

template <class Write>
void Writer::contained(const std::string& marker, const std::string& prefix, const Write& write) {
    const std::string outer = prefix_;
    lead_ = (has_lead_ ? lead_ : prefix_) + marker;
    has_lead_ = true;
    prefix_ += prefix;
    write();
    if (has_lead_) line("");      // an item without anything in it
    prefix_ = outer;
}

void Writer::paragraph(const std::string& text) {
    lines(std::exchange(before_, "") + text);
}

std::string Writer::write() {
    front_matter();
    if (document_.masthead) masthead(*document_.masthead);
    blocks(document_.blocks);
    notes();
    if (out_.empty()) out_ = "\n";
    return std::move(out_);
}

void Writer::front_matter() {
    Map map;
    const auto set = [&](const char* name, const std::string& value) {
        if (!value.empty()) map.set(name, Value(value));
    };
    set("id", document_.id);
    set("title", document_.title);
    if (document_.masthead) set("symbol", document_.masthead->symbol);
    if (const auto date = Date::parse(document_.date)) map.set("date", Value(*date));
    if (map.empty()) return;
    set("language", document_.language);
    out_ += "---\n" + yaml::write(Value(std::move(map))) + "---\n";
    fresh_ = false;
}

void Writer::masthead(const Masthead& masthead) {
    const auto words = [&](const std::string& text, const char* mark) {
        if (text.empty()) return;
        gap();
        line(mark + write_words(text) + mark);
    };
    words(masthead.organization, "**");
    words(masthead.symbol, "");
    words(masthead.organ, "**");
    session_lines(masthead.distribution);
    session_lines(masthead.session);
}

void Writer::session_lines(const std::vector<MastheadLine>& lines_of_block) {
    std::string text;
    for (const MastheadLine& one : lines_of_block) {
        if (one.text.empty()) continue;
        const char* mark = one.role == "body" || one.role == "item-title" ? "**" : "";
        text += (text.empty() ? "" : "  \n") + (mark + write_words(one.text)) + mark;
    }
    if (text.empty()) return;
    gap();
    lines(text);
}

void Writer::blocks(const Blocks& blocks, bool tight) {
    const bool outer_tight = std::exchange(tight_, tight);
    const Block* outer_previous = std::exchange(previous_, nullptr);
    for (const Block& one : blocks) {
        block(one);
        previous_ = &one;
    }
    tight_ = outer_tight;
    previous_ = outer_previous;
}

void Writer::block(const Block& block) {
    std::visit(Overloaded{
                   [&](const Paragraph& plain) {
                       const std::string text =
                           write_inlines(plain.content, document_, before_.empty() ? Place::paragraph : Place::after_label);
                       if (text.empty() && before_.empty()) return;
                       gap();
                       paragraph(text);
                   },
                   [&](const Heading& one) { heading(one.level, one.label, " ", one.content); },
                   [&](const AnnexHeading& annex) { heading(1, annex.label, " \u2014 ", annex.content); },
                   [&](const NumberedParagraph& one) { numbered(one); },
                   [&](const BlockList& one) { list(one); },
                   [&](const Table& one) { table(one, one.label); },
                   [&](const Chart& chart) { table(chart.table, chart.label); },
                   [&](const Picture& one) { picture(one, block.origin); },
                   [&](const Quote& quote) {
                       gap();
                       contained("> ", "> ", [&] { fresh_ = true; blocks(quote.content); });
                   },
                   [&](const CodeBlock& one) { code(one); },
                   [&](const HtmlBlock& html) {
                       gap();
                       lines(std::string_view(html.characters).substr(0, html.characters.find_last_not_of('\n') + 1));
                   },
                   [&](const ThematicBreak&) {
                       gap();
                       line("***");      // "---" would be front matter at the beginning, and a list's item after "- "
                   },
                   [](const PageBreak&) {},
                   [&](const Region& region) {
                       if (region.role != "summary") return blocks(region.content);
                       gap();
                       contained("> ", "> ", [&] { fresh_ = true; blocks(region.content); });
                   },
               },
               block.node);
}

void Writer::heading(int level, const std::string& label, const char* between, const Inlines& content) {
    const std::string words = write_inlines(content, document_, Place::heading);
    gap();
    paragraph(std::string(static_cast<std::size_t>(std::clamp(level, 1, 6)), '#') + " " + label +
              (label.empty() || words.empty() ? "" : between) + words);
}

// "27. text": to Markdown the item 27 of a list.
void Writer::numbered(const NumberedParagraph& paragraph) {
    gap();
    const bool follows = previous_ && std::holds_alternative<NumberedParagraph>(previous_->node);
    unlabelled_ = follows ? unlabelled_ + 1 : 1;
    const std::string label = paragraph.label.empty() ? std::to_string(unlabelled_) + "." : paragraph.label;
    if (!is_number_label(label)) {
        before_ = write_words(label) + " ";
        return blocks(paragraph.content);
    }
    const std::string marker = label + " ";
    contained(marker, std::string(marker.size(), ' '), [&] { blocks(paragraph.content); });
}

// Two lists below each other would be one list, were their marks the same (CommonMark 0.29, 5.3).
void Writer::list(const BlockList& list) {
    const auto* before = previous_ ? std::get_if<BlockList>(&previous_->node) : nullptr;
    const bool adjoins = (before && before->ordered == list.ordered) ||
                         (list.ordered && previous_ && std::holds_alternative<NumberedParagraph>(previous_->node));
    bullet_ = adjoins && bullet_ == '-' ? '+' : '-';
    delimiter_ = adjoins && delimiter_ == '.' ? ')' : '.';
    const char bullet = bullet_, delimiter = delimiter_;
    const bool tight =
        list.tight && std::all_of(list.items.begin(), list.items.end(), [](const ListItem& item) {
            return item.content.size() < 2 || (item.content.size() == 2 && std::holds_alternative<BlockList>(item.content[1].node));
        });
    std::int64_t number = list.start;
    for (const ListItem& one : list.items) {
        const bool lettered_item = list.ordered && !one.label.empty() && !is_number_label(one.label);
        // A list within a tight item that does not begin with 1 cannot interrupt its paragraph.
        if (!lettered_item && (!tight || &one == &list.items.front())) {
            const bool interrupts = tight_ && list.ordered && list.start != 1;
            if (interrupts && !has_lead_) line("");
            else gap();
        }
        if (lettered_item) lettered(one);
        else item(one, list.ordered ? std::to_string(number) + delimiter + " " : std::string(1, bullet) + " ", tight);
        ++number;
    }
    bullet_ = bullet;
    delimiter_ = delimiter;
}

void Writer::item(const ListItem& item, const std::string& marker, bool tight) {
    if (item.ticked) before_ = *item.ticked ? "[x] " : "[ ] ";
    contained(marker, std::string(marker.size(), ' '), [&] { blocks(item.content, tight); });
    before_.clear();
}

// "(a) Progress …": Markdown knows no such lists, so the letters are words of paragraphs.
void Writer::lettered(const ListItem& item) {
    before_ = write_words(item.label) + " ";
    blocks(item.content);
    if (!before_.empty()) paragraph("");
}

// `label`: what the text may refer to; a chart's table stands in for the chart.
void Writer::table(const Table& table, const std::string& label) {
    const std::string words = write_inlines(table.caption, document_, label.empty() ? Place::paragraph : Place::after_label);
    const std::string caption = label + (label.empty() || words.empty() ? "" : " \u2014 ") + words;
    if (!caption.empty()) {
        gap();
        paragraph(caption);
    }
    gap();
    lines(write_table(table, document_));
}

void Writer::picture(const Picture& picture, const Origin& origin) {
    if (!picture.label.empty()) {
        gap();
        paragraph(picture.label + " \u2014 " + write_words(picture.title));
    }
    gap();
    paragraph(write_inlines({{Image{picture.source, picture.alternative, picture.title}, origin}}, document_, Place::paragraph));
}

void Writer::code(const CodeBlock& code) {
    std::size_t longest = 2, run = 0;
    for (const char c : code.characters) longest = std::max(longest, run = c == '`' ? run + 1 : 0);
    const std::string fence(longest + 1, '`');
    std::string info = code.info;
    std::replace_if(info.begin(), info.end(), [](char c) { return c == '`' || c == '\n'; }, ' ');
    gap();
    line(fence + info);
    std::string_view text = code.characters;
    if (!text.empty() && text.back() == '\n') text.remove_suffix(1);
    if (!code.characters.empty()) lines(text);
    line(fence);
}

void Writer::notes() {
    for (std::size_t i = 0; i < document_.notes.size(); ++i) {
        const Note& note = document_.notes[i];
        gap();
        contained("[^" + (note.id.empty() ? std::to_string(i + 1) : note.id) + "]: ", "    ", [&] { blocks(note.content); });
    }
}

}  // namespace

std::string write(const Document& document) { return Writer(document).write(); }

}  // namespace rapporteur::markdown
