#include <algorithm>

#include "chart/chart.h"
#include "document/chart.h"
#include "layout/collect.h"
#include "layout/spans.h"

namespace rapporteur::layout {

// "Figure II" and its title, and below them what is drawn: a picture, or a chart and the table that it shows (UN Editorial Manual: the
// number and the title of a figure stand above it).
class FigureSetter {
public:
    FigureSetter(Collector& collector, const document::Block& block, const Place& place)
        : out_(collector), job_(collector.job_), block_(block), look_(job_.style.chart), place_(place), first_(out_.rows_.size()) {
        place_.parent = job_.element(pages::Role::division, out_.parent_of(place), block.origin);
        place_.in_section = false;
    }

    void set(const document::Chart& chart) {
        set_caption(chart.label, [&](pages::ElementId id) { return spans_of(job_, chart.table.caption, look_.title_font, id); });
        set_drawing(chart);
        const std::size_t drawn = out_.rows_.size();
        document::Block below{chart.table, {}, block_.origin};
        auto& table = std::get<document::Table>(below.node);
        table.caption.clear();                  // it stands above the chart
        out_.add_table(table, below, place_, chart.table.caption);
        keep_together(drawn);
    }

    void set(const document::Picture& picture, std::shared_ptr<const images::Image> image) {
        set_caption(picture.label, [&](pages::ElementId id) { return spans_of(job_, picture.title, look_.title_font, id, block_.origin); });
        const Length left = look_.left + place_.shift, room = std::max(36_pt, look_.right - left);
        pages::Picture placed{{left, {}}, image->natural_width, image->natural_height, std::move(image)};
        shrink(placed, room, tallest());
        pages::ElementId figure = pages::kArtifact;        // what says nothing is no part of the document
        if (!picture.alternative.empty()) figure = figure_saying(picture.alternative);
        Row row;
        row.height = placed.height;
        row.items.push_back({std::move(placed), figure, {}});
        push(std::move(row));
    }

private:
    bool is_first() const { return out_.rows_.size() == first_; }

    // Without a break inside: the label on its own line, then the title.
    template <class Title>
    void set_caption(const std::string& label, const Title& title) {
        const pages::ElementId caption = job_.element(pages::Role::caption, place_.parent, block_.origin);
        const std::vector<text::Span> words = title(caption);
        if (!label.empty()) set_line(spans_of(job_, label, look_.label_font, caption, block_.origin), look_.label_font, caption);
        if (!words.empty()) set_line(words, look_.title_font, caption);
        if (label.empty() && words.empty()) job_.pages.structure.pop_back();
    }

    void set_line(const std::vector<text::Span>& spans, const style::FontStyle& font, pages::ElementId caption) {
        style::ParagraphStyle form = *place_.paragraph;
        form.font = font;
        form.leading = look_.caption_leading;
        form.left = form.first_line = look_.left;
        form.right = look_.right;
        form.align = style::Align::left;
        form.space_before = is_first() ? look_.space_before : Length();
        form.space_after = {};
        const std::size_t before = out_.rows_.size();
        out_.set(spans, {form, caption, {}, 0, is_first() ? block_.id : std::string(), block_.origin}, place_);
        if (out_.rows_.size() == before || out_.rows_.back().items.empty()) return;
        if (auto* last = std::get_if<pages::PlacedRun>(&out_.rows_.back().items.back().thing)) end_with_blank(job_, last->run);
        out_.pending_cost_ = kNever;
    }

    pages::ElementId figure_saying(const std::string& alternative) {
        const pages::ElementId figure = job_.element(pages::Role::figure, place_.parent, block_.origin);
        job_.pages.structure[figure].alternative = alternative;
        return figure;
    }

    void set_drawing(const document::Chart& chart) {
        Diagnostics told;                       // by whoever read the document
        const document::ChartFigures figures = document::figures_of(chart, block_.origin, told);
        const pages::ElementId figure = figure_saying(chart.alternative);
        const chart::Frame frame{chart.kind, chart.unit, look_.right - look_.left, tallest(), [&](const std::string& words) {
                                     text::Line line = one_line(job_, words, look_.font, figure, block_.origin);
                                     if (!line.runs.empty()) end_with_blank(job_, line.runs.back());
                                     return line;
                                 }};
        chart::Drawing drawing = chart::draw(figures, look_, frame);
        if (drawing.things.empty()) return;
        Row row;
        row.height = drawing.height;
        for (pages::Thing& thing : drawing.things) {
            pages::move(thing, look_.left, {});
            row.items.push_back({std::move(thing), figure, {}});
        }
        push(std::move(row));
    }

    static void shrink(pages::Picture& picture, Length width, Length height) {
        const double wide = picture.width.in_points(), high = picture.height.in_points();
        const double scale = std::min({1.0, width.in_points() / wide, height.in_points() / high});
        picture.width = Length::points(wide * scale);
        picture.height = Length::points(high * scale);
    }

    void push(Row row) {
        if (is_first() && !block_.id.empty()) row.anchors.push_back({block_.id, {look_.left, {}}});
        out_.push(std::move(row), place_, is_first() ? look_.space_before : 6_pt, kFree);
        out_.end_block(look_.space_after);
    }

    // What a page leaves to a drawing whose caption has three lines.
    Length tallest() const {
        const style::PageStyle& page = job_.style.page;
        return std::max(60_pt, page.body_bottom - page.body_top - look_.caption_leading * 4);
    }

    // Chart and table share a page where one can hold both, unless more than about a sixth of a page would be left empty for that: then
    // the table follows on the next page, whole. Where no page can hold both, the table begins below the chart if it likes.
    void keep_together(std::size_t drawn) {
        Length height;
        for (std::size_t i = first_; i < out_.rows_.size(); ++i) height += out_.rows_[i].height + out_.rows_[i].space_before;
        const style::PageStyle& page = job_.style.page;
        const bool fits = height <= page.body_bottom - page.body_top;
        for (std::size_t i = std::max(first_ + 1, drawn); i < out_.rows_.size(); ++i) {
            const int cost = !fits ? (i == drawn ? kTableEnd : kFree) : i == drawn ? kAfterChart : kAfterLeadIn * 3;
            out_.rows_[i].cost = std::max(out_.rows_[i].cost, cost);
        }
    }

    Collector& out_;
    Job& job_;
    const document::Block& block_;
    const style::ChartStyle& look_;
    Place place_;
    std::size_t first_;                         // of the figure's rows
};

void Collector::add(const document::Chart& chart, const document::Block& block, const Place& place) {
    FigureSetter(*this, block, place).set(chart);
}

// A picture that cannot be had leaves its words.
void Collector::add(const document::Picture& picture, const document::Block& block, const Place& place) {
    static const images::Found kNoShelf = std::string("there are no pictures here");
    const images::Found& found = job_.tools.pictures ? job_.tools.pictures->find(picture.source) : kNoShelf;
    if (const auto* image = std::get_if<std::shared_ptr<const images::Image>>(&found))
        return FigureSetter(*this, block, place).set(picture, *image);
    job_.diagnostics.add(warning("layout.no-picture", place_of(block.origin),
                                 "the picture '" + picture.source + "' cannot be shown: " + std::get<std::string>(found))
                             .hint("give the path of a PNG or JPEG file below the folder of the project, or of the Markdown file"));
    const document::Image image{picture.source, picture.alternative, picture.title};
    add(document::Paragraph{{{image, block.origin}}}, block, place);
}

}  // namespace rapporteur::layout
