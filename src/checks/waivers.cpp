#include "checks/waivers.h"

#include <algorithm>
#include <cctype>
#include <map>

namespace rapporteur::checks {

namespace {

void refuse_unknown(const Waiver& waiver, const std::vector<std::string>& known, Diagnostics& diagnostics) {
    Diagnostic fault =
        error("checks.no-such-check", waiver.place, "there is no check '" + waiver.check + "', so this waiver lets nothing stand");
    const std::string near = nearest(waiver.check, known);
    diagnostics.add(
        std::move(fault).hint(near.empty() ? "`rapporteur check --list` shows the checks" : "did you mean '" + near + "'?"));
}

bool is_among(const std::vector<std::string>& ids, const std::string& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

// Whether a message has these words, and not as a part of longer ones.
bool has_words(const std::string& message, const std::string& words) {
    const auto goes_on = [&](std::size_t at) {
        return at < message.size() && std::isalnum(static_cast<unsigned char>(message[at]));
    };
    for (std::size_t at = 0; (at = message.find(words, at)) != std::string::npos; ++at)
        if (!goes_on(at - 1) && !goes_on(at + words.size())) return true;
    return false;
}

class Lookup {
public:
    explicit Lookup(const std::vector<Waiver>& waivers) {
        for (const Waiver& waiver : waivers) by_finding_[{waiver.check, waiver.record}].push_back(&waiver);
    }

    // The first that is for this, of the record before the document; notes what it was needed for. Null where none is.
    const Waiver* find(const Finding& finding, Needs& needed) const {
        for (const std::string* record : {&finding.record, &finding.document}) {
            const auto found = by_finding_.find({finding.diagnostic.code, *record});
            if (found == by_finding_.end()) continue;
            for (const Waiver* waiver : found->second) {
                const auto words = words_of(*waiver, finding.diagnostic.message);
                if (words.empty() && !waiver->words.empty()) continue;
                Need& need = needed[waiver];
                need.times += finding.times;
                need.words.insert(words.begin(), words.end());
                return waiver;
            }
        }
        return nullptr;
    }

private:
    static std::vector<std::size_t> words_of(const Waiver& waiver, const std::string& message) {
        std::vector<std::size_t> found;
        for (std::size_t i = 0; i < waiver.words.size(); ++i)
            if (has_words(message, waiver.words[i].text())) found.push_back(i);
        return found;
    }

    std::map<std::pair<std::string, std::string>, std::vector<const Waiver*>> by_finding_;
};

void tell_end(const Waiver& waiver, const Date& day, Diagnostic& told) {
    told.hints.push_back("a waiver let this stand until " + waiver.until.to_string() + ", and a document is dated " +
                         day.to_string() + ": mend it, or give the waiver a later end and a reason for it");
    told.related.push_back({waiver.until_place, "the waiver ended here; its reason was: " + waiver.reason});
}

void tell_number(const Waiver& waiver, std::size_t times, Diagnostic& told) {
    told.hints.push_back("a waiver lets " + std::to_string(*waiver.times) + " of these stand, and there are " +
                         std::to_string(times) + ": mend the new one, or give the waiver the new number");
    told.related.push_back({waiver.limit_place, "the waiver; its reason is: " + waiver.reason});
}

const Waiver* needed_of_the_same(const Waiver& waiver, const std::vector<Waiver>& waivers, const Needs& needed) {
    const auto found = std::find_if(waivers.begin(), waivers.end(), [&](const Waiver& other) {
        return &other != &waiver && other.check == waiver.check && other.record == waiver.record && needed.count(&other);
    });
    return found == waivers.end() ? nullptr : &*found;
}

void hold_need(const Waiver& waiver, const Need& need, Diagnostics& diagnostics) {
    if (waiver.times && need.times < *waiver.times)
        diagnostics.add(warning("checks.waiver-too-wide", waiver.limit_place,
                                "this waiver is for " + std::to_string(*waiver.times) + " places, and check '" + waiver.check +
                                    "' tells of " + std::to_string(need.times) + " in '" + waiver.record + "'")
                            .hint("write " + std::to_string(need.times) + " here, so that a new one is told"));
    for (std::size_t i = 0; i < waiver.words.size(); ++i)
        if (!need.words.count(i))
            diagnostics.add(warning("checks.waiver-too-wide", waiver.words[i].place(),
                                    "no message of check '" + waiver.check + "' about '" + waiver.record + "' has the words '" +
                                        waiver.words[i].text() + "'")
                                .hint("were they mended? then take them out; else write words that stand in the message"));
}

}  // namespace

void add(Needs& all, const Needs& more) {
    for (const auto& [waiver, need] : more) {
        Need& known = all[waiver];
        known.times = std::max(known.times, need.times);
        known.words.insert(need.words.begin(), need.words.end());
    }
}

Judged judge(std::vector<Finding> findings, const std::vector<Waiver>& waivers, std::optional<Date> day) {
    const Lookup lookup(waivers);
    Judged judged;
    std::vector<const Waiver*> of_each;
    for (const Finding& finding : findings) of_each.push_back(lookup.find(finding, judged.needed));
    for (std::size_t i = 0; i < findings.size(); ++i) {
        Finding& finding = findings[i];
        const Waiver* waiver = of_each[i];
        const bool has_ended = waiver && day && *day > waiver->until;
        const bool too_many = waiver && waiver->times && judged.needed[waiver].times > *waiver->times;
        if (waiver && !has_ended && !too_many) {
            judged.known.push_back({waiver, std::move(finding)});
            continue;
        }
        if (has_ended) tell_end(*waiver, *day, finding.diagnostic);
        else if (too_many) tell_number(*waiver, judged.needed[waiver].times, finding.diagnostic);
        judged.standing.push_back(std::move(finding));
    }
    return judged;
}

void hold_waivers(const std::vector<Waiver>& waivers, const std::vector<std::string>& known, const std::vector<std::string>& made,
                  const Needs& needed, Diagnostics& diagnostics) {
    for (const Waiver& waiver : waivers) {
        const auto need = needed.find(&waiver);
        if (!is_among(known, waiver.check)) refuse_unknown(waiver, known, diagnostics);
        else if (!is_among(made, waiver.check)) continue;
        else if (need != needed.end()) hold_need(waiver, need->second, diagnostics);
        else if (const Waiver* other = needed_of_the_same(waiver, waivers, needed))
            diagnostics.add(warning("checks.waiver-not-needed", waiver.record_place,
                                    "what check '" + waiver.check + "' says of '" + waiver.record +
                                        "' another waiver lets stand already")
                                .hint("keep one of the two")
                                .see(other->record_place, "the other one"));
        else
            diagnostics.add(warning("checks.waiver-not-needed", waiver.record_place,
                                    "nothing is wrong that this waiver would let stand: check '" + waiver.check +
                                        "' says nothing of '" + waiver.record + "'")
                                .hint("was it mended? then take this waiver out; else mend the name of the record"));
    }
}

}  // namespace rapporteur::checks
