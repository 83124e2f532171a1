#include "pdf/pdf.h"

#include <algorithm>
#include <optional>

#include "pdf/attachments.h"
#include "pdf/conformance.h"
#include "pdf/content.h"
#include "pdf/geometry.h"
#include "pdf/metadata.h"
#include "pdf/navigation.h"
#include "pdf/pictures.h"
#include "pdf/syntax.h"

namespace rapporteur::pdf {
namespace {

using pages::Page;
using pages::Pages;

constexpr Length kSmallestPage = 3_pt, kLargestPage = 14400_pt;        // ISO 32000-1, annex C

class Writer {
public:
    Writer(Pages& pages, const Options& options);
    std::string write();

private:
    void write_page(std::size_t index);
    std::string page_entries(std::size_t index) const;
    std::string write_structure();

    Pages& pages_;
    const Options& options_;
    Deflater deflate_;
    HaruFile file_;
    Fonts fonts_;
    Pictures pictures_;
    std::optional<StructureTree> tree_;
    ObjectId resources_;
    std::vector<ObjectId> objects_;        // of the pages
};

Writer::Writer(Pages& pages, const Options& options)
    : pages_(pages),
      options_(options),
      file_(pages.pages.size(), options.object_streams, deflate_),
      fonts_(file_),
      pictures_(file_),
      resources_(file_.reserve()) {
    if (pages.pages.empty()) throw Failure{"the document has no page"};
    for (const Page& page : pages.pages) {
        if (std::min(page.width, page.height) < kSmallestPage || std::max(page.width, page.height) > kLargestPage)
            throw Failure{"a page's sides must be 3 to 14,400 points long"};
        objects_.push_back(file_.add_page());
    }
    if (!options.tagged) return;
    if (pages.structure.empty()) throw Failure{"the document has no structure; its element 0 is the document itself"};
    tree_.emplace(pages.structure, pages.pages.size(), file_);
}

std::string Writer::write() {
    Metadata metadata = metadata_of(pages_, options_);
    if (tree_) metadata.standards = options_.standards;
    if (metadata.standards.archive == 2 && !options_.attachments.empty())
        throw Failure{"PDF/A-2 allows no attached files but PDF/A"};
    if (const auto fault = fault_of(pages_, metadata.standards)) throw *fault;
    const Destinations destinations(pages_, objects_);
    for (std::size_t index = 0; index < pages_.pages.size(); ++index) {
        try {
            write_page(index);
            const std::string links = write_links(pages_.pages[index], destinations, tree_ ? &*tree_ : nullptr, file_);
            file_.set(objects_[index], page_entries(index) + links);
        } catch (Failure& failure) {
            failure.reason = "page " + std::to_string(index + 1) + ": " + failure.reason;
            throw;
        }
    }
    fonts_.write();
    file_.set(resources_, fonts_.resources() + pictures_.resources());
    std::string catalog = write_metadata(metadata, file_) + write_structure();
    const AttachmentEntries attached = write_attachments(options_.attachments, metadata.date, file_);
    const std::string names = destinations.names(file_) + attached.names;
    catalog += write_outline(pages_.outline, destinations, file_) + page_labels(pages_.pages, file_) + attached.catalog;
    if (!names.empty()) catalog += "/Names <<\n" + names + ">>\n";
    file_.set(file_.catalog(), std::move(catalog));
    return file_.save();
}

void Writer::write_page(std::size_t index) {
    if (tree_) tree_->begin_page(objects_[index]);
    ContentWriter content(pages_.pages[index], fonts_, pictures_, tree_ ? &*tree_ : nullptr);
    for (const pages::FrameItem& item : pages_.pages[index].items) content.add(item);
    file_.set_content(objects_[index], content.finish());
    std::vector<pages::FrameItem>().swap(pages_.pages[index].items);
}

std::string Writer::page_entries(std::size_t index) const {
    const Page& page = pages_.pages[index];
    std::string out = "/MediaBox [0 0 " + number(page.width) + " " + number(page.height) + "]\n";
    out += "/Resources " + reference(resources_) + "\n";
    if (tree_) out += "/StructParents " + std::to_string(index) + "\n/Tabs /S\n";
    return out;
}

std::string Writer::write_structure() {
    if (!tree_) return "";
    return "/MarkInfo <</Marked true>>\n/StructTreeRoot " + reference(tree_->write()) + "\n";
}

}  // namespace

std::variant<std::string, Failure> write(Pages pages, const Options& options) {
    try {
        return Writer(pages, options).write();
    } catch (const Failure& failure) {
        return failure;
    }
}

}  // namespace rapporteur::pdf
