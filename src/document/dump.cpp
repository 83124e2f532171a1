#include <cstdio>
#include <string_view>

#include "base/overloaded.h"
#include "document/chart.h"

namespace rapporteur::document {

namespace {

std::string quoted(std::string_view text) {
    std::string shown = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') shown += '\\';
        if (c == '\n') {
            shown += "\\n";
        } else if (byte < 0x20 || byte == 0x7F) {
            char code[8];
            std::snprintf(code, sizeof code, "\\x%02x", byte);
            shown += code;
        } else {
            shown += c;
        }
    }
    return shown + "\"";
}

std::string labelled(std::string_view word, const std::string& label) {
    return label.empty() ? std::string(word) : std::string(word) + " " + quoted(label);
}

std::string number_text(double number) {
    char text[32];
    std::snprintf(text, sizeof text, "%g", number);
    return text;
}

std::string_view name_of(Alignment alignment) {
    switch (alignment) {
        case Alignment::left: return "left";
        case Alignment::centre: return "centre";
        case Alignment::right: return "right";
        case Alignment::none: break;
    }
    return "none";
}

std::string table_line(const Table& table) {
    std::string text = "table";
    for (const Alignment alignment : table.alignments) text += " " + std::string(name_of(alignment));
    if (!table.widths.empty()) text += " widths";
    for (const double width : table.widths) text += " " + number_text(width);
    return text;
}

class Dumper {
public:
    explicit Dumper(bool with_origins) : with_origins_(with_origins) {}

    std::string dump(const Document& document);

private:
    void line(const std::string& text, const Origin& origin = {}, const std::string& id = {});
    void field(std::string_view name, const std::string& value);
    void masthead(const Masthead& masthead);
    void blocks(const Blocks& blocks);
    void block(const Block& block);
    void list(const BlockList& list);
    void table(const Table& table);
    void rows(std::string_view name, const std::vector<Row>& rows);
    void cell(const Cell& cell);
    void inlines(const Inlines& inlines);
    void one_inline(const Inline& one);

    // The lines that `write` writes stand one step further in.
    template <class Write>
    void inside(const Write& write) {
        ++depth_;
        write();
        --depth_;
    }

    bool with_origins_;
    std::size_t depth_ = 0;
    std::string out_;
};

void Dumper::line(const std::string& text, const Origin& origin, const std::string& id) {
    out_.append(2 * depth_, ' ');
    out_ += text;
    if (!id.empty()) out_ += " #" + id;
    if (with_origins_ && origin.known()) {
        out_ += " <-";
        if (origin.template_place.known()) out_ += " " + origin.template_place.to_string();
        if (origin.fact_place.known()) out_ += " / " + origin.fact_place.to_string();
    }
    out_ += '\n';
}

void Dumper::field(std::string_view name, const std::string& value) {
    if (!value.empty()) line(std::string(name) + " " + quoted(value));
}

void Dumper::masthead(const Masthead& masthead) {
    line("masthead", masthead.origin);
    inside([&] {
        field("organization", masthead.organization);
        field("symbol", masthead.symbol);
        field("organ", masthead.organ);
        for (const MastheadLine& one : masthead.distribution) line("distribution " + one.role + " " + quoted(one.text), one.origin);
        for (const MastheadLine& one : masthead.session) line("session " + one.role + " " + quoted(one.text), one.origin);
        field("job-number", masthead.job_number);
        field("bar-code", masthead.bar_code);
        field("recycle", masthead.recycle);
        field("address", masthead.address);
    });
}

std::string Dumper::dump(const Document& document) {
    line("document", {}, document.id);
    inside([&] {
        field("title", document.title);
        field("language", document.language);
        field("style", document.style);
        field("author", document.author);
        field("subject", document.subject);
        field("date", document.date);
        field("numbering", document.numbering);
        if (document.masthead) masthead(*document.masthead);
    });
    blocks(document.blocks);
    for (const Note& note : document.notes) {
        line(labelled(note.of_table ? "table-note" : "note", note.label), note.origin, note.of_table ? note.id : std::string());
        inside([&] { blocks(note.content); });
    }
    return std::move(out_);
}

void Dumper::blocks(const Blocks& blocks) {
    for (const Block& one : blocks) block(one);
}

void Dumper::block(const Block& block) {
    const auto head = [&](const std::string& text) { line(text, block.origin, block.id); };
    std::visit(Overloaded{
                   [&](const Paragraph& paragraph) {
                       head("paragraph");
                       inside([&] { inlines(paragraph.content); });
                   },
                   [&](const Heading& heading) {
                       head(labelled("heading " + std::to_string(heading.level), heading.label) +
                            (heading.numbered ? "" : " unnumbered") + (heading.skips ? " skips" : ""));
                       inside([&] { inlines(heading.content); });
                   },
                   [&](const AnnexHeading& annex) {
                       head(labelled("annex", annex.label));
                       inside([&] { inlines(annex.content); });
                   },
                   [&](const NumberedParagraph& paragraph) {
                       head(labelled("numbered", paragraph.label));
                       inside([&] { blocks(paragraph.content); });
                   },
                   [&](const BlockList& items) {
                       head(std::string(items.ordered ? "ordered" : "bullets") + (items.tight ? "" : " loose") +
                            (items.ordered && items.start != 1 ? " from " + std::to_string(items.start) : ""));
                       inside([&] { list(items); });
                   },
                   [&](const Table& rows_and_columns) {
                       head(labelled(table_line(rows_and_columns), rows_and_columns.label));
                       inside([&] { table(rows_and_columns); });
                   },
                   [&](const Chart& chart) {
                       head(labelled("chart " + std::string(name_of(chart.kind)), chart.label));
                       inside([&] {
                           field("unit", chart.unit);
                           field("alternative", chart.alternative);
                           line(table_line(chart.table));
                           inside([&] { table(chart.table); });
                       });
                   },
                   [&](const Picture& picture) {
                       head(labelled("picture", picture.label));
                       inside([&] {
                           field("source", picture.source);
                           field("alternative", picture.alternative);
                           field("title", picture.title);
                       });
                   },
                   [&](const Quote& quote) {
                       head("quote");
                       inside([&] { blocks(quote.content); });
                   },
                   [&](const CodeBlock& code) {
                       head("code " + quoted(code.characters) + (code.info.empty() ? "" : " info " + quoted(code.info)));
                   },
                   [&](const HtmlBlock& html) { head("html " + quoted(html.characters)); },
                   [&](const ThematicBreak&) { head("thematic-break"); },
                   [&](const PageBreak&) { head("page-break"); },
                   [&](const Region& region) {
                       head("region " + quoted(region.role));
                       inside([&] { blocks(region.content); });
                   },
               },
               block.node);
}

void Dumper::list(const BlockList& list) {
    for (const ListItem& item : list.items) {
        line(labelled("item", item.label) + (item.ticked ? *item.ticked ? " [x]" : " [ ]" : ""), item.origin, item.id);
        inside([&] { blocks(item.content); });
    }
}

void Dumper::table(const Table& table) {
    rows("head", table.head);
    rows("body", table.body);
    if (table.caption.empty()) return;
    line("caption");
    inside([&] { inlines(table.caption); });
}

void Dumper::rows(std::string_view name, const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        line(std::string(name) + "-row", row.origin);
        inside([&] {
            for (const Cell& one : row.cells) cell(one);
        });
    }
}

void Dumper::cell(const Cell& cell) {
    std::string text = "cell";
    if (cell.columns != 1) text += " columns " + std::to_string(cell.columns);
    if (cell.rows != 1) text += " rows " + std::to_string(cell.rows);
    if (cell.is_header) text += " header";
    line(text, cell.origin);
    inside([&] { inlines(cell.content); });
}

void Dumper::inlines(const Inlines& inlines) {
    for (const Inline& one : inlines) one_inline(one);
}

void Dumper::one_inline(const Inline& one) {
    const auto leaf = [&](const std::string& text) { line(text, one.origin); };
    const auto branch = [&](const std::string& text, const Inlines& content) {
        line(text, one.origin);
        inside([&] { inlines(content); });
    };
    const auto title = [](const std::string& text) { return text.empty() ? text : " title " + quoted(text); };
    std::visit(Overloaded{
                   [&](const Text& text) { leaf("text " + quoted(text.characters)); },
                   [&](const Emphasis& emphasis) { branch("emphasis", emphasis.content); },
                   [&](const Strong& strong) { branch("strong", strong.content); },
                   [&](const Strikethrough& strikethrough) { branch("strikethrough", strikethrough.content); },
                   [&](const Code& code) { leaf("code " + quoted(code.characters)); },
                   [&](const Link& link) { branch("link " + quoted(link.target) + title(link.title), link.content); },
                   [&](const Image& image) {
                       leaf("image " + quoted(image.source) + " " + quoted(image.alternative) + title(image.title));
                   },
                   [&](const SoftBreak&) { leaf("soft-break"); },
                   [&](const HardBreak&) { leaf("hard-break"); },
                   [&](const NoteCall& call) { leaf("note-call " + std::to_string(call.note + 1)); },
                   [&](const Reference& reference) {
                       leaf("reference #" + reference.target + (reference.page ? " page" : "") +
                            (reference.shown.empty() ? "" : " " + quoted(reference.shown)));
                   },
                   [&](const Foreign& foreign) { branch("foreign " + foreign.language, foreign.content); },
                   [&](const RawHtml& html) { leaf("html " + quoted(html.characters)); },
               },
               one.node);
}

}  // namespace

std::string dump(const Document& document, bool with_origins) { return Dumper(with_origins).dump(document); }

}  // namespace rapporteur::document
