#include "pdf/attachments.h"

#include <map>

#include "pdf/metadata.h"
#include "pdf/syntax.h"

namespace rapporteur::pdf {

std::shared_ptr<const std::string> deflated(std::string_view bytes) {
    return std::make_shared<const std::string>(Deflater()(bytes));
}

AttachmentEntries write_attachments(const std::vector<Attachment>& attachments, const std::string& date, HaruFile& file) {
    if (attachments.empty()) return {};
    std::map<std::string, ObjectId> named;
    std::string all;
    for (const Attachment& one : attachments) {
        const std::string parameters =
            "/Size " + std::to_string(one.bytes.size()) + (date.empty() ? "" : " /ModDate " + moment(date));
        const std::string entries = "/Type /EmbeddedFile\n/Subtype " + name(one.media_type) + "\n/Params <<" + parameters + ">>\n";
        const ObjectId bytes = one.deflated ? file.add_stream(entries + "/Filter /FlateDecode\n", *one.deflated)
                                            : file.add_deflated(entries, one.bytes.text());
        const std::string called = text_string(one.name), where = reference(bytes);
        const ObjectId described =
            file.add("/Type /Filespec\n/F " + called + "\n/UF " + called + "\n/Desc " + text_string(one.description) +
                     "\n/AFRelationship /Source\n/EF <</F " + where + " /UF " + where + ">>\n");
        if (one.name.empty() || !named.emplace(one.name, described).second)
            throw Failure{"two attached files have the name '" + one.name + "'"};
        all += (all.empty() ? "" : " ") + reference(described);
    }
    std::vector<TreeEntry> entries;
    for (const auto& [key, object] : named) entries.push_back({byte_string(key), reference(object)});
    return {"/AF [" + all + "]\n", "/EmbeddedFiles " + reference(file.add(tree(entries, "/Names", file))) + "\n"};
}

}  // namespace rapporteur::pdf
