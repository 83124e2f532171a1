#include <algorithm>

#include "layout/collect.h"
#include "layout/furniture.h"
#include "layout/layout.h"
#include "layout/long_notes.h"
#include "layout/masthead.h"
#include "layout/page_breaks.h"

namespace rapporteur::layout {

pages::ElementId Job::element(pages::Role role, pages::ElementId parent, const Origin& origin) {
    const pages::ElementId made = pages::add_element(pages, role, parent);
    pages.structure[made].origin = origin;
    return made;
}

const text::FontFace& Job::face(const style::FontStyle& font) const {
    return tools.fonts.face(font.family, font.weight == style::Weight::bold, font.slant == style::Slant::italic);
}

SourceSpan place_of(const Origin& origin) { return origin.fact_place.known() ? origin.fact_place : origin.template_place; }

std::string id_of_note(const document::Note& note, std::size_t index) {
    return "note-" + (note.id.empty() ? std::to_string(index + 1) : note.id);
}

Length mark_scaled(Length at_ten_points, Length size) { return at_ten_points.scaled(size.units(), (10_pt).units()); }

std::string id_of_call(const std::string& note) { return "call-of-" + note; }

namespace {

// Puts what was collected onto pages.
class Composer {
public:
    explicit Composer(Job& job) : job_(job), look_(job.style.page) {}

    void compose(pages::Page first, Length first_top) {
        const bool has_foot = job_.document.masthead && job_.style.masthead;
        const Length first_bottom = has_foot ? look_.first_body_bottom : look_.body_bottom;
        const style::NoteStyle& notes = job_.style.notes;
        const Measures measures{std::max(Length(), first_bottom - first_top), look_.body_bottom - look_.body_top,
                                look_.body_bottom - look_.body_top - turned_,
                                notes.space_above_rule + notes.rule_thickness + notes.space_below_rule};
        make_room_beside_long_notes(job_.material, measures);
        const std::vector<PageRange> ranges = break_pages(job_.material, measures);
        RunningWords running(job_);
        for (std::size_t i = 0; i < ranges.size(); ++i) {
            page_ = i == 0 ? std::move(first) : blank_page();
            const bool turned = is_turned(ranges[i]);
            if (turned) std::swap(page_.width, page_.height);
            const Length bottom = turned ? look_.body_bottom - turned_ : i == 0 ? first_bottom : look_.body_bottom;
            page_.label = std::to_string(i + 1);
            page_.items.reserve(count_items(ranges[i]) + kFurniture);
            running.page_begins(ranges[i].rows_begin < ranges[i].rows_end ? &job_.material.rows[ranges[i].rows_begin] : nullptr);
            set_running_head(job_, page_, i + 1, running.head());
            if (i == 0 && has_foot) set_first_foot(job_, page_);        // here: it is read with the masthead, not amid the text
            set_rows(ranges[i], i == 0 ? first_top : look_.body_top);
            set_notes(ranges[i], bottom);
            if (i + 1 == ranges.size()) set_end_rule(bottom);
            set_running_foot(job_, page_, i + 1, running.foot());
            set_page_number(job_, page_, i + 1, ranges.size());
            running.page_ends(page_);
            page_.items.shrink_to_fit();
            job_.pages.pages.push_back(std::move(page_));
        }
    }

    pages::Page blank_page() const {
        pages::Page page;
        page.width = look_.width;
        page.height = look_.height;
        return page;
    }

private:
    static constexpr std::size_t kFurniture = 8;        // heads, feet and rules, about

    std::size_t count_items(const PageRange& range) const {
        std::size_t count = 0;
        for (std::size_t i = range.rows_begin; i < range.rows_end; ++i) count += job_.material.rows[i].items.size();
        for (std::size_t i = range.notes_begin; i < range.notes_end; ++i) count += job_.material.notes[i].row.items.size();
        return count;
    }

    bool is_turned(const PageRange& range) const {
        return range.rows_begin < range.rows_end && job_.material.rows[range.rows_begin].landscape;
    }

    void set_rows(const PageRange& range, Length top) {
        y_ = top;
        for (std::size_t i = range.rows_begin; i < range.rows_end; ++i) {
            Row& row = job_.material.rows[i];
            const bool is_first = i == range.rows_begin;
            if (is_first) y_ += job_.material.frame_room(row);
            if (is_first && row.table != kNone) repeat_head(job_.material.heads[row.table]);
            if (row.box != open_box_) close_frame();
            if (!is_first) y_ += row.space_before;
            open_frame(row);
            place(row);
        }
        close_frame();
    }

    void repeat_head(const TableHead& head) {
        if (head.above != kNone) repeat_head(job_.material.heads[head.above]);
        for (const Row& row : head.rows) {
            Row copy = row;
            place(copy);
        }
    }

    // Moves the row's things onto the page, at the place that has been reached. Of the row its height stays.
    void place(Row& row) {
        for (pages::FrameItem& item : row.items) {
            pages::move(item.thing, {}, y_);
            page_.items.push_back(std::move(item));
        }
        for (pages::LinkArea& link : row.links) {
            link.top_left.y += y_;
            page_.links.push_back(std::move(link));
        }
        for (pages::Anchor& anchor : row.anchors) page_.anchors.push_back({std::move(anchor.block), {anchor.at.x, y_}});
        std::vector<pages::FrameItem>().swap(row.items);
        y_ += row.height;
    }

    // Frames are drawn around those of their rows that are on this page.
    void open_frame(const Row& row) {
        if (row.box == open_box_) return;
        open_box_ = row.box;
        box_top_ = y_;
    }

    void close_frame() {
        if (open_box_ != kNone) {
            const FramedBox& box = job_.material.boxes[open_box_];
            const pages::Point corner{box.left, box_top_ - box.pad};
            const pages::Rectangle frame{corner, box.right - box.left, y_ - box_top_ + box.pad * 2, box.thickness, {}};
            add_artifact(page_.items, frame);
        }
        open_box_ = kNone;
    }

    // Notes stand at the very foot of the body.
    void set_notes(const PageRange& range, Length bottom) {
        body_end_ = y_;
        notes_top_.reset();
        if (range.notes_begin >= range.notes_end) return;
        const style::NoteStyle& look = job_.style.notes;
        const Length height = height_of_notes(job_.material, range.notes_begin, range.notes_end);
        y_ = std::max(bottom - height, body_end_ + look.space_above_rule + look.rule_thickness + look.space_below_rule);
        const Length rule_y = y_ - look.space_below_rule - look.rule_thickness;
        const style::RuleStyle rule{look.label_x, look.label_x + look.rule_length, rule_y, look.rule_thickness};
        place_rule(page_, rule, pages::ArtifactKind::layout);
        notes_top_ = rule_y;
        for (std::uint32_t i = range.notes_begin; i < range.notes_end; ++i) {
            Row& row = job_.material.notes[i].row;
            if (i > range.notes_begin) y_ += row.space_before;
            place(row);
        }
    }

    void set_end_rule(Length bottom) {
        if (!job_.style.end_rule || job_.material.rows.empty()) return;
        const style::EndRule& look = *job_.style.end_rule;
        const Length y = body_end_ + look.space_above;
        const Length middle = page_.width / 2;
        if (y + look.thickness <= std::min(bottom, notes_top_.value_or(bottom)))
            place_rule(page_, {middle - look.width / 2, middle + look.width / 2, y, look.thickness}, pages::ArtifactKind::layout);
    }

    Job& job_;
    const style::PageStyle& look_;
    pages::Page page_;
    Length y_, body_end_, box_top_;
    std::optional<Length> notes_top_;           // of the page that is being composed
    std::uint32_t open_box_ = kNone;
    const Length turned_ = look_.height - look_.width;      // how much lower a turned page is, and wider
};

void describe(Job& job) {
    const document::Document& document = job.document;
    pages::StructureElement root;
    root.role = pages::Role::document;
    job.pages.structure.push_back(std::move(root));
    job.pages.title = document.title;
    job.pages.language = document.language;
    job.pages.author = document.author;
    job.pages.subject = document.subject;
    job.pages.date = document.date;
}

constexpr int kMostRounds = 5;

// Collects the document and puts it onto pages.
void lay(Job& job) {
    const document::Document& document = job.document;
    const style::Style& style = job.style;
    describe(job);
    Composer composer(job);
    pages::Page first = composer.blank_page();
    Length top = style.page.body_top;
    const bool has_masthead = document.masthead && style.masthead;
    if (has_masthead) top = set_masthead(job, first);
    Collector(job, job.material.rows).collect_body();
    job.targets.clear();
    if (job.spent) {
        job.spent->blocks = {};
        job.spent->notes = {};
    }
    if (has_masthead && !job.material.rows.empty()) top += job.material.rows.front().space_before;
    composer.compose(std::move(first), top);
}

// A table of contents and references show pages that stand only when all is laid out: again, until it tells the truth. `spent`: the
// same document, or null where it is to stay whole.
pages::Pages lay_until_settled(const document::Document& document, const style::Style& style, const Tools& tools,
                               Diagnostics& diagnostics, document::Document* spent) {
    PageNumbers shown;
    for (int round = 1;; ++round) {
        Diagnostics found;
        Job job{document, style, tools, found, spent};
        job.page_numbers = shown;
        lay(job);
        PageNumbers now = job.shows_pages ? page_numbers(job.pages) : shown;
        if (now == shown || round == kMostRounds) {
            for (const Diagnostic& one : found.all()) diagnostics.add(one);
            return std::move(job.pages);
        }
        shown = std::move(now);
    }
}

}  // namespace

pages::Pages set(const document::Document& document, const style::Style& style, const Tools& tools, Diagnostics& diagnostics) {
    return lay_until_settled(document, style, tools, diagnostics, nullptr);
}

pages::Pages set(document::Document&& document, const style::Style& style, const Tools& tools, Diagnostics& diagnostics) {
    return lay_until_settled(document, style, tools, diagnostics, asks_for_pages(document) ? nullptr : &document);
}

}  // namespace rapporteur::layout
