#include "base/files.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

namespace rapporteur {

namespace fs = std::filesystem;

namespace {

FileFailure failure(const std::string& path, int number) {
    return {path, std::generic_category().message(number), number == ENOENT || number == ENOTDIR};
}

FileFailure outside(const std::string& path) {
    return {path, "the path leads out of the project's folder", false};
}

// An open file descriptor that closes itself.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return number_; }
    bool open() const { return number_ >= 0; }
    int close() {
        const int result = number_ >= 0 ? ::close(number_) : 0;
        number_ = -1;
        return result;
    }

private:
    int number_;
};

bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

}  // namespace

bool stays_inside(std::string_view path) {
    if (path.empty() || path.front() == '/' || path.find('\0') != path.npos || path.find('\\') != path.npos) return false;
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        const std::string_view part = path.substr(begin, end - begin);
        if (part.empty() || part == "." || part == "..") return false;
        begin = end + 1;
    }
    return true;
}

std::optional<std::string> resolve(std::string_view folder, std::string_view relative) {
    if (relative.empty() || relative.front() == '/') return std::nullopt;
    std::vector<std::string> parts;
    const std::string whole = std::string(folder) + "/" + std::string(relative);
    for (std::size_t begin = 0; begin <= whole.size();) {
        const std::size_t end = std::min(whole.find('/', begin), whole.size());
        const std::string part = whole.substr(begin, end - begin);
        begin = end + 1;
        if (part.empty() || part == ".") continue;
        if (part != "..") {
            parts.push_back(part);
            continue;
        }
        if (parts.empty()) return std::nullopt;
        parts.pop_back();
    }
    std::string path;
    for (const std::string& part : parts) path += (path.empty() ? "" : "/") + part;
    return stays_inside(path) ? std::optional(path) : std::nullopt;
}

Disk::Disk(std::string root) : root_(std::move(root)) {}

std::variant<std::string, FileFailure> Disk::read(const std::string& path) const {
    if (!stays_inside(path)) return outside(path);
    std::error_code trouble;
    const fs::path whole = fs::path(root_) / path;
    const fs::path real = fs::canonical(whole, trouble);
    if (trouble) return failure(path, trouble.value());
    const fs::path real_root = fs::canonical(root_, trouble);
    if (trouble) return failure(root_, trouble.value());
    if (std::mismatch(real_root.begin(), real_root.end(), real.begin(), real.end()).first != real_root.end()) return outside(path);

    Descriptor file(::open(real.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!file.open()) return failure(path, errno);
    struct stat status {};
    if (::fstat(file.number(), &status) != 0) return failure(path, errno);
    if (!S_ISREG(status.st_mode)) return FileFailure{path, "it is not a plain file", false};
    if (static_cast<std::size_t>(status.st_size) > kLargest) return FileFailure{path, "the file is larger than 64 MiB", false};
    std::string text(static_cast<std::size_t>(status.st_size), '\0');
    std::size_t have = 0;
    while (have < text.size()) {
        const ssize_t got = ::read(file.number(), text.data() + have, text.size() - have);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return failure(path, errno);
        if (got == 0) break;
        have += static_cast<std::size_t>(got);
    }
    text.resize(have);
    return text;
}

std::vector<std::string> Disk::list(const std::string& folder) const {
    std::vector<std::string> found;
    if (!stays_inside(folder)) return found;
    std::error_code trouble;
    fs::recursive_directory_iterator at(fs::path(root_) / folder, trouble), end;
    while (!trouble && at != end) {
        const bool hidden = at->path().filename().string().starts_with(".");
        std::error_code ignored;
        if (hidden && at->is_directory(ignored)) at.disable_recursion_pending();
        if (!hidden && at->is_regular_file(ignored)) found.push_back(at->path().lexically_relative(root_).generic_string());
        at.increment(trouble);
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::variant<std::string, FileFailure> FilesInMemory::read(const std::string& path) const {
    if (!stays_inside(path)) return outside(path);
    const auto found = files_.find(path);
    if (found == files_.end()) return failure(path, ENOENT);
    return found->second;
}

std::vector<std::string> FilesInMemory::list(const std::string& folder) const {
    std::vector<std::string> found;
    for (const auto& [path, text] : files_)
        if (path.starts_with(folder + "/")) found.push_back(path);
    return found;
}

AtomicWrite::~AtomicWrite() {
    for (const Pending& file : pending_) ::unlink(file.beside.c_str());
    for (auto folder = folders_.rbegin(); folder != folders_.rend(); ++folder)
        ::rmdir(folder->c_str());  // one that others use stays
}

std::optional<FileFailure> AtomicWrite::make_folder(const std::string& folder) {
    std::vector<fs::path> missing;
    for (fs::path at = folder; !at.empty() && ::access(at.c_str(), F_OK) != 0 && errno == ENOENT; at = at.parent_path())
        missing.push_back(at);
    for (auto at = missing.rbegin(); at != missing.rend(); ++at) {
        if (at->filename().empty()) continue;              // "a/b/" is "a/b"
        if (::mkdir(at->c_str(), 0777) == 0) folders_.push_back(at->string());
        else if (errno != EEXIST) return failure(at->string(), errno);
    }
    return std::nullopt;
}

std::optional<FileFailure> AtomicWrite::add(const std::string& path, std::string_view bytes) {
    std::error_code trouble;
    const fs::path folder = fs::path(path).parent_path();
    if (const auto refused = make_folder(folder.string())) return refused;
    if (fs::is_directory(path, trouble)) return FileFailure{path, "there is a folder of that name", false};
    if (fs::exists(path, trouble) && !fs::is_regular_file(path, trouble)) return FileFailure{path, "it is not a plain file", false};

    std::string beside = (folder.empty() ? fs::path(".") : folder) / ("." + fs::path(path).filename().string() + ".XXXXXX");
    Descriptor file(::mkostemp(beside.data(), O_CLOEXEC));
    if (!file.open()) return failure(path, errno);
    pending_.push_back({beside, path});
    if (!write_all(file.number(), bytes) || ::fchmod(file.number(), 0644) != 0 || ::fsync(file.number()) != 0 || file.close() != 0)
        return failure(path, errno);
    return std::nullopt;
}

namespace {

bool is_plain(const std::string& path) {
    struct stat status {};
    return ::lstat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

// What stood at a place, kept under a second name, which is nobody's, until all files of a run stand. Where the disk knows no
// second names, it is moved aside.
class Kept {
public:
    Kept(std::string path, std::string kept) : path_(std::move(path)), kept_(std::move(kept)) {
        stood_ = ::link(path_.c_str(), kept_.c_str()) == 0 || (is_plain(path_) && ::rename(path_.c_str(), kept_.c_str()) == 0);
    }
    void put_back() const {
        if (stood_) ::rename(kept_.c_str(), path_.c_str());
        else ::unlink(path_.c_str());
        forget();          // two names of the same file are left alone by rename
    }
    void forget() const { ::unlink(kept_.c_str()); }

private:
    std::string path_, kept_;
    bool stood_ = false;
};

}  // namespace

std::optional<FileFailure> AtomicWrite::commit() {
    std::vector<Kept> kept;
    for (const Pending& file : pending_) {
        kept.emplace_back(file.path, file.beside + ".before");
        if (::rename(file.beside.c_str(), file.path.c_str()) == 0) continue;
        const FileFailure refused = failure(file.path, errno);
        for (const Kept& one : kept) one.put_back();
        return refused;
    }
    for (const Kept& one : kept) one.forget();
    pending_.clear();
    folders_.clear();
    return std::nullopt;
}

}  // namespace rapporteur
