#include "pdf/metadata.h"

#include <algorithm>

#include "base/date.h"
#include "base/utf8.h"
#include "pdf/srgb_profile.h"
#include "pdf/syntax.h"

namespace rapporteur::pdf {
namespace {

// Characters that XML 1.0 cannot hold at all become U+FFFD.
std::string xml(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded decoded = utf8::decode(text, at);
        at += decoded.length;
        const char32_t c = decoded.character;
        if (c == '&') out += "&amp;";
        else if (c == '<') out += "&lt;";
        else if (c == '>') out += "&gt;";
        else utf8::append(out, c < 0x20 || c == 0xFFFE || c == 0xFFFF ? (c == '\t' || c == '\n' ? U' ' : utf8::kReplacement) : c);
    }
    return out;
}

std::string element(const std::string& tag, std::string_view text) {
    return text.empty() ? "" : "<" + tag + ">" + xml(text) + "</" + tag + ">\n";
}

// A property whose value is a list of one (XMP part 1, 8.6).
std::string listed(const std::string& tag, const std::string& kind, const std::string& attribute, std::string_view text) {
    if (text.empty()) return "";
    return "<" + tag + "><rdf:" + kind + "><rdf:li" + attribute + ">" + xml(text) + "</rdf:li></rdf:" + kind + "></" + tag + ">\n";
}

// PDF/A must be told what PDF/UA's property means (ISO 19005-3, 6.6.2.3).
constexpr char kAccessibleExplained[] =
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n</rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

std::string claims(const Standards& standards) {
    std::string out;
    if (standards.archive) out += element("pdfaid:part", std::to_string(standards.archive)) + element("pdfaid:conformance", "A");
    if (standards.accessible) out += element("pdfuaid:part", "1") + (standards.archive ? kAccessibleExplained : "");
    return out;
}

constexpr char kNamespaces[] =
    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
    "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\nxmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
    "xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\nxmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
    "xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\nxmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
    "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\"";

}  // namespace

Metadata metadata_of(const pages::Pages& pages, const Options& options) {
    if (!pages.date.empty() && !Date::parse(pages.date))
        throw Failure{"the document's date is '" + pages.date + "' and not a day such as 2022-09-02"};
    return {pages.title, pages.author, pages.subject, pages.language, options.producer, pages.date, {0, false}};
}

std::string moment(const std::string& date) {
    std::string day = date;
    day.erase(std::remove(day.begin(), day.end(), '-'), day.end());
    return "(D:" + day + "000000Z)";
}

std::string information(const Metadata& m) {
    std::string out;
    const auto add = [&](const char* key, const std::string& text) {
        if (!text.empty()) out += std::string(key) + text_string(text) + "\n";
    };
    add("/Title ", m.title);
    add("/Author ", m.author);
    add("/Subject ", m.subject);
    add("/Producer ", m.producer);
    if (!m.date.empty()) out += "/CreationDate " + moment(m.date) + "\n/ModDate " + moment(m.date) + "\n";
    return out;
}

std::string xmp(const Metadata& m) {
    const std::string moment = m.date.empty() ? "" : m.date + "T00:00:00Z", one_language = " xml:lang=\"x-default\"";
    return "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
           "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n<rdf:Description rdf:about=\"\"\n" +
           std::string(kNamespaces) + ">\n<dc:format>application/pdf</dc:format>\n" +
           listed("dc:title", "Alt", one_language, m.title) + listed("dc:creator", "Seq", "", m.author) +
           listed("dc:description", "Alt", one_language, m.subject) + listed("dc:language", "Bag", "", m.language) +
           element("pdf:Producer", m.producer) + element("xmp:CreateDate", moment) + element("xmp:ModifyDate", moment) +
           claims(m.standards) + "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n";
}

std::string write_metadata(const Metadata& metadata, HaruFile& file) {
    file.set(file.information(), information(metadata));
    // Never deflated, for those who search files without knowing PDF (14.3.2).
    const ObjectId packet = file.add_stream("/Type /Metadata\n/Subtype /XML\n", xmp(metadata));
    const ObjectId profile = file.add_deflated("/N 3\n", srgb_profile());
    const ObjectId intent = file.add(
        "/Type /OutputIntent\n/S /GTS_PDFA1\n/OutputConditionIdentifier (sRGB)\n/Info (sRGB IEC61966-2.1)\n"
        "/DestOutputProfile " + reference(profile) + "\n");
    std::string out = "/Metadata " + reference(packet) + "\n/OutputIntents [" + reference(intent) + "]\n";
    if (!metadata.language.empty()) out += "/Lang " + text_string(metadata.language) + "\n";
    if (!metadata.title.empty()) out += "/ViewerPreferences <</DisplayDocTitle true>>\n";
    return out;
}

}  // namespace rapporteur::pdf
