#include "markdown/front_matter.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/attributes.h"
#include "yaml/yaml.h"

namespace rapporteur::markdown {

using namespace document;

namespace {

struct FrontMatter {
    Range yaml;
    std::uint32_t after = 0;
};

std::string_view line_at(std::string_view text, std::size_t at) {
    std::string_view line = text.substr(at, std::min(text.find('\n', at), text.size()) - at);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    return line;
}

std::size_t next_line(std::string_view text, std::size_t at) { return std::min(text.find('\n', at), text.size() - 1) + 1; }

// `closed` is false where the front matter has no end.
std::optional<FrontMatter> find(std::string_view text, bool& closed) {
    const std::size_t first = text.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
    closed = true;
    if (line_at(text, first) != "---") return std::nullopt;
    const std::size_t begin = next_line(text, first);
    for (std::size_t at = begin; at < text.size(); at = next_line(text, at)) {
        const std::string_view line = line_at(text, at);
        if (line != "---" && line != "...") continue;
        return FrontMatter{{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)},
                           static_cast<std::uint32_t>(next_line(text, at))};
    }
    closed = false;
    return std::nullopt;
}

class Reader {
public:
    Reader(const Context& context, Range yaml, Document& document)
        : context_(context),
          yaml_(yaml),
          file_("front matter", std::string(context.text.substr(yaml.begin, yaml.end - yaml.begin))),
          document_(document) {}

    // Whether it is front matter.
    bool read() {
        Diagnostics found;
        const Value value = yaml::read(file_, found);
        if (!context_.rapporteur() && (found.failed() || !value.is(Kind::map))) return false;
        for (const Diagnostic& one : found.all()) context_.diagnostics.add(moved(one));
        if (value.is(Kind::map)) fields(value.map());
        else if (!value.is(Kind::null) && !found.failed()) wrong_kind(value, "the front matter", "fields (title: …)");
        return true;
    }

private:
    using Take = std::function<void(const Value&, const std::string&)>;
    struct Field {
        std::string_view name;
        Take take;
    };

    // A place in the front matter as a place in the whole text.
    Range in_text(SourceSpan span) const { return {yaml_.begin + span.begin, yaml_.begin + span.end}; }

    SourceSpan moved(SourceSpan span) const {
        if (span.file != &file_) return span;
        return context_.places.shown_at(in_text(span));
    }

    Diagnostic moved(Diagnostic diagnostic) const {
        diagnostic.place = moved(diagnostic.place);
        for (RelatedPlace& other : diagnostic.related) other.place = moved(other.place);
        return diagnostic;
    }

    Origin origin(const Value& value) const { return context_.places.origin(in_text(value.place())); }

    void report(std::string code, SourceSpan span, std::string message, std::string hint = {}) {
        Diagnostic problem = context_.places.error_at(std::move(code), in_text(span), std::move(message));
        if (!hint.empty()) problem.hints.push_back(std::move(hint));
        context_.diagnostics.add(std::move(problem));
    }

    void wrong_kind(const Value& value, const std::string& what, const std::string& wanted) {
        report("markdown.front-matter", value.place(),
               what + " must be " + wanted + ", but here is " + std::string(describe(value.kind())));
    }

    void each(const Map& map, const std::vector<Field>& known) {
        for (const Map::Entry& entry : map.entries()) {
            const auto field = std::find_if(known.begin(), known.end(), [&](const Field& one) { return one.name == entry.key; });
            if (field != known.end()) {
                if (!entry.value.is(Kind::null)) field->take(entry.value, entry.key);
            } else if (context_.rapporteur()) {
                unknown(entry, known);
            }
        }
    }

    void unknown(const Map::Entry& entry, const std::vector<Field>& known) {
        std::vector<std::string> names;
        for (const Field& one : known) names.emplace_back(one.name);
        const std::string near = nearest(entry.key, names);
        report("markdown.unknown-field", entry.key_place, "the front matter has no field '" + entry.key + "'",
               near.empty() ? "" : "did you mean '" + near + "'?");
    }

    // Text as it is written: 0214826 keeps its nought.
    Take text(std::string& into) {
        return [&](const Value& value, const std::string& name) {
            if (value.is(Kind::text)) into = value.text();
            else if (value.is_number() || value.is(Kind::date)) into = std::string(value.place().text());
            else wrong_kind(value, "'" + name + "'", "text");
        };
    }

    void fields(const Map& map) {
        std::string symbol;
        each(map, {{"id", [this](const Value& value, const std::string& name) { id(value, name); }},
                   {"title", text(document_.title)},
                   {"language", text(document_.language)},
                   {"style", text(document_.style)},
                   {"dialect", [this](const Value& value, const std::string& name) { dialect(value, name); }},
                   {"numbering", [this](const Value& value, const std::string& name) { numbering(value, name); }},
                   {"tables", [this](const Value& value, const std::string& name) { tables(value, name); }},
                   {"author", text(document_.author)},
                   {"subject", text(document_.subject)},
                   {"date", [this](const Value& value, const std::string& name) { date(value, name); }},
                   {"symbol", text(symbol)},
                   {"abbreviations", [this](const Value& value, const std::string& name) { abbreviations(value, name); }},
                   {"running_head", running(document_.running_head)},
                   {"running_foot", running(document_.running_foot)},
                   {"masthead", [this](const Value& value, const std::string& name) { masthead(value, name); }}});
        if (document_.masthead && document_.masthead->symbol.empty()) document_.masthead->symbol = symbol;
    }

    void id(const Value& value, const std::string& name) {
        text(document_.id)(value, name);
        if (document_.id.empty() || is_id(document_.id)) return;
        report("markdown.front-matter", value.place(), "'" + document_.id + "' is no id",
               "an id is letters, digits and . _ : - / and begins with a letter or a digit");
        document_.id.clear();
    }

    void tables(const Value& value, const std::string& name) {
        std::string said;
        text(said)(value, name);
        document_.numbers_tables = said == "numbered";
        if (context_.rapporteur() && !said.empty() && said != "numbered")
            report("markdown.front-matter", value.place(), "'tables' must be numbered or left out, but here is '" + said + "'");
    }

    void dialect(const Value& value, const std::string& name) {
        std::string said;
        text(said)(value, name);
        if (said.empty() || dialect_named(said)) return;
        context_.diagnostics.add(
            context_.places.warning_at("markdown.dialect", in_text(value.place()), "there is no dialect '" + said + "'")
                .hint("write 'house' for a text with regions, references and numbered paragraphs, 'github' for any other"));
    }

    void numbering(const Value& value, const std::string& name) {
        text(document_.numbering)(value, name);
        if (document_.numbering.empty() || numbered_as_un(document_)) return;
        if (context_.rapporteur())
            report("markdown.front-matter", value.place(),
                   "'numbering' must be un, un-sections or left out, but here is '" + document_.numbering + "'");
        document_.numbering.clear();
    }

    void date(const Value& value, const std::string& name) {
        if (value.is(Kind::date)) document_.date = value.date().to_string();
        else if (context_.rapporteur()) wrong_kind(value, "'" + name + "'", "a date (2022-09-19)");
    }

    void abbreviations(const Value& value, const std::string& name) {
        if (!value.is(Kind::map)) return wrong_kind(value, "'" + name + "'", "a map (CCM: Convention on Cluster Munitions)");
        for (const Map::Entry& entry : value.map().entries()) text(document_.abbreviations[entry.key])(entry.value, entry.key);
    }

    void masthead(const Value& value, const std::string& name) {
        if (!value.is(Kind::map)) return wrong_kind(value, "'" + name + "'", "a map of fields");
        Masthead& made = document_.masthead.emplace();
        made.origin = origin(value);
        each(value.map(), {{"organization", text(made.organization)},
                           {"symbol", text(made.symbol)},
                           {"organ", text(made.organ)},
                           {"distribution", lines(made.distribution)},
                           {"session", lines(made.session)},
                           {"job_number", text(made.job_number)},
                           {"bar_code", text(made.bar_code)},
                           {"recycle", text(made.recycle)},
                           {"address", text(made.address)}});
    }

    Take running(RunningLine& into) {
        return [&](const Value& value, const std::string& name) {
            if (!value.is(Kind::map)) return wrong_kind(value, "'" + name + "'", "a map (inner: \"{annex}\")");
            each(value.map(), {{"outer", forms(into.outer)}, {"inner", forms(into.inner)}});
        };
    }

    // One, or a list of them.
    Take forms(std::optional<std::vector<RunningForm>>& into) {
        return [&](const Value& value, const std::string& name) {
            into.emplace();
            const auto one = [&](const Value& form) {
                if (form.is(Kind::text)) into->push_back({form.text(), origin(form)});
                else wrong_kind(form, "'" + name + "'", "text, in quotation marks where it has braces");
            };
            if (!value.is(Kind::list)) return one(value);
            for (const Value& form : value.list()) one(form);
        };
    }

    Take lines(std::vector<MastheadLine>& into) {
        return [&](const Value& value, const std::string& name) {
            if (!value.is(Kind::list)) return wrong_kind(value, "'" + name + "'", "a list of lines");
            for (const Value& one : value.list()) into.push_back(line(one));
        };
    }

    MastheadLine line(const Value& value) {
        MastheadLine made{"", "plain", origin(value)};
        if (value.is(Kind::map)) each(value.map(), {{"text", text(made.text)}, {"role", text(made.role)}});
        else if (!value.is(Kind::null)) text(made.text)(value, "a line");
        return made;
    }

    const Context& context_;
    Range yaml_;
    SourceFile file_;
    Document& document_;
};

}  // namespace

std::optional<Dialect> dialect_named(std::string_view name) {
    if (name == "github") return Dialect::github;
    if (name == "house") return Dialect::rapporteur;
    return std::nullopt;
}

std::optional<Dialect> dialect_of(const SourceFile& file) {
    bool closed = true;
    const auto found = find(file.text(), closed);
    if (!found) return std::nullopt;
    const SourceFile yaml("front matter", file.text().substr(found->yaml.begin, found->yaml.end - found->yaml.begin));
    Diagnostics told;                       // when the text is read
    const Value fields = yaml::read(yaml, told);
    const Value* said = fields.is(Kind::map) ? fields.map().find("dialect") : nullptr;
    return said && said->is(Kind::text) ? dialect_named(said->text()) : std::nullopt;
}

std::uint32_t read_front_matter(const Context& context, Document& document) {
    bool closed = true;
    const auto found = find(context.text, closed);
    if (!closed && context.rapporteur())
        context.diagnostics.add(context.places.error_at("markdown.front-matter", {0, 3}, "the front matter does not end")
                                    .hint("write '---' on a line of its own after its last field"));
    if (!found || !Reader(context, found->yaml, document).read()) return 0;
    return found->after;
}

}  // namespace rapporteur::markdown
