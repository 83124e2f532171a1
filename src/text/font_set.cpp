#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <mutex>
#include <system_error>
#include <unordered_map>

#include "text/font.h"

namespace rapporteur::text {

namespace fs = std::filesystem;

namespace {

// Where the fonts of a document usually are, below a font folder: asked for directly, so that the thousand files of a well-stocked
// machine need not be looked at.
constexpr std::string_view kWellKnown[] = {
    "",           "truetype/liberation2", "truetype/liberation", "liberation",         "liberation-serif", "liberation-sans",
    "liberation-mono", "liberation-fonts", "truetype/dejavu",    "truetype/noto",      "opentype/noto",    "noto",
    "google-noto", "truetype/amiri",      "opentype/linux-libertine", "opentype/fonts-hosny-amiri", "truetype/droid",
    "truetype/lohit-devanagari", "truetype/lohit-kannada", "truetype/lohit-malayalam",
};
constexpr std::size_t kMostFiles = 200000;

// A folder of fonts; walked through at most once, and only where a file is not in one of the usual places.
class Folder {
public:
    explicit Folder(std::string path) : path_(std::move(path)) {}

    std::string find(const std::string& file) {
        std::error_code ignored;
        for (const std::string_view below : kWellKnown)
            if (const fs::path path = fs::path(path_) / below / file; fs::is_regular_file(path, ignored)) return path.string();
        if (!walked_) walk();
        const auto found = files_.find(file);
        return found == files_.end() ? std::string() : found->second;
    }

private:
    void walk() {
        walked_ = true;
        std::error_code trouble;
        fs::recursive_directory_iterator at(path_, fs::directory_options::skip_permission_denied, trouble), end;
        for (std::size_t seen = 0; !trouble && at != end && seen < kMostFiles; at.increment(trouble), ++seen) keep(at->path());
    }
    // Of several files of one name the one whose path sorts first, whatever order the disk tells them in.
    void keep(const fs::path& path) {
        auto [entry, is_new] = files_.try_emplace(path.filename().string(), path.string());
        if (!is_new) entry->second = std::min(entry->second, path.string());
    }

    std::string path_;
    bool walked_ = false;
    std::unordered_map<std::string, std::string> files_;
};

}  // namespace

struct FontSet::Data {
    using Family = std::array<const FontFace*, 4>;      // regular, bold, italic, bold-italic

    std::vector<Folder> folders;
    std::map<std::pair<std::string, std::string>, std::unique_ptr<FontFace>> faces;      // by file name and features
    std::map<std::string, Family> families;

    // Opened on first need, under the lock.
    struct Reserve {
        std::string name;
        std::vector<std::string> files;
        bool opened = false;
        std::optional<Family> faces{};
    };
    std::mutex lock;
    std::vector<Reserve> reserves;
    std::vector<std::string> missing;

    std::variant<Family, FileFailure> open_all(const std::vector<std::string>& files, const std::string& features) {
        Family all{};
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (i >= files.size()) {
                all[i] = all[0];
                continue;
            }
            const auto face = open(files[i], features);
            if (const auto* failure = std::get_if<FileFailure>(&face)) return *failure;
            all[i] = std::get<const FontFace*>(face);
        }
        return all;
    }

    void open(Reserve& reserve) {
        reserve.opened = true;
        auto all = open_all(reserve.files, {});
        if (const auto* failure = std::get_if<FileFailure>(&all)) missing.push_back(failure->path);
        else reserve.faces = std::get<Family>(all);
    }

    std::variant<const FontFace*, FileFailure> open(const std::string& file, const std::string& features) {
        if (const auto known = faces.find({file, features}); known != faces.end()) return known->second.get();
        if (file.empty() || file.find('/') != file.npos)
            return FileFailure{file, "a font is named by its file, without folders", false};
        for (Folder& folder : folders) {
            const std::string path = folder.find(file);
            if (path.empty()) continue;
            auto face = FontFace::from_file(path, features);
            if (const auto* reason = std::get_if<std::string>(&face)) return FileFailure{path, *reason, false};
            auto& kept = faces[{file, features}];
            kept = std::move(std::get<std::unique_ptr<FontFace>>(face));
            return kept.get();
        }
        return FileFailure{file, "the font is not in any of the font folders", true};
    }
};

FontSet::FontSet(std::vector<std::string> folders) : data_(std::make_unique<Data>()) {
    for (std::string& folder : folders) data_->folders.emplace_back(std::move(folder));
}

FontSet::~FontSet() = default;

std::optional<FileFailure> FontSet::add_family(const std::string& family, const std::vector<std::string>& files,
                                               const std::string& features) {
    if (files.empty()) return FileFailure{family, "the family names no font file", false};
    auto faces = data_->open_all(files, features);
    if (const auto* failure = std::get_if<FileFailure>(&faces)) return *failure;
    data_->families[family] = std::get<Data::Family>(faces);
    return std::nullopt;
}

void FontSet::add_reserve(const std::string& family, const std::vector<std::string>& files) {
    if (!files.empty()) data_->reserves.push_back({family, files});
}

namespace {

std::size_t index_of(bool bold, bool italic) { return (bold ? 1u : 0u) + (italic ? 2u : 0u); }

}  // namespace

const FontFace& FontSet::face(const std::string& family, bool bold, bool italic) const {
    return *data_->families.at(family)[index_of(bold, italic)];
}

const FontFace* FontSet::face_with(char32_t character, const std::vector<std::string>& families, bool bold, bool italic) const {
    for (const std::string& family : families) {
        if (!data_->families.contains(family)) continue;
        const FontFace& candidate = face(family, bold, italic);
        if (candidate.has(character)) return &candidate;
    }
    const std::lock_guard<std::mutex> only_one(data_->lock);
    for (Data::Reserve& reserve : data_->reserves) {
        if (!reserve.opened) data_->open(reserve);
        if (!reserve.faces) continue;
        const FontFace* candidate = (*reserve.faces)[index_of(bold, italic)];
        if (candidate->has(character)) return candidate;
    }
    return nullptr;
}

std::vector<std::string> FontSet::missing_reserves() const {
    const std::lock_guard<std::mutex> only_one(data_->lock);
    return data_->missing;
}

std::vector<std::string> FontSet::usual_folders() {
    std::vector<std::string> folders;
    std::error_code trouble;
    if (const fs::path program = fs::read_symlink("/proc/self/exe", trouble); !trouble)
        folders.push_back((program.parent_path() / "fonts").string());
    for (const char* folder : {"/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/System/Library/Fonts"})
        folders.emplace_back(folder);
    return folders;
}

}  // namespace rapporteur::text
