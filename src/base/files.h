// The one door to files. Everything reads and writes through a FileSystem that is rooted somewhere and never leaves its
// root, so that tests run on files in memory and no template can read another's secrets.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace rapporteur {

// What the world said when it refused: "no such file", "permission denied", "no space left on the device".
struct FileFailure {
    std::string path;
    std::string reason;
    bool missing = false;      // there is no such file, and nothing worse
};

// Paths are relative to the root, with '/', and never lead out of it: "content/ccm/states.yml".
class FileSystem {
public:
    virtual ~FileSystem() = default;
    // The whole file. Refuses files larger than `kLargest`, folders, and what lies outside the root (also through a link).
    virtual std::variant<std::string, FileFailure> read(const std::string& path) const = 0;
    // All files below a folder, at every depth, sorted by path; hidden ones left out. Empty where there is no such folder.
    virtual std::vector<std::string> list(const std::string& folder) const = 0;

    static constexpr std::size_t kLargest = 64u << 20;
};

// True where a path stays below its root: relative, no "..", no empty or "." parts, no NUL, no backslash.
bool stays_inside(std::string_view path);
// "a/b" + "../c.json" = "a/c.json"; none where that leaves the root.
std::optional<std::string> resolve(std::string_view folder, std::string_view relative);

class Disk final : public FileSystem {
public:
    explicit Disk(std::string root);
    std::variant<std::string, FileFailure> read(const std::string& path) const override;
    std::vector<std::string> list(const std::string& folder) const override;
    const std::string& root() const { return root_; }

private:
    std::string root_;
};

class FilesInMemory final : public FileSystem {
public:
    explicit FilesInMemory(std::map<std::string, std::string> files) : files_(std::move(files)) {}
    std::variant<std::string, FileFailure> read(const std::string& path) const override;
    std::vector<std::string> list(const std::string& folder) const override;

private:
    std::map<std::string, std::string> files_;
};

// Files of one run that appear together or not at all: each is written beside its place, flushed to the disk, and only when
// all of them stand are they renamed into place; if one of them cannot be, those before it are put back. What stood before stays
// whole until then. Without `commit` nothing is left.
class AtomicWrite {
public:
    AtomicWrite() = default;
    ~AtomicWrite();
    AtomicWrite(const AtomicWrite&) = delete;
    AtomicWrite& operator=(const AtomicWrite&) = delete;

    // `path` as the operating system knows it; its folder is made where it is missing, and without `commit` taken away again.
    std::optional<FileFailure> add(const std::string& path, std::string_view bytes);
    std::optional<FileFailure> commit();

private:
    std::optional<FileFailure> make_folder(const std::string& folder);
    struct Pending {
        std::string beside;
        std::string path;
    };
    std::vector<Pending> pending_;
    std::vector<std::string> folders_;              // made for them, each after the one that it lies in
};

}  // namespace rapporteur
