// Steps: find the files, hold them to their schema, then make a Check of each record that can be one.
#include <algorithm>
#include <map>

#include "checks/checks.h"
#include "facts/held.h"
#include "rules/written.h"

namespace rapporteur::checks {

namespace {

constexpr std::string_view kFolder = "content/checks";
constexpr std::string_view kWaivers = "content/checks/waivers.yml";
constexpr std::string_view kSchema = "content/schemas/checks.schema.json";

// "content/checks/ccm/requests.yml" is for ccm; "content/checks/requests.yml" for every convention.
std::string convention_of(const std::string& path) {
    const std::string_view below = std::string_view(path).substr(kFolder.size() + 1);
    return std::string(below.substr(0, below.find('/') == below.npos ? 0 : below.find('/')));
}

std::string text_of(const Map& fields, std::string_view name) {
    const Value* value = fields.find(name);
    return value && value->is(Kind::text) ? value->text() : std::string();
}

Way cut_way(const std::string& written) {
    Way way;
    for (std::size_t begin = 0; begin <= written.size() && !written.empty();) {
        const std::size_t end = std::min(written.find('.', begin), written.size());
        way.push_back(written.substr(begin, end - begin));
        begin = end + 1;
    }
    return way;
}

// "meetings" holds a meeting, "proceedings" a proceeding, "convention" the convention.
std::string singular(const std::string& collection) {
    if (collection.size() > 3 && collection.substr(collection.size() - 3) == "ies") return collection.substr(0, collection.size() - 3) + "y";
    return !collection.empty() && collection.back() == 's' ? collection.substr(0, collection.size() - 1) : collection;
}

class Reader {
public:
    explicit Reader(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

    // None where the check cannot be made; why has been said.
    std::optional<Check> read(const Map::Entry& entry, const std::string& convention) {
        if (!entry.value.is(Kind::map)) return std::nullopt;
        const Map& fields = entry.value.map();
        const std::size_t faults_before = diagnostics_.errors();
        Check check;
        check.id = entry.key;
        check.convention = convention;
        check.place = entry.key_place;
        hold_id(entry);
        read_subject(check, fields);
        read_words(check, fields);
        check.when = expression(fields, "when");
        read_lets(check, fields);
        check.holds = expression(fields, "holds");
        check.unique = expression(fields, "unique");
        if (const Value* says = fields.find("says"); says && says->is(Kind::text))
            guarded([&] { check.says = Sentence(*says); });
        read_sees(check, fields);
        const bool one_is_written = !fields.find("holds") != !fields.find("unique");
        if (!one_is_written && diagnostics_.errors() == faults_before)
            diagnostics_.add(error("checks.holds-or-unique", entry.key_place, "check '" + check.id + "' needs `holds` or `unique`, one of the two")
                                 .hint("`holds` is what must be true of each record, `unique` what no two of them may share"));
        if (diagnostics_.errors() > faults_before || (!check.holds && !check.unique) || !fields.find("says") || check.collection.empty()) return std::nullopt;
        return check;
    }

private:
    void hold_id(const Map::Entry& entry) {
        const auto good = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'; };
        if (entry.key.size() > 100 || !std::all_of(entry.key.begin(), entry.key.end(), good))
            diagnostics_.add(error("checks.bad-id", entry.key_place, "'" + entry.key.substr(0, 100) + "' cannot be the name of a check: names are lower-case letters, digits, '-' and '.'"));
    }

    void read_subject(Check& check, const Map& fields) {
        check.collection = text_of(fields, "for");
        if (const Value* collection = fields.find("for")) check.collection_place = collection->place();
        check.record = text_of(fields, "as");
        if (check.record.empty()) check.record = singular(check.collection);
        if (fields.find("item")) check.item = text_of(fields, "item");
        check.each = cut_way(text_of(fields, "each"));
        check.at = cut_way(text_of(fields, "at"));
        const Value* needs = fields.find("needs");
        if (!needs || !needs->is(Kind::list)) return;
        for (const Value& need : needs->list())
            if (need.is(Kind::text)) check.needs.emplace_back(cut_way(need.text()), need.place());
    }

    static void read_words(Check& check, const Map& fields) {
        const std::string severity = text_of(fields, "severity");
        check.severity = severity == "warning" ? Severity::warning : severity == "note" ? Severity::note : Severity::error;
        check.rule = text_of(fields, "rule");
        check.remedy = text_of(fields, "do");
        check.example = text_of(fields, "example");
        check.waits_for = text_of(fields, "waits_for");
    }

    void read_lets(Check& check, const Map& fields) {
        const Value* lets = fields.find("let");
        if (!lets || !lets->is(Kind::map)) return;
        for (const Map::Entry& entry : lets->map().entries())
            if (auto parsed = expression(lets->map(), entry.key)) check.lets.push_back({entry.key, std::move(parsed)});
    }

    void read_sees(Check& check, const Map& fields) {
        const Value* sees = fields.find("see");
        if (!sees || !sees->is(Kind::list)) return;
        for (const Value& other : sees->list()) {
            if (!other.is(Kind::map)) continue;
            if (auto parsed = expression(other.map(), "of")) check.sees.emplace_back(std::move(parsed), text_of(other.map(), "says"));
        }
    }

    // Null where there is none, or where it does not parse.
    language::ExpressionPtr expression(const Map& fields, const std::string& name) {
        const Value* written = fields.find(name);
        if (!written || !written->is(Kind::text)) return nullptr;
        language::ExpressionPtr parsed;
        guarded([&] { parsed = rules::parse_written(*written); });
        return parsed;
    }

    template <class Work>
    void guarded(Work work) {
        try {
            work();
        } catch (const Fault& fault) {
            diagnostics_.add(fault.diagnostic);
        }
    }

    Diagnostics& diagnostics_;
};

bool is_yaml(const std::string& path) {
    const auto ends_with = [&](std::string_view end) { return path.size() > end.size() && std::string_view(path).substr(path.size() - end.size()) == end; };
    return ends_with(".yml") || ends_with(".yaml");
}

}  // namespace

Checks read(const FileSystem& files, Sources& sources, Diagnostics& diagnostics) {
    std::vector<std::string> paths = files.list(std::string(kFolder));
    paths.erase(std::remove_if(paths.begin(), paths.end(), [](const std::string& path) { return !is_yaml(path) || path == kWaivers; }), paths.end());
    Checks checks;
    std::map<std::string, SourceSpan> known;
    Reader reader(diagnostics);
    for (const facts::Held& file : facts::read_held(paths, std::string(kSchema), files, sources, diagnostics)) {
        const Value* listed = file.content.is(Kind::map) ? file.content.map().find("checks") : nullptr;
        if (!listed || !listed->is(Kind::map)) continue;
        for (const Map::Entry& entry : listed->map().entries()) {
            auto check = reader.read(entry, convention_of(file.path));
            if (!check) continue;
            const auto [first, is_new] = known.emplace(check->id, check->place);
            if (!is_new)
                diagnostics.add(error("checks.id-twice", check->place, "there are two checks '" + check->id + "'")
                                    .hint("give one of them another name")
                                    .see(first->second, "the other one is here"));
            else checks.all_.push_back(std::move(*check));
        }
    }
    return checks;
}

const Check* Checks::find(std::string_view id) const {
    const auto found = std::find_if(all_.begin(), all_.end(), [&](const Check& check) { return check.id == id; });
    return found == all_.end() ? nullptr : &*found;
}

std::vector<std::string> Checks::ids() const {
    std::vector<std::string> ids;
    for (const Check& check : all_) ids.push_back(check.id);
    return ids;
}

}  // namespace rapporteur::checks
