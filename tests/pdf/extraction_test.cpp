// What is copied out of a page, in each script that the United Nations writes in, by two readers that share no code: poppler's
// pdftotext and MuPDF's mutool (Debian: mupdf-tools). Glyphs of Arabic stand in the order in which they are seen; poppler turns
// them round, mutool does not, so that Arabic is held for poppler alone.
#include <map>

#include "pdf/making.h"
#include "pdf/reading.h"
#include "support/catch.h"

using namespace rapporteur;
using namespace rapporteur::pages;
using namespace rapporteur::test;

namespace {

const text::FontFace* font(const std::string& path) {
    static std::map<std::string, std::unique_ptr<text::FontFace>> faces;
    auto& face = faces[path];
    if (!face) {
        auto opened = text::FontFace::from_file("/usr/share/fonts/" + path);
        if (auto* found = std::get_if<std::unique_ptr<text::FontFace>>(&opened)) face = std::move(*found);
    }
    if (!face) WARN(path << " is not installed: its script is not tested");
    return face.get();
}

std::string page_of(const std::string& words, const text::FontFace& face, const std::string& language) {
    Making m;
    m.pages.language = language;
    m.say_at({72_pt, 72_pt}, m.element(Role::paragraph), words, face);
    return written(m.pages);
}

// Without line ends, form feeds and marks of direction (U+202B, U+202C), which each reader sets as it likes.
std::string flat(std::string told) {
    for (const char* mark : {"\xE2\x80\xAB", "\xE2\x80\xAC"})
        for (std::size_t at; (at = told.find(mark)) != std::string::npos;) told.erase(at, 3);
    std::string out;
    for (const char c : told)
        if (c != '\n' && c != '\f' && c != '\r') out += c;
    while (out.ends_with(' ')) out.pop_back();
    return out;
}

std::optional<std::string> told_by_mutool(const std::string& bytes) {
    auto told = told_by("mutool", "draw -q -F txt FILE", bytes);
    const std::string remark = "warning: ICC support is not available\n";
    if (told && told->starts_with(remark)) told->erase(0, remark.size());
    return told;
}

void check_readers(const std::string& words, const text::FontFace& face, const std::string& language, bool by_mutool = true) {
    const std::string bytes = page_of(words, face, language);
    if (const auto told = told_by("pdftotext", "FILE -", bytes)) CHECK(flat(*told) == words);
    if (!by_mutool) return;
    if (const auto told = told_by_mutool(bytes)) CHECK(flat(*told) == words);
}

}  // namespace

TEST_CASE("Latin, Greek and Cyrillic copy out as they were written") {
    check_readers("The Meeting of States Parties, Genève, São Tomé, Łódź, Tōkyō", serif(), "en");
    check_readers("Σύμβαση για τα πυρομαχικά διασποράς, Ἀθῆναι", serif(), "el");
    check_readers("Конвенция по кассетным боеприпасам, Київ, Ђорђе", serif(), "ru");
}

TEST_CASE("letters with marks of their own copy out whole") {
    check_readers("e\xCC\x81 a\xCC\x8A", serif(), "en");        // é and å in two characters each
}

TEST_CASE("Arabic copies out in the order in which it is read") {
    const auto* amiri = font("opentype/fonts-hosny-amiri/Amiri-Regular.ttf");
    if (!amiri) return;
    check_readers("اتفاقية الذخائر العنقودية", *amiri, "ar", false);
    check_readers("بلغاريا", *amiri, "ar", false);          // whose kerning is wide
}

TEST_CASE("Chinese copies out as it was written") {
    const auto* droid = font("truetype/droid/DroidSansFallbackFull.ttf");
    if (droid) check_readers("集束弹药公约缔约国会议", *droid, "zh-Hans");
}

TEST_CASE("ligatures copy out as their letters") {
    const std::string words = "The office affirms five final offers";
    const auto* amiri = font("opentype/fonts-hosny-amiri/Amiri-Regular.ttf");
    if (!amiri) return;
    CHECK(run_of(words, *amiri).glyphs().size() < words.size());              // there are ligatures in it
    check_readers(words, *amiri, "en");
}

// A word divided at the line's end: its hyphen is a soft one, which says that it is none of the word's.
TEST_CASE("a hyphen at the line's end is no part of its word") {
    Making m;
    const ElementId paragraph = m.element(Role::paragraph);
    m.say(paragraph, "the dis\xC2\xAD");
    m.say(paragraph, "armament treaty");
    const std::string bytes = written(m.pages);
    if (const auto told = told_by("pdftotext", "FILE -", bytes)) CHECK(flat(*told) == "the dis\xC2\xAD" "armament treaty");
    if (const auto told = told_by("pdfinfo", "-struct-text FILE", bytes))
        CHECK(told->find("the disarmament treaty") != std::string::npos);
    if (const auto told = told_by_mutool(bytes)) CHECK(flat(*told) == "the dis\xC2\xAD" "armament treaty");
}
