#include <algorithm>
#include <limits>
#include <optional>

#include "text/bidi.h"
#include "text/paragraph.h"
#include "text/setting.h"

namespace rapporteur::text {

namespace {

__extension__ using Wide = __int128;

// A part of a line that is shaped, or a blank, or the hyphen that the break adds; in logical order.
struct Atom {
    enum class Kind { word, blank, hyphen } kind = Kind::word;
    Piece piece;
    Level level = 0;
    const ShapedWord* shaped = nullptr;      // of words
    std::uint32_t glyph = 0;                 // of blanks and hyphens
    Length width;
    Length stretch, shrink;                  // of what may give: a blank, or the joint after an ideograph
    Length added;                            // by justification
};

constexpr int kWhole = 100'000;
constexpr std::string_view kSoftHyphen = "\u00AD";
constexpr std::string_view kNoBreakSpace = "\u00A0";

// One line: its atoms are gathered, justified, then written as runs of glyphs.
class LineSetter {
public:
    LineSetter(const std::vector<Span>& spans, const std::vector<Item>& items, const Levels& levels, Shaper& shaper)
        : spans_(spans), items_(items), levels_(levels), shaper_(shaper) {}

    // `begin`: the first item that is not dropped.
    Line set(std::uint32_t begin, const LineEnd& end, Length measure, LineAlign align) {
        atoms_.clear();
        fill_ = false;
        widened_ = 0;
        for (std::uint32_t i = begin; i < end.item; ++i) std::visit([&](const auto& item) { gather(item); }, items_[i]);
        Line line;
        line.overfull = end.overfull;
        line.ratio = end.ratio;
        line.hyphenated = add_hyphen(items_[end.item]);
        if (align == LineAlign::justified) {
            if (!fill_) measure += hang_at(end.item);
            widen_letters(measure, end.letter_stretch);
        }
        justify(measure, align);
        for (const Atom& atom : atoms_) line.width += atom.width + atom.added;
        add_blank_at_end(end.item);
        write_runs(line, indent(measure - line.width, align));
        return line;
    }

private:
    const Span& span(const Piece& piece) const { return spans_[piece.span]; }
    std::string_view text(const Piece& piece) const {
        return std::string_view(span(piece).characters).substr(piece.begin, piece.end - piece.begin);
    }

    // ---- What stands on the line ----

    // Parts of one word were boxes of their own so that it could be divided there: where it was not, it is one word again.
    void gather(const Box& box) {
        Atom* last = atoms_.empty() ? nullptr : &atoms_.back();
        const bool goes_on = last && last->kind == Atom::Kind::word && last->piece.span == box.piece.span &&
                             last->piece.end == box.piece.begin && last->stretch == Length() && !last->shaped;
        if (goes_on) {
            last->piece.end = box.piece.end;
            return;
        }
        shape_last();
        atoms_.push_back({Atom::Kind::word, box.piece, 0, nullptr, 0, {}, {}, {}, {}});
    }
    void gather(const Glue& glue) {
        shape_last();
        if (fills(glue)) fill_ = true;
        else if (glue.piece.begin == glue.piece.end) add_joint(glue);
        else atoms_.push_back(blank(glue));
    }
    void gather(const Penalty&) {}

    // Between ideographs: what it gives is given to the one before it.
    void add_joint(const Glue& glue) {
        if (atoms_.empty()) return;
        atoms_.back().stretch += glue.stretch;
        atoms_.back().shrink += glue.shrink;
    }

    Atom blank(const Glue& glue) const {
        const Level level = levels_.of(glue.piece.span, glue.piece.begin);
        const std::uint32_t glyph = span(glue.piece).face->glyph_for(U' ');
        Atom atom{Atom::Kind::blank, glue.piece, level, nullptr, glyph, glue.width, glue.stretch, glue.shrink, {}};
        return atom;
    }

    void shape_last() {
        if (atoms_.empty() || atoms_.back().kind != Atom::Kind::word || atoms_.back().shaped) return;
        if (levels_.empty()) shape(atoms_.back(), Direction::by_script);
        else shape_by_level();
    }

    void shape(Atom& atom, Direction direction) {
        const Span& s = span(atom.piece);
        atom.shaped = &shaper_.shape(*s.face, text(atom.piece), s.language, direction);
        atom.width = at_size(s, atom.shaped->advance);
    }

    void shape_by_level() {
        const Piece whole = atoms_.back().piece;
        atoms_.pop_back();
        for (std::uint32_t begin = whole.begin; begin < whole.end;) {
            const Level level = levels_.of(whole.span, begin);
            std::uint32_t end = begin + 1;
            while (end < whole.end && levels_.of(whole.span, end) == level) ++end;
            atoms_.push_back({Atom::Kind::word, {whole.span, begin, end}, level, nullptr, 0, {}, {}, {}, {}});
            shape(atoms_.back(), level % 2 == 1 ? Direction::right_to_left : Direction::left_to_right);
            begin = end;
        }
    }

    bool add_hyphen(const Item& end) {
        shape_last();
        const auto* penalty = std::get_if<Penalty>(&end);
        if (!penalty || !penalty->adds_hyphen || atoms_.empty()) return penalty && penalty->flagged;
        Atom atom{Atom::Kind::hyphen, atoms_.back().piece, atoms_.back().level, nullptr, 0, {}, {}, {}, {}};
        const FontFace& face = *span(atom.piece).face;
        atom.glyph = face.glyph_for(U'-');
        atom.width = at_size(span(atom.piece), static_cast<int>(face.glyph_advance(atom.glyph)));
        atom.piece.begin = atom.piece.end;
        atoms_.push_back(atom);
        return true;
    }

    // The blank at which the line broke, as wide as nothing (rule L1 of Annex 9 gives it the paragraph's direction).
    void add_blank_at_end(std::uint32_t item) {
        for (; item < items_.size() && !std::holds_alternative<Box>(items_[item]); ++item) {
            const auto* glue = std::get_if<Glue>(&items_[item]);
            const auto* penalty = std::get_if<Penalty>(&items_[item]);
            if (penalty && penalty->cost <= kAlways) return;
            if (!glue || glue->piece.begin == glue->piece.end) continue;
            atoms_.push_back(blank(*glue));
            atoms_.back().level = levels_.paragraph();
            atoms_.back().width = {};
            return;
        }
    }

    // ---- Justification ----

    // How far the line's end may stand in the margin.
    Length hang_at(std::uint32_t item) const {
        const auto* penalty = std::get_if<Penalty>(&items_[item]);
        if (penalty && penalty->adds_hyphen) return penalty->hang;
        const auto* box = item > 0 ? std::get_if<Box>(&items_[item - 1]) : nullptr;
        return box ? box->hang : Length();
    }

    // The letters give first.
    void widen_letters(Length measure, double share_of_letters) {
        if (share_of_letters == 0) return;
        Length natural, letters;
        for (const Atom& atom : atoms_) {
            natural += atom.width;
            if (atom.kind != Atom::Kind::blank) letters += atom.width;
        }
        const Length most = part_of(letters, share_of_letters);
        const Length gap = std::clamp(measure - natural, -most, fill_ ? Length() : most);
        if (letters == Length()) return;
        widened_ = static_cast<int>(Wide{gap.units()} * kWhole / letters.units());
        for (Atom& atom : atoms_)
            if (atom.kind != Atom::Kind::blank) atom.width = as_drawn(atom.width);
    }

    Length as_drawn(Length natural) const { return natural.scaled(kWhole + widened_, kWhole); }

    // What is missing (or too much) is shared out in proportion to what each may give, to the last unit.
    void justify(Length measure, LineAlign align) {
        Length natural, stretch, shrink;
        for (Atom& atom : atoms_) {
            natural += atom.width;
            stretch += atom.stretch;
            shrink += atom.shrink;
        }
        const Length gap = measure - natural;
        const bool stretches = align == LineAlign::justified && !fill_ && gap > Length() && stretch > Length();
        if (stretches) share(gap, stretch, &Atom::stretch);
        else if (gap < Length() && shrink > Length()) share(std::max(gap, -shrink), shrink, &Atom::shrink);
    }

    void share(Length gap, Length whole, Length Atom::*part) {
        Wide given = 0;
        Wide seen = 0;
        for (Atom& atom : atoms_) {
            seen += (atom.*part).units();
            const Wide due = Wide{gap.units()} * seen / whole.units();
            atom.added = Length::units(static_cast<std::int64_t>(due - given));
            given = due;
        }
    }

    // The last line of a paragraph that runs leftwards ends where it begins: at the right.
    Length indent(Length gap, LineAlign align) const {
        if (align == LineAlign::right || (align == LineAlign::justified && levels_.paragraph() % 2 == 1)) return gap;
        if (align == LineAlign::centre) return gap / 2;
        return {};
    }

    // ---- Glyphs ----

    // Atoms [begin, end) of one span, and the lowest of their levels.
    struct Stretch { std::size_t begin = 0, end = 0; Level level = 0; };

    template <typename Joins>
    std::vector<Stretch> stretches(const Joins& joins) const {
        std::vector<Stretch> found;
        for (std::size_t i = 0; i < atoms_.size(); ++i) {
            const bool goes_on =
                i > 0 && atoms_[i].piece.span == atoms_[i - 1].piece.span && joins(atoms_[i - 1].level, atoms_[i].level);
            if (!goes_on) found.push_back({i, i, atoms_[i].level});
            found.back().end = i + 1;
            found.back().level = std::min(found.back().level, atoms_[i].level);
        }
        return found;
    }

    // What runs leftwards is one stretch with the figures in it, but where words of another span would stand between the two.
    std::vector<Stretch> stretches() const {
        if (levels_.empty()) return stretches([](Level, Level) { return true; });
        std::vector<Stretch> whole = stretches([](Level before, Level now) { return (before > 0) == (now > 0); });
        const auto torn = [&](const Stretch& one, const Stretch& next) {
            const Level last = atoms_[one.end - 1].level, first = atoms_[next.begin].level;
            return last > 1 && first > 1 && (last != one.level || first != next.level);
        };
        for (std::size_t i = 0; i + 1 < whole.size(); ++i)
            if (torn(whole[i], whole[i + 1])) return stretches([](Level before, Level now) { return before == now; });
        return whole;
    }

    void write_runs(Line& line, Length x) {
        const std::vector<Stretch> stretches = this->stretches();
        line.runs.reserve(stretches.size());
        for (const std::size_t i : order(stretches)) {
            line.runs.push_back(write(stretches[i], x));
            x += line.runs.back().width();
        }
    }

    std::vector<std::size_t> order(const std::vector<Stretch>& stretches) const {
        if (levels_.empty()) {
            std::vector<std::size_t> as_they_are(stretches.size());
            for (std::size_t i = 0; i < as_they_are.size(); ++i) as_they_are[i] = i;
            return as_they_are;
        }
        std::vector<Level> levels;
        for (const Stretch& stretch : stretches) levels.push_back(stretch.level);
        return visual_order(levels);
    }

    GlyphRun write(const Stretch& stretch, Length x) {
        const Span& s = span(atoms_[stretch.begin].piece);
        GlyphRun run;
        run.face = s.face;
        run.size = s.size;
        run.x = x;
        run.rise = s.rise;
        run.user = s.user;
        run.widened = widened_;
        run.right_to_left = stretch.level % 2 == 1;
        run.words.reserve(stretch.end - stretch.begin);
        run.characters.reserve(bytes_of(stretch));
        for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
            SetWord& word =
                run.words.emplace_back(SetWord{&shaped(atoms_[i], s), static_cast<std::uint32_t>(run.characters.size()), 0});
            word.added = units(atoms_[i].width + atoms_[i].added - run.drawn(word.shaped->advance));
            run.characters += characters(atoms_[i]);
        }
        if (stretch.level > 0) put_in_visual_order(run.words, stretch);
        drop_empty_words(run.words);
        return run;
    }

    void put_in_visual_order(std::vector<SetWord>& words, const Stretch& stretch) const {
        std::vector<Level> levels;
        for (std::size_t i = stretch.begin; i < stretch.end; ++i) levels.push_back(atoms_[i].level);
        std::vector<SetWord> ordered;
        ordered.reserve(words.size());
        for (const std::size_t i : visual_order(levels)) ordered.push_back(words[i]);
        words = std::move(ordered);
    }

    std::size_t bytes_of(const Stretch& stretch) const {
        std::size_t bytes = 0;
        for (std::size_t i = stretch.begin; i < stretch.end; ++i) bytes += characters(atoms_[i]).size();
        return bytes;
    }

    static std::int32_t units(Length length) {
        constexpr std::int64_t kMost = std::numeric_limits<std::int32_t>::max();
        return static_cast<std::int32_t>(std::clamp(length.units(), -kMost, kMost));
    }

    const ShapedWord& shaped(const Atom& atom, const Span& s) {
        return atom.kind == Atom::Kind::word ? *atom.shaped : shaper_.sign(*s.face, atom.glyph, characters(atom));
    }

    // Marks that only turn the direction have no glyph.
    static void drop_empty_words(std::vector<SetWord>& words) {
        std::erase_if(words, [](const SetWord& word) { return word.shaped->glyphs.empty(); });
    }

    std::string_view characters(const Atom& atom) const {
        if (atom.kind == Atom::Kind::hyphen) return kSoftHyphen;
        if (atom.kind == Atom::Kind::word) return text(atom.piece);
        return text(atom.piece).starts_with(kNoBreakSpace) ? kNoBreakSpace : " ";
    }

    const std::vector<Span>& spans_;
    const std::vector<Item>& items_;
    const Levels& levels_;
    Shaper& shaper_;
    std::vector<Atom> atoms_;
    bool fill_ = false;                  // it is the last line before a forced break
    int widened_ = 0;                    // its letters, in hundred-thousandths
};

// The first item of the line that follows a break: glue and penalties at its beginning vanish.
std::uint32_t after_break(const std::vector<Item>& items, std::uint32_t at, std::uint32_t end) {
    while (at < end && !std::holds_alternative<Box>(items[at])) ++at;
    return at;
}

bool runs_over(const std::vector<LineEnd>& ends) {
    return std::any_of(ends.begin(), ends.end(), [](const LineEnd& end) { return end.overfull; });
}

// The lines of the narrowest measure on which there are no more of them than on the whole.
std::vector<LineEnd> break_evenly(const std::vector<Item>& items, const BreakOptions& options) {
    constexpr int kSteps = 7;
    std::vector<LineEnd> ends = break_lines(items, options);
    if (ends.size() < 2 || runs_over(ends)) return ends;
    int fits = 1 << kSteps, too_narrow = fits / 2;          // of the measure, in 128ths
    while (fits - too_narrow > 1) {
        const int share = (fits + too_narrow) / 2;
        BreakOptions narrower = options;
        narrower.width = [&](std::size_t line) { return options.width(line).scaled(share, 1 << kSteps); };
        std::vector<LineEnd> tried = break_lines(items, narrower);
        const bool is_fit = tried.size() <= ends.size() && !runs_over(tried);
        (is_fit ? fits : too_narrow) = share;
        if (is_fit) ends = std::move(tried);
    }
    return ends;
}

}  // namespace

Length GlyphRun::width() const {
    Length sum;
    for (const SetWord& word : words) sum += drawn(word.shaped->advance) + Length::units(word.added);
    return sum;
}

std::vector<Glyph> GlyphRun::glyphs() const {
    std::vector<Glyph> all;
    for_each_glyph([&](const Glyph& glyph) { all.push_back(glyph); });
    return all;
}

std::vector<Line> set_lines(const std::vector<Span>& spans, const std::vector<Item>& items, const std::vector<LineEnd>& ends,
                            const BreakOptions& options, LineAlign align, Shaper& shaper) {
    const Levels levels(spans);
    LineSetter setter(spans, items, levels, shaper);
    std::vector<Line> lines;
    lines.reserve(ends.size());
    std::uint32_t begin = 0;
    for (const LineEnd& end : ends) {
        lines.push_back(setter.set(after_break(items, begin, end.item), end, options.width(lines.size()), align));
        begin = end.item;
    }
    return lines;
}

std::vector<Line> set_paragraph(const std::vector<Span>& spans, const ItemOptions& item_options, const BreakOptions& break_options,
                                LineAlign align, Shaper& shaper) {
    ItemOptions setting = item_options;
    setting.justified = align == LineAlign::justified;
    const auto runs_leftwards = [](const Span& span) { return may_run_leftwards(span.characters); };
    if (!setting.justified || std::any_of(spans.begin(), spans.end(), runs_leftwards)) setting.protrusion = 0;
    BreakOptions breaking = break_options;
    if (!setting.justified) setting.hyphen_penalty = setting.name_hyphen_penalty = kOnlyToFit;
    if (!setting.justified) breaking.letter_stretch = breaking.letter_stretch_at_need = 0;
    if (!setting.justified && breaking.ragged == Length() && !spans.empty()) breaking.ragged = spans.front().size * 2;
    const std::vector<Item> items = make_items(spans, setting, shaper);
    const bool balanced = breaking.balanced && !setting.justified;
    const std::vector<LineEnd> ends = balanced ? break_evenly(items, breaking) : break_lines(items, breaking);
    return set_lines(spans, items, ends, breaking, align, shaper);
}

}  // namespace rapporteur::text
