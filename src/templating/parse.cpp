#include <algorithm>
#include <array>
#include <optional>

#include "language/tokens.h"
#include "templating/segments.h"
#include "templating/statements.h"
#include "templating/targets.h"
#include "templating/template.h"

namespace rapporteur::templating {

namespace {

using language::Token;
using language::TokenKind;
using language::Tokens;

constexpr std::size_t kDeepest = 200;        // blocks in blocks
constexpr std::size_t kMostFaults = 100;     // of one file

// A block whose end is awaited, and the tags that may end or divide it.
struct Open {
    std::string tag;
    SourceSpan place;
    std::vector<std::string_view> ends;
    bool takes(std::string_view word) const { return std::find(ends.begin(), ends.end(), word) != ends.end(); }
};

struct Tag {
    const Segment* segment;
    std::string word;
    SourceSpan word_place;
};

Tag tag_of(const Segment& segment) {
    const std::string_view text = segment.inside.text();
    const auto is_word = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    };
    std::size_t begin = 0;
    while (begin < text.size() && !is_word(text[begin]) && static_cast<unsigned char>(text[begin]) <= ' ') ++begin;
    std::size_t end = begin;
    while (end < text.size() && is_word(text[end])) ++end;
    const auto at = [&](std::size_t offset) { return segment.inside.begin + static_cast<std::uint32_t>(offset); };
    return {&segment, std::string(text.substr(begin, end - begin)), {segment.inside.file, at(begin), at(end)}};
}

class Parser {
public:
    Parser(Template& result, const SourceFile& source, const Options& options) : result_(result), source_(source) {
        segments_ = cut_template(source, options, result_.faults);
        cut_well_ = result_.faults.empty();
    }

    void parse() { result_.body = parse_body(); }

private:
    using Reader = void (Parser::*)(const Tag&, Body&);
    struct Row {
        std::string_view word;
        Reader read;
    };
    // A new statement: one row here, one struct in statements.h, one overload in render.cpp.
    static constexpr std::array<Row, 16> rows() {
        return {{{"if", &Parser::read_if}, {"for", &Parser::read_for}, {"set", &Parser::read_set}, {"filter", &Parser::read_filter},
                 {"macro", &Parser::read_macro}, {"call", &Parser::read_call}, {"with", &Parser::read_with},
                 {"include", &Parser::read_include}, {"import", &Parser::read_import}, {"from", &Parser::read_from},
                 {"extends", &Parser::read_extends}, {"block", &Parser::read_block}, {"print", &Parser::read_print},
                 {"autoescape", &Parser::read_autoescape}, {"raw", &Parser::read_stray_raw}, {"endraw", &Parser::read_stray_raw}}};
    }
    static constexpr std::array<std::string_view, 11> kInnerWords = {
        "elif", "else", "endif", "endfor", "endset", "endfilter", "endmacro", "endcall", "endwith", "endblock", "endautoescape"};

    // ---- The way through the segments ------------------------------------------------------------------------------------

    // Up to the tag that ends or divides an open block, which is left; or to the end of the template.
    Body parse_body() {
        Body body;
        while (at_ < segments_.size() && result_.faults.size() < kMostFaults) {
            const Segment& segment = segments_[at_];
            if (segment.kind == SegmentKind::statement) {
                const Tag tag = tag_of(segment);
                if (std::any_of(open_.begin(), open_.end(), [&](const Open& open) { return open.takes(tag.word); })) break;
                ++at_;
                read_statement(tag, body);
            } else {
                ++at_;
                if (segment.kind == SegmentKind::text) body.push_back({words(segment), segment.place});
                else read_output(segment, body);
            }
        }
        return body;
    }

    void read_statement(const Tag& tag, Body& body) {
        const auto table = rows();
        const auto row = std::find_if(table.begin(), table.end(), [&](const Row& r) { return r.word == tag.word; });
        if (row != table.end()) return (this->*row->read)(tag, body);
        if (std::find(kInnerWords.begin(), kInnerWords.end(), tag.word) != kInnerWords.end()) return stray(tag);
        unknown(tag);
    }

    void stray(const Tag& tag) {
        if (!cut_well_ || gave_up_) return;
        auto what = error("templating.stray-tag", tag.word_place, "there is nothing here that '" + tag.word + "' could belong to");
        if (open_.empty()) add(std::move(what).hint("remove it, or begin the block that it ends"));
        else
            add(std::move(what)
                    .hint("'" + std::string(open_.back().ends.back()) + "' is awaited here")
                    .see(open_.back().place, "'" + open_.back().tag + "' begins here"));
    }

    void unknown(const Tag& tag) {
        if (!tag.segment->whole) return;
        if (tag.word.empty()) {
            add(error("templating.no-tag", tag.segment->place, "this tag has no name")
                    .hint("write for example '{% if … %}', or '{{ … }}' to show a value"));
            return;
        }
        std::vector<std::string> known;
        for (const Row& row : rows()) known.emplace_back(row.word);
        for (const std::string_view word : kInnerWords) known.emplace_back(word);
        const std::string near = nearest(tag.word, known);
        auto what = error("templating.unknown-tag", tag.word_place, "there is no tag '" + tag.word + "'");
        add(near.empty() ? std::move(what).hint("to show a value, write '{{ " + tag.word + " }}'")
                         : std::move(what).hint("did you mean '" + near + "'?"));
    }

    void add(Diagnostic fault) {
        if (result_.faults.size() < kMostFaults) result_.faults.push_back(std::move(fault));
    }

    // ---- Parts that all statements share ---------------------------------------------------------------------------------

    // Reads what stands behind the tag's word. A fault is kept and the statement goes on without its head, so that the block's
    // end still finds its beginning.
    template <class Read>
    void head(const Tag& tag, bool opens_block, Read read) {
        if (!tag.segment->whole) return;
        guarded([&] {
            Tokens tokens(cut(tag.segment->inside));
            tokens.next();
            read(tokens);
            if (opens_block) tokens.take_symbol(":");
            tokens.expect_end();
        });
    }

    template <class Work>
    void guarded(Work work) {
        try {
            work();
        } catch (const Fault& fault) {
            add(fault.diagnostic);
        }
    }

    // The words of a tag; what a macro's body says of `caller`, `kwargs` and `varargs` decides what it may be given.
    std::vector<Token> cut(const SourceSpan& stretch) {
        std::vector<Token> tokens = language::cut(stretch);
        for (std::size_t i = 0; i < tokens.size() && !procedures_.empty(); ++i) {
            if (!tokens[i].is(TokenKind::name)) continue;
            const bool field = i > 0 && tokens[i - 1].is_symbol("."),
                       argument = i + 1 < tokens.size() && tokens[i + 1].is_symbol("=");
            if (!field && !argument) note_use(tokens[i].value);
        }
        return tokens;
    }

    void note_use(std::string_view name) {
        for (Procedure* procedure : procedures_) {
            if (name == "caller") procedure->uses_caller = true;
            if (name == "kwargs") procedure->uses_kwargs = true;
            if (name == "varargs") procedure->uses_varargs = true;
        }
    }

    // The body of a block up to one of `ends`, which is taken. Empty where the end is missing.
    std::optional<Tag> body_until(const Tag& begin, std::vector<std::string_view> ends, Body& body) {
        if (open_.size() >= kDeepest) return too_deep(begin);
        open_.push_back({begin.word, begin.segment->place, std::move(ends)});
        body = parse_body();
        const Open open = std::move(open_.back());
        open_.pop_back();
        if (at_ < segments_.size()) {
            const Tag end = tag_of(segments_[at_]);
            if (open.takes(end.word)) {
                ++at_;
                return end;
            }
        }
        unclosed(open);
        return std::nullopt;
    }

    void whole_body(const Tag& begin, std::string_view end, Body& body) {
        if (const auto found = body_until(begin, {end}, body)) head(*found, false, [](Tokens&) {});
    }

    std::optional<Tag> too_deep(const Tag& begin) {
        if (!gave_up_)
            add(error("templating.too-deep", begin.segment->place,
                      "blocks are nested deeper than " + std::to_string(kDeepest) + " levels")
                    .hint("put inner parts into macros or templates of their own"));
        gave_up_ = true;
        at_ = segments_.size();
        return std::nullopt;
    }

    void unclosed(const Open& open) {
        if (gave_up_ || !cut_well_) return;
        const std::string end(open.ends.back());
        auto what =
            error("templating.unclosed-block", open.place, "this '" + open.tag + "' has no end").hint("add '{% " + end + " %}'");
        const auto size = static_cast<std::uint32_t>(source_.text().size());
        if (at_ < segments_.size()) add(std::move(what).see(segments_[at_].place, "'" + end + "' was expected here at the latest"));
        else add(std::move(what).see({&source_, size, size}, "the template ends here without '" + end + "'"));
    }

    static Words words(const Segment& segment) {
        Words words;
        const std::string_view text = segment.place.text();
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t found = text.find_first_of("\r\n", begin);
            const std::size_t end = found == std::string_view::npos ? text.size() : found;
            const std::size_t next = end + line_end(text, end);
            const auto offset = segment.place.begin;
            words.lines.push_back(
                {{segment.place.file, offset + static_cast<std::uint32_t>(begin), offset + static_cast<std::uint32_t>(next)},
                 text.substr(begin, end - begin),
                 next > end});
            begin = next;
        }
        return words;
    }

    // ---- The statements --------------------------------------------------------------------------------------------------

    void read_output(const Segment& segment, Body& body) {
        if (!segment.whole) return;
        guarded([&] {
            Tokens tokens(cut(segment.inside));
            if (tokens.at_end())
                throw Fault(error("templating.empty-output", segment.place, "there is nothing between '{{' and '}}'")
                                .hint("write a name, as in '{{ title }}', or remove it"));
            Output output{language::parse_tuple(tokens, true)};
            tokens.expect_end();
            body.push_back({std::move(output), segment.place});
        });
    }

    void read_print(const Tag& tag, Body& body) {
        head(tag, false, [&](Tokens& tokens) {
            while (!tokens.at_end()) {
                body.push_back({Output{language::parse(tokens)}, tag.segment->place});
                if (!tokens.at_end()) tokens.expect_symbol(",");
            }
        });
    }

    void read_if(const Tag& tag, Body& body) {
        If statement;
        std::optional<Tag> at = tag;
        while (at && at->word != "endif") {
            Body part;
            Branch branch;
            const bool last = at->word == "else";
            head(*at, true, [&](Tokens& tokens) { if (!last) branch.condition = language::parse_tuple(tokens, false); });
            at = last ? body_until(tag, {"endif"}, part) : body_until(tag, {"elif", "else", "endif"}, part);
            if (last) statement.otherwise = std::move(part);
            else statement.branches.push_back({std::move(branch.condition), std::move(part)});
        }
        if (at) head(*at, false, [](Tokens&) {});
        body.push_back({std::move(statement), tag.segment->place});
    }

    void read_for(const Tag& tag, Body& body) {
        For loop;
        head(tag, true, [&](Tokens& tokens) {
            loop.target = read_target(tokens, false);
            refuse_loop(loop.target);
            expect_word(tokens, "in");
            loop.items = language::parse_tuple(tokens, false);
            if (tokens.take_name("if")) loop.condition = language::parse(tokens);
            loop.recursive = tokens.take_name("recursive");
        });
        const auto end = body_until(tag, {"else", "endfor"}, loop.body);
        if (end) head(*end, end->word == "else", [](Tokens&) {});
        if (end && end->word == "else") whole_body(tag, "endfor", loop.otherwise);
        body.push_back({std::move(loop), tag.segment->place});
    }

    static void refuse_loop(const Target& target) {
        if (target.name == "loop")
            throw Fault(error("templating.loop-name", target.place, "'loop' is the loop itself and cannot be its variable")
                            .hint("choose another name"));
        for (const Target& part : target.parts) refuse_loop(part);
    }

    void read_set(const Tag& tag, Body& body) {
        Target target;
        ExpressionPtr value;
        bool is_block = false;
        head(tag, true, [&](Tokens& tokens) {
            target = read_target(tokens, true);
            if (tokens.take_symbol("=")) {
                value = language::parse_tuple(tokens, true);
                return;
            }
            is_block = tokens.at_end() || tokens.peek().is_symbol("|") || tokens.peek().is_symbol(":");
            if (tokens.take_symbol("|")) value = read_filters(tokens);
            else if (!is_block) throw expected(tokens, "'='");
        });
        if (!is_block) {
            body.push_back({Set{std::move(target), std::move(value)}, tag.segment->place});
            return;
        }
        SetBlock block{std::move(target), std::move(value), {}};
        whole_body(tag, "endset", block.body);
        body.push_back({std::move(block), tag.segment->place});
    }

    void read_filter(const Tag& tag, Body& body) {
        FilterBlock block;
        head(tag, true, [&](Tokens& tokens) { block.filters = read_filters(tokens); });
        whole_body(tag, "endfilter", block.body);
        body.push_back({std::move(block), tag.segment->place});
    }

    void procedure_body(const Tag& tag, std::string_view end, Procedure& procedure) {
        procedure.place = tag.segment->place;
        for (const Parameter& parameter : procedure.parameters) procedure.takes_caller |= parameter.name == "caller";
        procedures_.push_back(&procedure);
        whole_body(tag, end, procedure.body);
        procedures_.pop_back();
    }

    void read_macro(const Tag& tag, Body& body) {
        Macro macro;
        head(tag, true, [&](Tokens& tokens) {
            macro.procedure.name = tokens.expect_name().value;
            tokens.expect_symbol("(");
            macro.procedure.parameters = read_parameters(tokens);
        });
        procedure_body(tag, "endmacro", macro.procedure);
        body.push_back({std::move(macro), tag.segment->place});
    }

    void read_call(const Tag& tag, Body& body) {
        CallBlock block;
        block.caller.name = "caller";
        block.caller.is_block = true;
        head(tag, true, [&](Tokens& tokens) {
            if (tokens.take_symbol("(")) block.caller.parameters = read_parameters(tokens);
            block.call = read_block_call(tokens);
        });
        procedure_body(tag, "endcall", block.caller);
        body.push_back({std::move(block), tag.segment->place});
    }

    void read_with(const Tag& tag, Body& body) {
        With with;
        head(tag, true, [&](Tokens& tokens) {
            while (!tokens.at_end() && !tokens.peek().is_symbol(":")) {
                if (!with.values.empty()) tokens.expect_symbol(",");
                Target target = read_target(tokens, false);
                tokens.expect_symbol("=");
                with.values.emplace_back(std::move(target), language::parse(tokens));
            }
        });
        whole_body(tag, "endwith", with.body);
        body.push_back({std::move(with), tag.segment->place});
    }

    void read_autoescape(const Tag& tag, Body& body) {
        head(tag, true, [](Tokens& tokens) { language::parse(tokens); });
        Inner inner;
        whole_body(tag, "endautoescape", inner.body);
        body.push_back({std::move(inner), tag.segment->place});
    }

    void read_include(const Tag& tag, Body& body) {
        Include include;
        head(tag, false, [&](Tokens& tokens) {
            include.name = language::parse(tokens);
            if (tokens.peek().is_name("ignore") && tokens.peek(1).is_name("missing")) {
                tokens.next();
                tokens.next();
                include.ignore_missing = true;
            }
            read_context(tokens, include.with_context);
        });
        body.push_back({std::move(include), tag.segment->place});
    }

    void read_import(const Tag& tag, Body& body) {
        Import import;
        head(tag, false, [&](Tokens& tokens) {
            import.name = language::parse(tokens);
            expect_word(tokens, "as");
            import.as = tokens.expect_name().value;
            read_context(tokens, import.with_context);
        });
        body.push_back({std::move(import), tag.segment->place});
    }

    void read_from(const Tag& tag, Body& body) {
        FromImport import;
        head(tag, false, [&](Tokens& tokens) {
            import.name = language::parse(tokens);
            expect_word(tokens, "import");
            import.names = read_imported_names(tokens, import.with_context);
        });
        body.push_back({std::move(import), tag.segment->place});
    }

    void read_extends(const Tag& tag, Body& body) {
        Extends extends;
        head(tag, false, [&](Tokens& tokens) { extends.name = language::parse(tokens); });
        const auto around = std::find_if(open_.begin(), open_.end(), [](const Open& open) { return open.tag != "if"; });
        if (around != open_.end())
            add(error("templating.extends-inside", tag.segment->place, "'extends' cannot stand inside of '" + around->tag + "'")
                    .hint("put it at the beginning of the template")
                    .see(around->place, "'" + around->tag + "' begins here"));
        body.push_back({std::move(extends), tag.segment->place});
    }

    void read_block(const Tag& tag, Body& body) {
        auto block = std::make_unique<Block>();
        block->place = tag.segment->place;
        head(tag, true, [&](Tokens& tokens) {
            block->name = tokens.expect_name().value;
            if (tokens.peek().is_symbol("-"))
                throw Fault(
                    error("templating.block-name", tokens.peek().place, "a block's name cannot have a '-'").hint("use '_'"));
            block->scoped = tokens.take_name("scoped");
            block->required = tokens.take_name("required");
        });
        if (const auto end = body_until(tag, {"endblock"}, block->body))
            head(*end, false, [&](Tokens& tokens) { tokens.take_name(block->name); });
        const bool blank = std::all_of(block->body.begin(), block->body.end(), is_blank);
        if (block->required && !blank)
            add(error("templating.required-block", block->place,
                      "a required block must be empty: the templates that extend this one fill it")
                    .hint("remove 'required', or what stands in the block"));
        const auto [known, is_new] = result_.blocks.emplace(block->name, block.get());
        if (!is_new && !block->name.empty())
            add(error("templating.block-twice", block->place, "the block '" + block->name + "' is there twice")
                    .hint("to show it again, write '{{ self." + block->name + "() }}'")
                    .see(known->second->place, "first given here"));
        body.push_back({std::move(block), tag.segment->place});
    }

    static bool is_blank(const Statement& statement) {
        const auto* words = std::get_if<Words>(&statement.node);
        return words && std::all_of(words->lines.begin(), words->lines.end(),
                                    [](const Line& line) { return line.text.find_first_not_of(" \t") == std::string_view::npos; });
    }

    void read_stray_raw(const Tag& tag, Body&) {
        if (!tag.segment->whole) return;
        add(error("templating.raw", tag.segment->place,
                  tag.word == "raw" ? "'raw' stands alone in its tag" : "there is no 'raw' that this could end")
                .hint("write '{% raw %} … {% endraw %}'"));
    }

    Template& result_;
    const SourceFile& source_;
    std::vector<Segment> segments_;
    std::size_t at_ = 0;
    std::vector<Open> open_;
    std::vector<Procedure*> procedures_;     // whose body is being read
    bool cut_well_ = true, gave_up_ = false;
};

}  // namespace

Template parse_template(std::string name, const SourceFile& source, const Options& options) {
    Template result;
    result.name = std::move(name);
    Parser(result, source, options).parse();
    return result;
}

}  // namespace rapporteur::templating
