#include <algorithm>

#include "chart/chart.h"
#include "document/chart.h"
#include "layout/collect.h"
#include "layout/spans.h"

namespace rapporteur::layout {

// "Figure II" and its title, the drawing, and below it the table that it shows, on one page where they fit (UN Editorial Manual:
// the number and the title of a figure stand above it).
class ChartSetter {
public:
    ChartSetter(Collector& collector, const document::Chart& chart, const document::Block& block, const Place& place)
        : out_(collector), job_(collector.job_), chart_(chart), block_(block), look_(job_.style.chart), place_(place) {
        place_.parent = job_.element(pages::Role::division, out_.parent_of(place), block.origin);
        place_.in_section = false;
    }

    void set() {
        const std::size_t first = out_.rows_.size();
        set_caption(first);
        set_drawing(first);
        const std::size_t drawn = out_.rows_.size();
        document::Block below{chart_.table, {}, block_.origin};
        auto& table = std::get<document::Table>(below.node);
        table.caption.clear();                  // it stands above the chart
        out_.add(table, below, place_);
        keep_together(first, drawn);
    }

private:
    // Without a break inside: the label on its own line, then the title.
    void set_caption(std::size_t first) {
        if (chart_.label.empty() && chart_.table.caption.empty()) return;
        const pages::ElementId caption = job_.element(pages::Role::caption, place_.parent, block_.origin);
        if (!chart_.label.empty())
            set_line(spans_of(job_, chart_.label, look_.label_font, caption, block_.origin), look_.label_font, caption, first);
        if (!chart_.table.caption.empty())
            set_line(spans_of(job_, chart_.table.caption, look_.title_font, caption), look_.title_font, caption, first);
    }

    void set_line(const std::vector<text::Span>& spans, const style::FontStyle& font, pages::ElementId caption, std::size_t first) {
        style::ParagraphStyle form = *place_.paragraph;
        form.font = font;
        form.leading = look_.caption_leading;
        form.left = form.first_line = look_.left;
        form.right = look_.right;
        form.align = style::Align::left;
        form.space_before = out_.rows_.size() == first ? look_.space_before : Length();
        form.space_after = {};
        const std::size_t before = out_.rows_.size();
        out_.set(spans, {form, caption, {}, 0, before == first ? block_.id : std::string(), block_.origin}, place_);
        if (out_.rows_.size() == before || out_.rows_.back().items.empty()) return;
        if (auto* last = std::get_if<pages::PlacedRun>(&out_.rows_.back().items.back().thing)) end_with_blank(last->run);
        out_.pending_cost_ = kNever;
    }

    void set_drawing(std::size_t first) {
        Diagnostics told;                       // by whoever read the document
        const document::ChartFigures figures = document::figures_of(chart_, block_.origin, told);
        const pages::ElementId figure = job_.element(pages::Role::figure, place_.parent, block_.origin);
        job_.pages.structure[figure].alternative = chart_.alternative;
        const chart::Frame frame{chart_.kind, chart_.unit, look_.right - look_.left, tallest(), [&](const std::string& words) {
                                     text::Line line = one_line(job_, words, look_.font, figure, block_.origin);
                                     if (!line.runs.empty()) end_with_blank(line.runs.back());
                                     return line;
                                 }};
        chart::Drawing drawing = chart::draw(figures, look_, frame);
        if (drawing.things.empty()) return;
        Row row;
        row.height = drawing.height;
        if (out_.rows_.size() == first && !block_.id.empty()) row.anchors.push_back({block_.id, {look_.left, {}}});
        for (pages::Thing& thing : drawing.things) {
            pages::move(thing, look_.left, {});
            row.items.push_back({std::move(thing), figure, {}});
        }
        out_.push(std::move(row), place_, out_.rows_.size() == first ? look_.space_before : 6_pt, kFree);
        out_.end_block(look_.space_after);
    }

    // What is left of the lower of two pages when the caption has three lines.
    Length tallest() const {
        const style::PageStyle& page = job_.style.page;
        return std::max(60_pt, page.body_bottom - page.body_top - look_.caption_leading * 4);
    }

    // Chart and table share a page where one can hold both, and rather part from each other than the table from itself; else the table
    // begins below the chart if it likes.
    void keep_together(std::size_t first, std::size_t drawn) {
        Length height;
        for (std::size_t i = first; i < out_.rows_.size(); ++i) height += out_.rows_[i].height + out_.rows_[i].space_before;
        const style::PageStyle& page = job_.style.page;
        const bool fits = height <= page.body_bottom - page.body_top;
        for (std::size_t i = std::max(first + 1, drawn); i < out_.rows_.size(); ++i) {
            const int cost = !fits ? (i == drawn ? kTableEnd : kFree) : kAfterLeadIn * (i == drawn ? 2 : 3);
            out_.rows_[i].cost = std::max(out_.rows_[i].cost, cost);
        }
    }

    Collector& out_;
    Job& job_;
    const document::Chart& chart_;
    const document::Block& block_;
    const style::ChartStyle& look_;
    Place place_;
};

void Collector::add(const document::Chart& chart, const document::Block& block, const Place& place) {
    ChartSetter(*this, chart, block, place).set();
}

}  // namespace rapporteur::layout
