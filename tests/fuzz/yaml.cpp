// Any bytes as a YAML file. What is read without a fault is written and read again as the same value; and what the reader of plain
// lines takes, it reads as yaml-cpp does: values, places, faults.
#include <cstdint>
#include <cstdlib>
#include <iostream>

#include "base/utf8.h"
#include "yaml/readers.h"
#include "yaml/yaml.h"

using namespace rapporteur;

namespace {

void require(bool holds, const char* what, const std::string& one, const std::string& other) {
    if (holds) return;
    std::cerr << what << "\n--- one\n" << one << "\n--- other\n" << other << "\n";
    std::abort();
}

std::string place(const SourceSpan& span) { return " [" + std::to_string(span.begin) + "," + std::to_string(span.end) + ")"; }

void show(const Value& value, std::string& text) {
    text += std::string(describe(value.kind())) + place(value.place());
    if (value.is(Kind::list)) {
        for (const Value& entry : value.list()) text += "\n- ", show(entry, text);
    } else if (value.is(Kind::map)) {
        for (const Map::Entry& entry : value.map().entries())
            text += "\n" + entry.key + place(entry.key_place) + ": ", show(entry.value, text);
    } else {
        text += " " + yaml::write(value);
    }
    text += "\n.";
}

std::string result_of(yaml::Builder& builder) {
    std::string text;
    show(builder.finish(), text);
    for (const Diagnostic& fault : builder.faults()) text += "\n" + to_text(fault, false);
    return text;
}

// REQUIRES: UTF-8 without control characters, as both readers do.
void hold_readers_to_each_other(const SourceFile& file) {
    const yaml::Limits limits;
    yaml::Builder plain(file, limits), thorough(file, limits);
    if (!yaml::read_plain_lines(file, 0, limits, plain)) return;
    yaml::read_with_yaml_cpp(file, 0, thorough);
    const std::string one = result_of(plain), other = result_of(thorough);
    require(one == other, "the reader of plain lines reads something else than yaml-cpp", one, other);
}

bool is_plain_text(std::string_view text) {
    for (const char c : text)
        if ((static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7F) return false;
    return utf8::first_invalid(text) == text.size();
}

void hold_writing_to_reading(const Value& value) {
    const std::string once = yaml::write(value);
    const SourceFile file("again.yml", once);
    Diagnostics diagnostics;
    const std::string twice = yaml::write(yaml::read(file, diagnostics));
    require(!diagnostics.failed() && once == twice, "what is written reads as something else", once,
            diagnostics.failed() ? to_text(diagnostics.all().front(), false) : twice);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const SourceFile file("input.yml", std::string(reinterpret_cast<const char*>(data), size));
    Diagnostics diagnostics;
    const Value value = yaml::read(file, diagnostics);
    for (const Diagnostic& diagnostic : diagnostics.all()) to_text(diagnostic, true);
    if (!diagnostics.failed()) hold_writing_to_reading(value);
    const bool marked = file.text().substr(0, 3) == "\xEF\xBB\xBF";
    if (!marked && is_plain_text(file.text())) hold_readers_to_each_other(file);
    return 0;
}
