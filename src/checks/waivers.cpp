#include "checks/waivers.h"

#include <algorithm>
#include <map>

#include "facts/held.h"

namespace rapporteur::checks {

namespace {

const std::string kFile = "content/checks/waivers.yml", kSchema = "content/schemas/waivers.schema.json";

// One for each check that it names.
std::vector<Waiver> waivers_of(const Value& written) {
    if (!written.is(Kind::map)) return {};
    const auto text = [&](std::string_view name, SourceSpan& place) {
        const Value* value = written.map().find(name);
        if (!value || !value->is(Kind::text)) return std::string();
        place = value->place();
        return value->text();
    };
    Waiver waiver;
    SourceSpan unused;
    waiver.record = text("record", waiver.record_place);
    waiver.reason = text("reason", unused);
    waiver.name = text("name", unused);
    const Value* until = written.map().find("until");
    if (!until || !until->is(Kind::date) || waiver.record.empty()) return {};      // the schema has said so
    waiver.until = until->date();
    waiver.until_place = until->place();
    const Value* check = written.map().find("check");
    std::vector<Waiver> all;
    for (const Value& id : check && check->is(Kind::list) ? check->list() : List{check ? *check : Value()}) {
        if (!id.is(Kind::text)) continue;
        waiver.check = id.text();
        waiver.place = id.place();
        all.push_back(waiver);
    }
    return all;
}

void refuse_unknown(const Waiver& waiver, const std::vector<std::string>& known, Diagnostics& diagnostics) {
    Diagnostic fault = error("checks.no-such-check", waiver.place, "there is no check '" + waiver.check + "', so this waiver lets nothing stand");
    const std::string near = nearest(waiver.check, known);
    diagnostics.add(std::move(fault).hint(near.empty() ? "`rapporteur check --list` shows the checks" : "did you mean '" + near + "'?"));
}

bool is_among(const std::vector<std::string>& ids, const std::string& id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); }

}  // namespace

std::vector<Waiver> read_waivers(const FileSystem& files, Sources& sources, Diagnostics& diagnostics) {
    const std::vector<std::string> there = files.list("content/checks");
    if (std::find(there.begin(), there.end(), kFile) == there.end()) return {};
    std::vector<Waiver> waivers;
    for (const facts::Held& file : facts::read_held({kFile}, kSchema, files, sources, diagnostics)) {
        const Value* listed = file.content.is(Kind::map) ? file.content.map().find("waivers") : nullptr;
        if (!listed || !listed->is(Kind::list)) continue;
        for (const Value& written : listed->list())
            for (Waiver& waiver : waivers_of(written)) waivers.push_back(std::move(waiver));
    }
    return waivers;
}

Judged judge(std::vector<Finding> findings, const std::vector<Waiver>& waivers, std::optional<Date> day) {
    std::map<std::pair<std::string, std::string>, const Waiver*> by_finding;
    for (const Waiver& waiver : waivers) by_finding.emplace(std::pair(waiver.check, waiver.record), &waiver);
    Judged judged;
    for (Finding& finding : findings) {
        auto found = by_finding.find({finding.diagnostic.code, finding.record});
        if (found == by_finding.end()) found = by_finding.find({finding.diagnostic.code, finding.document});
        if (found == by_finding.end()) {
            judged.standing.push_back(std::move(finding));
            continue;
        }
        const Waiver& waiver = *found->second;
        judged.needed.insert(&waiver);
        if (!day || *day <= waiver.until) judged.known.push_back({&waiver, std::move(finding)});
        else {
            finding.diagnostic.hints.push_back("a waiver let this stand until " + waiver.until.to_string() + ", and a document is dated " + day->to_string() +
                                               ": mend it, or give the waiver a later end and a reason for it");
            finding.diagnostic.related.push_back({waiver.until_place, "the waiver ended here; its reason was: " + waiver.reason});
            judged.standing.push_back(std::move(finding));
        }
    }
    return judged;
}

void hold_waivers(const std::vector<Waiver>& waivers, const std::vector<std::string>& known, const std::vector<std::string>& made,
                  const std::set<const Waiver*>& needed, Diagnostics& diagnostics) {
    for (const Waiver& waiver : waivers) {
        if (!is_among(known, waiver.check)) refuse_unknown(waiver, known, diagnostics);
        else if (is_among(made, waiver.check) && !needed.count(&waiver))
            diagnostics.add(warning("checks.waiver-not-needed", waiver.record_place, "nothing is wrong that this waiver would let stand: check '" + waiver.check + "' says nothing of '" + waiver.record + "'")
                                .hint("was it mended? then take this waiver out; else mend the name of the record"));
    }
}

}  // namespace rapporteur::checks
