// Every check of content/checks has cases: cases/facts/<check>/<case>/ with change.txt (what becomes of the toy's facts) and
// expected.txt (what the check says; cases whose names begin with "fires" must bring it out, those with "holds" must not).
#include <filesystem>

#include "checks/toy.h"
#include "checks/wording.h"

using namespace rapporteur;
using namespace rapporteur::test;

namespace {

Texts with_real_checks(Texts texts) {
    gather("content/checks", "content/checks", texts);
    texts.erase("content/checks/waivers.yml");
    return texts;
}

std::vector<std::string> folders_of(const std::string& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(source_path(folder)))
        if (entry.is_directory()) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace

TEST_CASE("the toy is without fault, and every check applies to something in it") {
    Texts texts = with_real_checks(toy_facts());
    for (auto& [path, text] : texts)                    // what waits for something in the real facts must not wait here
        for (std::size_t at; path.find("content/checks/") == 0 && (at = text.find("    waits_for:")) != std::string::npos;)
            text.erase(at, text.find('\n', at) - at);
    const Inspected inspected(texts);
    CHECK(inspected.found_by("") == "");
    CHECK(Inspected::told(inspected.faults).find("(checks.idle)") == std::string::npos);
    CHECK(Inspected::told(inspected.faults) == "");
    CHECK(inspected.checks.all().size() > 90);
}

TEST_CASE("every check fires where it must, and only there") {
    for (const std::string& check : folders_of("tests/checks/cases/facts"))
        for (const Case& given : cases("checks/facts/" + check)) {
            INFO(check << "/" << given.name);
            const Inspected inspected(with_real_checks(changed(toy_facts(), given.need("change.txt"))));
            CHECK(inspected.checks.find(check) != nullptr);
            CHECK_FALSE(inspected.faults.failed());
            const std::string found = inspected.found_by(check);
            CHECK(found.empty() == (given.name.substr(0, 5) == "holds"));
            given.expect("expected.txt", found.empty() ? "nothing\n" : found);
        }
}

TEST_CASE("every check of content/checks has a case that brings it out") {
    const Inspected inspected(with_real_checks(toy_facts()));
    const std::vector<std::string> tested = folders_of("tests/checks/cases/facts");
    for (const checks::Check& check : inspected.checks.all()) {
        INFO(check.id);
        REQUIRE(std::find(tested.begin(), tested.end(), check.id) != tested.end());
        bool fires = false;
        for (const Case& given : cases("checks/facts/" + check.id)) fires = fires || given.name.substr(0, 5) == "fires";
        CHECK(fires);
        CHECK_FALSE(check.remedy.empty());
    }
}

namespace {

// The real facts, whose names the checks of wording look for.
struct RealFacts {
    RealFacts() : disk(source_path(".")), facts(facts::load(disk, sources, trouble)), environment(english) {
        rules::add(*facts.convention("ccm"), environment, trouble);
        wording =
            checks::read_wording(checks::read_files(disk, sources, trouble), checks::read_words(disk, sources, trouble), trouble);
    }
    std::string found_in(const std::string& text, const std::string& check) {
        const checks::Words words{checks::read_text(sources.add("text.txt", text)), "final-report", "ccm", true, {}};
        std::string told;
        for (const checks::Finding& one : checks::inspect_wording(wording, words, facts, environment, trouble))
            if (one.diagnostic.code == check) told += to_text(one.diagnostic, false) + "\n";
        return told;
    }
    Disk disk;
    Sources sources;
    Diagnostics trouble;
    facts::Facts facts;
    locale::Locale english{"en", Value(), trouble};
    language::Environment environment;
    std::vector<checks::WordingCheck> wording;
};

}  // namespace

// cases/wording/<check>/<case>/text.txt: a text as received.
TEST_CASE("every check of wording has a text that brings it out and one that does not") {
    RealFacts real;
    INFO(Inspected::told(real.trouble));
    REQUIRE_FALSE(real.trouble.failed());
    const std::vector<std::string> tested = folders_of("tests/checks/cases/wording");
    for (const checks::WordingCheck& check : real.wording) {
        INFO(check.id);
        REQUIRE(std::find(tested.begin(), tested.end(), check.id) != tested.end());
        std::set<bool> fires;
        for (const Case& given : cases("checks/wording/" + check.id)) {
            const std::string found = real.found_in(given.need("text.txt"), check.id);
            CHECK(found.empty() == (given.name.substr(0, 5) == "holds"));
            fires.insert(!found.empty());
            given.expect("expected.txt", found.empty() ? "nothing\n" : found);
        }
        CHECK(fires.size() == 2);
    }
    INFO(Inspected::told(real.trouble));
    CHECK_FALSE(real.trouble.failed());
    CHECK(real.wording.size() > 20);
}

// cases/faults/<case>/: checks.yml, made on the toy's facts.
TEST_CASE("a pattern names lists of words, each word alone or in a form") {
    const checks::WordLists lists{{"months", {"May", "June"}}, {"titles", {"Mr."}}};
    std::string fault;
    CHECK(checks::with_words(R"(\d (?:{{months}}|{{titles}}) \d{4})", lists, fault) == R"(\d (?:May|June|Mr\.) \d{4})");
    CHECK(checks::with_words("(?<={{months:_ }})x{2}{{", lists, fault) == "(?<=May |June )x{2}{{");
    CHECK(fault == "");
    checks::with_words("{{month}}", lists, fault);
    CHECK(fault == "there is no list of words 'month'; did you mean 'months'?");
    checks::with_words("{{months:x}}", lists, fault);
    CHECK(fault == "the form 'x' has no '_' where a word stands");
}

TEST_CASE("a check at fault says so at its own place, and the others are made") {
    for (const Case& given : cases("checks/faults")) {
        INFO(given.name);
        Texts texts = toy_facts();
        texts["content/checks/checks.yml"] = given.need("checks.yml");
        if (auto more = given.read("more.yml")) texts["content/checks/ccm/more.yml"] = std::move(*more);
        const Inspected inspected(std::move(texts));
        given.expect("expected.txt", Inspected::told(inspected.faults) + "---- what was found\n" + inspected.found_by(""));
    }
}

// cases/waivers/<case>/: waivers.yml, change.txt, and the day that the documents bear, if any.
TEST_CASE("known deviations are told apart until they end") {
    for (const Case& given : cases("checks/waivers")) {
        INFO(given.name);
        Texts texts = with_real_checks(changed(toy_facts(), given.need("change.txt")));
        texts["content/checks/waivers.yml"] = given.need("waivers.yml");
        Inspected inspected(std::move(texts));
        const auto waivers = checks::read_waivers(inspected.files, inspected.sources, inspected.faults);
        const auto day = given.read("day.txt");
        const auto judged = checks::judge(inspected.findings, waivers, day ? Date::parse(day->substr(0, 10)) : std::nullopt);
        checks::hold_waivers(waivers, inspected.checks.ids(), inspected.checks.ids(), judged.needed, inspected.faults);
        std::string text;
        for (const auto& one : judged.known)
            text += "known: " + one.finding.record + ": " + one.finding.diagnostic.code + " (" + one.waiver->reason + ")\n";
        for (const auto& one : judged.standing) text += to_text(one.diagnostic, false);
        given.expect("expected.txt", text + "---- about the waivers\n" + Inspected::told(inspected.faults));
    }
}
