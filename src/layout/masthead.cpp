#include "layout/masthead.h"

#include <algorithm>

#include "barcode/barcode.h"
#include "layout/paragraph.h"
#include "layout/spans.h"

namespace rapporteur::layout {

namespace {

using document::MastheadLine;

class MastheadSetter {
public:
    MastheadSetter(Job& job, pages::Page& page)
        : job_(job), page_(page), words_(*job.document.masthead), look_(*job.style.masthead),
          element_(job.element(pages::Role::division, 0, words_.origin)) {}

    Length set_head() {
        set_emblem();
        set_lines(look_.organization, words_.organization, words_.origin);
        set_symbol();
        const Length organ = set_lines(look_.organ, words_.organ, words_.origin);
        const Length distribution = set_distribution();
        // An organ with a long name pushes down what is below it.
        const Length lowest = std::max(organ, distribution) + 8_pt;
        const Length down = std::max(Length(), lowest - look_.thick_rule.y);
        style::RuleStyle thick = look_.thick_rule;
        thick.y += down;
        place_rule(page_, look_.thin_rule, pages::ArtifactKind::layout);
        place_rule(page_, thick, pages::ArtifactKind::layout);
        return set_session(look_.session_top + down);
    }

    void set_foot() {
        set_lines(look_.job_number, words_.job_number, words_.origin);
        set_bar_code();
        set_lines(look_.recycle, words_.recycle, words_.origin);
        set_qr_code();
    }

private:
    void take(Row row) {
        page_.items.insert(page_.items.end(), std::make_move_iterator(row.items.begin()), std::make_move_iterator(row.items.end()));
    }

    // A picture of the style's; it says nothing that the words beside it do not say.
    void set_emblem() {
        if (!look_.emblem || !job_.tools.pictures) return;
        const images::Found& found = job_.tools.pictures->find(look_.emblem->file);
        if (const auto* reason = std::get_if<std::string>(&found)) {
            job_.diagnostics.add(warning("layout.no-picture", look_.emblem->place,
                                         "the emblem '" + look_.emblem->file + "' cannot be shown: " + *reason));
            return;
        }
        const auto image = std::get<std::shared_ptr<const images::Image>>(found);
        const Length width = look_.emblem->width;
        const Length height = Length::points(width.in_points() * image->height / image->width);
        add_artifact(page_.items, pages::Picture{{look_.emblem->x, look_.emblem->y}, width, height, image},
                     pages::ArtifactKind::header);
    }

    // A text from its first baseline on, turned over where its width is given. Returns the lowest y.
    Length set_lines(const style::PlacedText& look, const std::string& characters, const Origin& origin) {
        if (characters.empty()) return look.baseline;
        const pages::ElementId paragraph = job_.element(pages::Role::paragraph, element_, origin);
        return set_lines(look, characters, origin, look.baseline, paragraph);
    }

    Length set_lines(const style::PlacedText& look, const std::string& characters, const Origin& origin, Length baseline,
                     pages::ElementId element) {
        const Length width = look.width > Length() ? look.width : job_.style.page.width - look.x;
        const bool from_right = look.align == style::Align::right;
        const Length left = from_right ? Length() : look.x, right = from_right ? look.x : look.x + width;
        const text::LineAlign align = from_right ? text::LineAlign::right : text::LineAlign::left;
        const Column column{left, left, right, look.leading, align, false};
        Row row;
        for (text::Line& line : lines_of(job_, spans_of(job_, characters, look.font, element, origin), column)) {
            place_line(job_, row, std::move(line), column.left, baseline, look.leading);
            baseline += look.leading;
        }
        take(std::move(row));
        return baseline - baseline_of(look.leading);
    }

    // "CCM" large and "/MSP/2022/12" small, together ending at the right edge.
    void set_symbol() {
        if (words_.symbol.empty()) return;
        const pages::ElementId element = job_.element(pages::Role::paragraph, element_, words_.origin);
        const std::size_t cut = std::min(words_.symbol.find('/'), words_.symbol.size());
        text::Line first = one_line(job_, words_.symbol.substr(0, cut), look_.symbol_first.font, element, words_.origin);
        text::Line rest = one_line(job_, words_.symbol.substr(cut), look_.symbol_rest.font, element, words_.origin);
        const Length rest_x = look_.symbol_rest.x - rest.width, first_x = rest_x - first.width;
        Row row;
        place_line(job_, row, std::move(first), first_x, look_.symbol_first.baseline, look_.symbol_first.leading);
        place_line(job_, row, std::move(rest), rest_x, look_.symbol_rest.baseline, look_.symbol_rest.leading);
        take(std::move(row));
    }

    // An empty line is a blank one.
    Length set_distribution() {
        Length y = look_.distribution.baseline - baseline_of(look_.distribution.leading);
        for (const MastheadLine& line : words_.distribution) {
            if (line.text.empty()) {
                y += look_.distribution.leading;
                continue;
            }
            const pages::ElementId element = job_.element(pages::Role::paragraph, element_, line.origin);
            y = set_lines(look_.distribution, line.text, line.origin, y + baseline_of(look_.distribution.leading), element);
        }
        return y;
    }

    Length set_session(Length y) {
        Length after;
        bool first = true;
        for (const MastheadLine& line : words_.session) {
            const style::ParagraphStyle& look = session_look(line.role);
            if (!first) y += std::max(after, look.space_before);
            const pages::ElementId element = job_.element(pages::Role::paragraph, element_, line.origin);
            Row row;
            for (text::Line& set : lines_of(job_, spans_of(job_, line.text, look.font, element, line.origin), column_of(look))) {
                place_line(job_, row, std::move(set), look.left, y + baseline_of(look.leading), look.leading);
                y += look.leading;
            }
            take(std::move(row));
            after = look.space_after;
            first = false;
        }
        return y;
    }

    const style::ParagraphStyle& session_look(const std::string& role) const {
        for (const std::string& name : {role, std::string("plain")})
            if (const auto found = look_.session.find(name); found != look_.session.end()) return found->second;
        return job_.style.paragraphs.at("plain");
    }

    // The bars, and below them the characters that they say, with the stars of Code 39, spread over the same width.
    void set_bar_code() {
        if (words_.bar_code.empty()) return;
        const auto grid = barcode::code39(words_.bar_code);
        if (!grid) {
            job_.diagnostics.add(error("layout.bar-code", place_of(words_.origin),
                                       "'" + words_.bar_code + "' cannot be shown as Code 39")
                                     .hint("Code 39 has digits, capital letters, blanks and - . $ / + %"));
            return;
        }
        const pages::Point corner{look_.bar_code_x, look_.bar_code_y};
        add_modules(*grid, corner, look_.bar_code_width, look_.bar_code_height, "bar code " + words_.bar_code, element_);
        const std::string shown = "*" + words_.bar_code + "*";
        const pages::ElementId element = job_.element(pages::Role::paragraph, element_, words_.origin);
        const Length step = look_.bar_code_text.width / static_cast<std::int64_t>(shown.size());
        Row row;
        Length x = look_.bar_code_text.x;
        for (const char c : shown) {
            text::Line digit = one_line(job_, std::string(1, c), look_.bar_code_text.font, element, words_.origin);
            const Length centred = x + (step - digit.width) / 2;
            place_line(job_, row, std::move(digit), centred, look_.bar_code_text.baseline, look_.bar_code_text.leading);
            x += step;
        }
        take(std::move(row));
    }

    void set_qr_code() {
        if (words_.address.empty()) return;
        const auto grid = barcode::qr(words_.address);
        if (!grid) {
            job_.diagnostics.add(error("layout.qr-code", place_of(words_.origin), "the address is too long for a QR code"));
            return;
        }
        const pages::Point corner{look_.qr_x, look_.qr_y};
        const pages::ElementId link = job_.element(pages::Role::link, element_, words_.origin);
        add_modules(*grid, corner, look_.qr_size, look_.qr_size, "QR code of " + words_.address, link);
        pages::LinkArea area;
        area.top_left = corner;
        area.element = link;
        area.width = area.height = look_.qr_size;
        area.address = area.description = words_.address;
        page_.links.push_back(std::move(area));
    }

    // Black modules that touch in a row are one rectangle.
    void add_modules(const barcode::Grid& grid, pages::Point at, Length width, Length height, std::string says,
                     pages::ElementId parent) {
        pages::Modules modules;
        const auto x = [&](int column) { return at.x + width.scaled(column, grid.columns); };
        const auto y = [&](int line) { return at.y + height.scaled(line, grid.rows); };
        for (int line = 0; line < grid.rows; ++line)
            for (int begin = 0, end = 0; begin < grid.columns; begin = end) {
                const bool black = grid.at(begin, line);
                for (end = begin + 1; end < grid.columns && grid.at(end, line) == black;) ++end;
                if (black) modules.rectangles.push_back({{x(begin), y(line)}, x(end) - x(begin), y(line + 1) - y(line), {}});
            }
        const pages::ElementId figure = job_.element(pages::Role::figure, parent, words_.origin);
        job_.pages.structure[figure].alternative = std::move(says);
        add_artifact(page_.items, std::move(modules));
        page_.items.back().element = figure;
    }

    Job& job_;
    pages::Page& page_;
    const document::Masthead& words_;
    const style::MastheadStyle& look_;
    pages::ElementId element_;
};

}  // namespace

void place_rule(pages::Page& page, const style::RuleStyle& rule, pages::ArtifactKind kind) {
    if (rule.thickness == Length()) return;
    add_artifact(page.items, pages::FilledRectangle{{rule.x1, rule.y}, rule.x2 - rule.x1, rule.thickness, {}}, kind);
}

Length set_masthead(Job& job, pages::Page& page) { return MastheadSetter(job, page).set_head(); }
void set_first_foot(Job& job, pages::Page& page) { MastheadSetter(job, page).set_foot(); }

}  // namespace rapporteur::layout
