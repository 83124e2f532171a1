#include "pdf/haru.h"

// libharu's inner headers: what hpdf.h declares, with the objects that it hides.
#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>

#include <optional>
#include <unordered_map>
#include <vector>

#include "pdf/fingerprint.h"
#include "pdf/object_streams.h"

namespace rapporteur::pdf {
namespace {

constexpr ObjectId kIdMask = 0x00FFFFFF;
constexpr HPDF_UINT kXrefBlock = 65536;             // libharu grows its list of objects by copying it: rarely, then
constexpr HPDF_UINT kPagesPerNode = 256;
constexpr ObjectId kMostObjects = HPDF_LIMIT_MAX_XREF_ELEMENT;
constexpr char kTooManyObjects[] = "the document would need more than 8,388,607 PDF objects";
constexpr std::size_t kLargestFile = 0x7FFFFFFF;    // its offsets end there

// Nothing is thrown through C: the first error stays in the document and is looked up.
void HPDF_STDCALL stay_calm(HPDF_STATUS, HPDF_STATUS, void*) {}

HPDF_STATUS send(HPDF_Stream to, const std::string& bytes) {
    return HPDF_Stream_Write(to, reinterpret_cast<const HPDF_BYTE*>(bytes.data()), static_cast<HPDF_UINT>(bytes.size()));
}

struct Entry {
    std::string entries;
    std::string data;
};

std::string dictionary(std::string_view entries) { return "<<\n" + std::string(entries) + ">>"; }

}  // namespace

std::string reference(ObjectId id) { return std::to_string(id) + " 0 R"; }

struct HaruFile::Data {
    explicit Data(Deflater& d) : deflate(d) {}

    Deflater& deflate;
    HPDF_Doc doc = nullptr;
    std::optional<ObjectStreamFile> compact;       // the file itself; none: libharu writes it
    std::unordered_map<ObjectId, Entry> entries;   // of the dictionaries that libharu holds
    std::unordered_map<ObjectId, HPDF_Dict> dicts;  // these
    std::string written;
    HPDF_Stream sink = nullptr;

    ObjectId adopt(HPDF_Dict dict) {
        const ObjectId id = dict->header.obj_id & kIdMask;
        entries.try_emplace(id);
        dicts.try_emplace(id, dict);
        dict->write_fn = write_entries;
        return id;
    }

    void check(const char* doing) const {
        if (!doc) throw Failure{"there is no memory for a PDF"};
        const HPDF_STATUS status = HPDF_GetError(doc);
        if (status == HPDF_OK) return;
        if (status == HPDF_XREF_COUNT_ERR) throw Failure{kTooManyObjects};
        throw Failure{std::string("libharu could not ") + doing + " (error " + std::to_string(status) + ")"};
    }

    // libharu numbers its objects from its offset on.
    ObjectId next_number() const { return doc->xref->start_offset + doc->xref->entries->count; }
    ObjectId leave_out() {
        if (next_number() >= kMostObjects) throw Failure{kTooManyObjects};
        ++doc->xref->start_offset;
        return next_number() - 1;
    }

    static Data& of(HPDF_Dict dict) { return *static_cast<Data*>(dict->error->user_data); }

    static HPDF_STATUS write_entries(HPDF_Dict dict, HPDF_Stream out) {
        return send(out, of(dict).entries.at(dict->header.obj_id & kIdMask).entries);
    }

    // libharu calls this after the dictionary's ">>".
    static HPDF_STATUS write_data(HPDF_Dict dict) {
        Data& file = of(dict);
        HPDF_Stream_WriteStr(file.sink, "\nstream\r\n");
        send(file.sink, file.entries.at(dict->header.obj_id & kIdMask).data);
        return HPDF_Stream_WriteStr(file.sink, "\nendstream");
    }

    static HPDF_STATUS receive(HPDF_Stream sink, const HPDF_BYTE* bytes, HPDF_UINT size) {
        static_cast<Data*>(sink->attr)->written.append(reinterpret_cast<const char*>(bytes), size);
        return HPDF_OK;
    }

    // The trailer is written last: what stands before it is the file.
    static HPDF_STATUS write_identity(HPDF_Dict trailer, HPDF_Stream out) {
        return HPDF_Stream_WriteStr(out, identity(of(trailer).written).c_str());
    }

    static std::string identity(std::string_view bytes) {
        const std::string hash = fingerprint(bytes);
        return "/ID [<" + hash + "> <" + hash + ">]\n";
    }

    std::string value_of(void* object) {
        written.clear();
        HPDF_Obj_WriteValue(object, sink, nullptr);
        return std::move(written);
    }

    std::string save_classic();
    std::string save_compact();
};

HaruFile::HaruFile(std::size_t page_count, bool object_streams, Deflater& deflate) : data_(std::make_unique<Data>(deflate)) {
    if (object_streams) data_->compact.emplace(deflate);
    data_->doc = HPDF_New(stay_calm, data_.get());
    data_->check("begin a document");
    data_->doc->xref->entries->items_per_block = kXrefBlock;
    if (page_count > kPagesPerNode) HPDF_SetPagesConfiguration(data_->doc, kPagesPerNode);
    HPDF_Dict_RemoveElement(data_->doc->info, "Producer");
    data_->adopt(data_->doc->catalog);
    data_->adopt(data_->doc->info);
    data_->sink = HPDF_CallbackWriter_New(data_->doc->mmgr, Data::receive, data_.get());
    data_->check("begin a document");
}

HaruFile::~HaruFile() {
    if (data_->sink) HPDF_Stream_Free(data_->sink);
    if (data_->doc) HPDF_Free(data_->doc);
}

// In the compact form libharu holds none of the objects that are written here: it only leaves out their numbers.
ObjectId HaruFile::reserve() {
    if (data_->compact) return data_->leave_out();
    HPDF_Dict dict = HPDF_Dict_New(data_->doc->mmgr);
    if (!dict || HPDF_Xref_Add(data_->doc->xref, dict) != HPDF_OK) {
        data_->check("add an object");
        throw Failure{"libharu could not add an object"};
    }
    return data_->adopt(dict);
}

void HaruFile::set(ObjectId id, std::string entries) {
    const auto held = data_->entries.find(id);
    if (held != data_->entries.end()) held->second.entries = std::move(entries);
    else data_->compact->add(id, dictionary(entries));
}

void HaruFile::set_stream(ObjectId id, std::string entries, std::string data) {
    entries += "/Length " + std::to_string(data.size()) + "\n";
    if (data_->compact) return data_->compact->add_stream(id, dictionary(entries) + "\nstream\r\n" + data + "\nendstream");
    data_->entries.at(id) = {std::move(entries), std::move(data)};
    data_->dicts.at(id)->after_write_fn = Data::write_data;
}

ObjectId HaruFile::add(std::string entries) {
    const ObjectId id = reserve();
    set(id, std::move(entries));
    return id;
}

ObjectId HaruFile::add_stream(std::string entries, std::string data) {
    const ObjectId id = reserve();
    set_stream(id, std::move(entries), std::move(data));
    return id;
}

ObjectId HaruFile::add_deflated(std::string entries, std::string_view data) {
    return add_stream(std::move(entries) + "/Filter /FlateDecode\n", data_->deflate(data));
}

ObjectId HaruFile::add_page() {
    HPDF_Page page = HPDF_AddPage(data_->doc);
    data_->check("add a page");
    HPDF_Dict_RemoveElement(page, "MediaBox");
    HPDF_Dict_RemoveElement(page, "Resources");
    data_->check("add a page");
    return data_->adopt(page);
}

void HaruFile::set_content(ObjectId page, std::string_view operators) {
    const std::string deflated = data_->deflate(operators);
    HPDF_Dict contents = static_cast<HPDF_PageAttr>(data_->dicts.at(page)->attr)->contents;
    send(contents->stream, deflated);
    contents->filter = HPDF_STREAM_FILTER_NONE;        // libharu is not to deflate it once more
    const ObjectId id = data_->adopt(contents);
    set(id, "/Filter /FlateDecode\n");
    if (data_->compact) {
        data_->compact->add_stream(id, data_->value_of(contents));
        HPDF_MemStream_FreeData(contents->stream);
    }
    data_->check("take a page's content");
}

ObjectId HaruFile::catalog() const { return data_->doc->catalog->header.obj_id & kIdMask; }
ObjectId HaruFile::information() const { return data_->doc->info->header.obj_id & kIdMask; }

std::string HaruFile::save() {
    std::string bytes = data_->compact ? data_->save_compact() : data_->save_classic();
    data_->check("write the document");
    if (bytes.size() > kLargestFile) throw Failure{"the PDF would be larger than 2 GB"};
    return bytes;
}

std::string HaruFile::Data::save_classic() {
    HPDF_Dict trailer = doc->xref->trailer;
    HPDF_Dict_Add(trailer, "Root", doc->catalog);
    HPDF_Dict_Add(trailer, "Info", doc->info);
    trailer->write_fn = write_identity;
    written = kHeader;
    sink->size = static_cast<HPDF_UINT>(written.size());       // offsets are counted from the file's first byte
    HPDF_Xref_WriteToStream(doc->xref, sink, nullptr);
    return std::move(written);
}

// What libharu holds itself: pages and their tree, the catalog.
std::string HaruFile::Data::save_compact() {
    for (HPDF_UINT i = 1; i < doc->xref->entries->count; ++i) {
        void* object = HPDF_Xref_GetEntry(doc->xref, i)->obj;
        const ObjectId id = static_cast<HPDF_Obj_Header*>(object)->obj_id & kIdMask;
        if (!compact->has(id)) compact->add(id, value_of(object));
    }
    const std::string trailer = "/Root " + reference(doc->catalog->header.obj_id & kIdMask) + "\n/Info " +
                                reference(doc->info->header.obj_id & kIdMask) + "\n";
    return compact->finish(next_number(), trailer);
}

}  // namespace rapporteur::pdf
