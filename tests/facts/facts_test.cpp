// Cases: tests/facts/cases/load/<case>/content/ is a fact base of its own; the schemas of tests/facts/schemas stand in
// content/schemas unless the case brings its own. Expected: facts.yml (the dump of the convention ccm) and, where something is
// wrong, faults.txt.
#include "facts/facts.h"

#include "facts/judge.h"
#include "facts/walk.h"
#include "support/cases.h"
#include "support/catch.h"
#include "yaml/yaml.h"

using namespace rapporteur;

namespace {

using Texts = std::map<std::string, std::string>;

void gather(const std::string& root, const std::string& folder, const std::string& as, Texts& texts) {
    const Disk disk(root);
    for (const std::string& path : disk.list(folder))
        texts.emplace(as + path.substr(folder.size()), std::get<std::string>(disk.read(path)));
}

Texts with_schemas(Texts texts) {
    gather(test::source_path("tests/facts"), "schemas", "content/schemas", texts);
    return texts;
}

struct Loaded {
    explicit Loaded(Texts texts) : files(std::move(texts)), facts(facts::load(files, sources, diagnostics)) {}
    FilesInMemory files;
    Sources sources;
    Diagnostics diagnostics;
    facts::Facts facts;

    std::string messages() const {
        std::string text;
        for (const Diagnostic& one : diagnostics.all()) text += to_text(one, false) + "(" + one.code + ")\n\n";
        return text;
    }
};

const std::string kStates =
    "# yaml-language-server: $schema=../schemas/states.schema.json\n"
    "states:\n"
    "  bulgaria:\n"
    "    name: Bulgaria\n"
    "    entry_into_force: 2011-10-01\n"
    "  croatia:\n"
    "    name: Croatia\n";
const std::string kMeetings =
    "# yaml-language-server: $schema=../schemas/meetings.schema.json\n"
    "meetings:\n"
    "  msp-10:\n"
    "    title: Tenth Meeting\n"
    "    dates: {from: 2022-08-30, until: 2022-09-02}\n"
    "    president: croatia\n"
    "    participants: [bulgaria, croatia]\n"
    "    next: msp-11\n"
    "  msp-11:\n"
    "    title: Eleventh Meeting\n"
    "    dates: {from: 2023-09-11, until: 2023-09-14}\n"
    "    president: bulgaria\n"
    "    previous: msp-10\n";

}  // namespace

TEST_CASE("fact bases are loaded, and every fault of every file is told") {
    for (const test::Case& c : test::cases("facts/load")) {
        INFO(c.name);
        Texts texts;
        gather(c.folder, "content", "content", texts);
        const Loaded loaded(with_schemas(std::move(texts)));
        c.expect("facts.yml", facts::dump(loaded.facts, "ccm"));
        if (loaded.diagnostics.failed() || c.read("faults.txt")) c.expect("faults.txt", loaded.messages());
    }
}

TEST_CASE("what the walk lets pass, valijson lets pass") {
    std::size_t held = 0;
    for (const test::Case& c : test::cases("facts/load")) {
        Texts texts;
        gather(c.folder, "content", "content", texts);
        if (c.name == "only-valijson-knows") continue;
        const FilesInMemory files(with_schemas(std::move(texts)));
        Sources sources;
        Diagnostics diagnostics;
        facts::SchemaBook schemas(files, sources, diagnostics);
        facts::Judge judge;
        for (const std::string& path : files.list("content/ccm")) {
            const std::string name = path.find("states") != std::string::npos  ? "states"
                                     : path.find("x.yml") != std::string::npos ? "x"
                                                                               : "meetings";
            const facts::SchemaFile* schema = schemas.find("content/schemas/" + name + ".schema.json", {});
            const std::size_t faults = diagnostics.errors();
            const Value value = yaml::read(sources.add(path, std::get<std::string>(files.read(path))), diagnostics);
            if (!schema || diagnostics.errors() > faults || !facts::walk(*schema->root, value, diagnostics)) continue;
            std::string not_a_schema;
            INFO(path << " of " << c.name);
            CHECK((judge.objections(*schema, value, not_a_schema).empty() || !not_a_schema.empty()));
            ++held;
        }
    }
    CHECK(held > 20);
}

TEST_CASE("references lead to the records themselves, in circles too") {
    const Loaded loaded(
        with_schemas({{"content/ccm/states.yml", kStates},
                      {"content/ccm/meetings/all.yml", "# yaml-language-server: $schema=../../schemas/meetings.schema.json" +
                                                           kMeetings.substr(kMeetings.find('\n'))}}));
    REQUIRE(loaded.messages().empty());
    const Map* tenth = loaded.facts.record("ccm", "meetings", "msp-10");
    const Map* eleventh = loaded.facts.record("ccm", "meetings", "msp-11");
    const Map* croatia = loaded.facts.record("ccm", "states", "croatia");
    REQUIRE(tenth);
    CHECK(&tenth->find("president")->map() == croatia);
    CHECK(tenth->find("president")->is_reference());
    CHECK(tenth->find("president")->place().text() == "croatia");
    CHECK(&tenth->find("participants")->list()[1].map() == croatia);
    CHECK(&tenth->find("next")->map() == eleventh);
    CHECK(&eleventh->find("previous")->map().find("next")->map() == eleventh);
    CHECK(tenth->find("id")->text() == "msp-10");
    CHECK(tenth->find("id")->place().text() == "msp-10");
    CHECK(tenth->find("collection")->text() == "meetings");
    CHECK(&loaded.facts.convention("ccm")->find("meetings")->map().find("msp-10")->map() == tenth);
}

TEST_CASE("what is not there is null") {
    const Loaded loaded(with_schemas({{"content/ccm/states.yml", kStates},
                                      {"content/apmbc/states.yml", kStates},
                                      {"content/README.md", "#"},
                                      {"content/checks/a.yml", "x"}}));
    REQUIRE(loaded.messages().empty());
    CHECK(loaded.facts.conventions() == std::vector<std::string>{"apmbc", "ccm"});
    CHECK(loaded.facts.convention("apmbc") != loaded.facts.convention("ccm"));
    CHECK(loaded.facts.convention("schemas") == nullptr);
    CHECK(loaded.facts.record("ccm", "states", "albania") == nullptr);
    CHECK(loaded.facts.record("ccm", "meetings", "bulgaria") == nullptr);
    CHECK(loaded.facts.record("bwc", "states", "bulgaria") == nullptr);
    CHECK(facts::dump(loaded.facts, "bwc") == "null\n");
    const Loaded nothing(Texts{});
    CHECK(nothing.facts.conventions().empty());
    CHECK_FALSE(nothing.diagnostics.failed());
}

TEST_CASE("what is shared belongs to every convention, and to each as its own") {
    const std::string shared =
        "# yaml-language-server: $schema=../schemas/meetings.schema.json\norganizations: {un: {name: United Nations}}\n";
    const std::string own =
        "# yaml-language-server: $schema=../schemas/meetings.schema.json\norganizations: {un: {short: UN}, icrc: {name: Red "
        "Cross}}\n";
    const Loaded loaded(
        with_schemas({{"content/ccm/states.yml", kStates}, {"content/apmbc/a.yml", own}, {"content/shared/bodies.yml", shared}}));
    REQUIRE(loaded.messages().empty());
    CHECK(loaded.facts.conventions() == std::vector<std::string>{"apmbc", "ccm"});
    CHECK(loaded.facts.convention("shared") == nullptr);
    const Map* in_ccm = loaded.facts.record("ccm", "organizations", "un");
    const Map* in_apmbc = loaded.facts.record("apmbc", "organizations", "un");
    REQUIRE(in_ccm);
    REQUIRE(in_apmbc);
    CHECK_FALSE(in_ccm->find("short"));
    CHECK(in_apmbc->find("short")->text() == "UN");
    CHECK(in_apmbc->find("name")->text() == "United Nations");
    CHECK(loaded.facts.convention("apmbc")->find("organizations")->map().keys() == std::vector<std::string>{"un", "icrc"});
    CHECK(loaded.facts.record_at(in_ccm->find("name")->place()) == "organizations/un");
    CHECK(loaded.facts.record_at(in_apmbc->find("name")->place()) == "organizations/un");
    CHECK(loaded.facts.record_at(in_apmbc->find("short")->place()) == "organizations/un");
}

TEST_CASE("a place tells its record") {
    const Loaded loaded(with_schemas({{"content/ccm/states.yml", kStates}}));
    const SourceFile* file = loaded.facts.record("ccm", "states", "bulgaria")->find("name")->place().file;
    const auto at = [&](const std::string& words) {
        const auto begin = static_cast<std::uint32_t>(file->text().find(words));
        return loaded.facts.record_at({file, begin, begin + 1});
    };
    CHECK(at("bulgaria") == "states/bulgaria");
    CHECK(at("2011") == "states/bulgaria");
    CHECK(at("croatia") == "states/croatia");
    CHECK(at("Croatia") == "states/croatia");
    CHECK(at("states:").empty());
    CHECK(at("# yaml").empty());
    CHECK(loaded.facts.record_at({}).empty());
    const SourceFile other("content/ccm/states.yml", file->text());
    CHECK(loaded.facts.record_at({&other, 80, 81}).empty());
}

TEST_CASE("facts may be moved; what was looked up stays") {
    Loaded loaded(with_schemas({{"content/ccm/states.yml", kStates}}));
    const Map* state = loaded.facts.record("ccm", "states", "croatia");
    const facts::Facts moved = std::move(loaded.facts);
    CHECK(moved.record("ccm", "states", "croatia") == state);
    CHECK(state->find("name")->text() == "Croatia");
}

TEST_CASE("hostile schemas and facts are refused, not suffered") {
    const auto messages = [](const std::string& schema, const std::string& field) {
        const std::string facts =
            "# yaml-language-server: $schema=../schemas/x.schema.json\nthings:\n  a: {field: " + field + "}\n";
        return Loaded({{"content/schemas/x.schema.json", schema}, {"content/ccm/x.yml", facts}}).messages();
    };
    const auto schema = [](const std::string& field, const std::string& more = "") {
        return R"({"properties":{"things":{"additionalProperties":{"properties":{"field":)" + field + "}}}}" + more + "}";
    };
    std::string deep, chain = R"("x":{})";
    for (int i = 0; i < 100'000; ++i) deep += R"({"items":)";
    for (int i = 0; i < 5'000; ++i)
        chain += ",\"d" + std::to_string(i) + R"(":{"$ref":"#/definitions/d)" + std::to_string(i + 1) + "\"}";
    CHECK(messages(deep, "b").find("facts.schema-too-deep") != std::string::npos);
    CHECK(messages(schema(R"({"$ref":"#/definitions/d0"})", ",\"definitions\":{" + chain + ",\"d5000\":{}}"), "b")
              .find("facts.schema-too-deep") != std::string::npos);
    CHECK(messages(schema(R"({"$ref":"#/definitions/a"})",
                          R"(,"definitions":{"a":{"$ref":"#/definitions/b"},"b":{"$ref":"#/definitions/a"}})"),
                   "b")
              .find("facts.schema-circle") != std::string::npos);
    CHECK(messages(
              schema(R"({"allOf":[{"$ref":"#/definitions/a"}]})", R"(,"definitions":{"a":{"anyOf":[{"$ref":"#/definitions/a"}]}})"),
              "b")
              .find("facts.schema-circle") != std::string::npos);
    CHECK(messages(schema(R"({"pattern":"(("})"), "b").find("facts.schema-pattern") != std::string::npos);
    CHECK(messages(schema(R"({"type":"string","pattern":"^(a|b)*$"})"), std::string(500'000, 'a')).find("facts.wrong-form") !=
          std::string::npos);
    CHECK(messages(schema(R"({"not":{"pattern":"^(a|b)*$"}})"), std::string(500'000, 'a')).find("facts.not-as-the-schema-says") !=
          std::string::npos);
    CHECK(messages(schema(R"({"anyOf":3})"), "b").find("facts.not-a-schema") != std::string::npos);
    CHECK(messages(schema(R"({"$ref":"https://example.org/a.json"})"), "b").find("facts.schema-reference") != std::string::npos);
    CHECK(messages(schema(R"({"$ref":"../../../etc/passwd"})"), "b").find("facts.schema-reference") != std::string::npos);
    CHECK(messages(schema(R"({"$ref":"#/definitions/none"})"), "b").find("facts.schema-reference") != std::string::npos);
    CHECK(messages("[]", "b").find("facts.schema-not-an-object") != std::string::npos);
    CHECK(messages("", "b").find("facts.schema-not-json") != std::string::npos);
    CHECK(messages("\xFF\xFE{", "b").find("facts.schema-not-json") != std::string::npos);
    CHECK(messages(schema(R"({"$ref":"#/properties/things"})"), "{b: {field: {c: 1}}}").find("facts.wrong-type") ==
          std::string::npos);
}
