// The disk, in a folder of its own that goes away with the test.
#include "base/files.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "support/catch.h"

using namespace rapporteur;
namespace fs = std::filesystem;

namespace {

class Folder {
public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "rapporteur-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()));
        path_ = name;
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string operator/(const std::string& name) const { return (path_ / name).string(); }
    void write(const std::string& name, const std::string& bytes) const {
        fs::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name, std::ios::binary) << bytes;
    }
    std::string read(const std::string& name) const {
        std::ifstream file(path_ / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    // Everything that is there, hidden files too.
    std::vector<std::string> names() const {
        std::vector<std::string> names;
        for (const auto& entry : fs::recursive_directory_iterator(path_))
            names.push_back(entry.path().lexically_relative(path_).string());
        std::sort(names.begin(), names.end());
        return names;
    }
    std::string path() const { return path_.string(); }

private:
    fs::path path_;
};

// While it lives no file may grow past so many bytes: what a full disk looks like to the one who writes.
class SmallDisk {
public:
    explicit SmallDisk(rlim_t bytes) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        former_ = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{bytes, before_.rlim_max};
        REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
    }
    ~SmallDisk() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, former_);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

private:
    rlimit before_{};
    void (*former_)(int) = SIG_DFL;
};

FileFailure failure_of(const std::variant<std::string, FileFailure>& answer) {
    REQUIRE(std::holds_alternative<FileFailure>(answer));
    return std::get<FileFailure>(answer);
}

}  // namespace

TEST_CASE("the disk reads whole files, byte for byte") {
    const Folder folder;
    const std::string bytes("a\0b\r\n\xff", 6);
    folder.write("content/a.yml", bytes);
    folder.write("empty", "");
    folder.write("large", std::string(300'000, 'x'));
    const Disk disk(folder.path());
    CHECK(std::get<std::string>(disk.read("content/a.yml")) == bytes);
    CHECK(std::get<std::string>(disk.read("empty")).empty());
    CHECK(std::get<std::string>(disk.read("large")) == std::string(300'000, 'x'));
}

TEST_CASE("the disk says why it does not read") {
    const Folder folder;
    folder.write("content/a.yml", "1");
    const Disk disk(folder.path());
    const FileFailure missing = failure_of(disk.read("content/b.yml"));
    CHECK(missing.missing);
    CHECK(missing.path == "content/b.yml");
    CHECK(missing.reason == "No such file or directory");
    CHECK(failure_of(disk.read("content/a.yml/b")).missing);
    CHECK_FALSE(failure_of(disk.read("content")).missing);
    CHECK(failure_of(disk.read("content")).reason == "it is not a plain file");
    CHECK(failure_of(Disk(folder / "nowhere").read("a")).missing);
    CHECK_FALSE(failure_of(disk.read("../a")).missing);
    CHECK_FALSE(failure_of(disk.read("/etc/passwd")).missing);
}

TEST_CASE("a file that is too large is refused before it is read") {
    const Folder folder;
    folder.write("huge", "");
    REQUIRE(::truncate((folder / "huge").c_str(), static_cast<off_t>(FileSystem::kLargest) + 1) ==
            0);  // a hole, no bytes on the disk
    CHECK(failure_of(Disk(folder.path()).read("huge")).reason == "the file is larger than 64 MiB");
}

TEST_CASE("a pipe is refused") {
    const Folder folder;
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    const int other_end = ::open((folder / "pipe").c_str(), O_RDWR | O_NONBLOCK);
    CHECK(failure_of(Disk(folder.path()).read("pipe")).reason == "it is not a plain file");
    ::close(other_end);
}

TEST_CASE("a link may lead within the root and not out of it") {
    const Folder outside, folder;
    outside.write("secret", "s");
    folder.write("content/a.yml", "1");
    fs::create_symlink("a.yml", folder / "content/within");
    fs::create_symlink(outside / "secret", folder / "content/out");
    fs::create_symlink(outside.path(), folder / "content/folder");
    fs::create_symlink("itself", folder / "content/itself");
    const Disk disk(folder.path());
    CHECK(std::get<std::string>(disk.read("content/within")) == "1");
    for (const char* path : {"content/out", "content/folder/secret"}) {
        CAPTURE(path);
        CHECK(failure_of(disk.read(path)).reason == "the path leads out of the project's folder");
    }
    CHECK_FALSE(failure_of(disk.read("content/itself")).reason.empty());
}

TEST_CASE("a root beside another of the same beginning is another") {
    const Folder folder;
    folder.write("project-b/secret", "s");
    folder.write("project/a", "1");
    fs::create_symlink("../project-b/secret", folder / "project/out");
    CHECK(failure_of(Disk(folder / "project").read("out")).reason == "the path leads out of the project's folder");
}

TEST_CASE("a root may itself be a link") {
    const Folder folder;
    folder.write("real/content/a.yml", "1");
    fs::create_directory_symlink("real", folder / "root");
    const Disk disk(folder / "root");
    CHECK(std::get<std::string>(disk.read("content/a.yml")) == "1");
    CHECK(disk.list("content") == std::vector<std::string>{"content/a.yml"});
}

TEST_CASE("files are listed at every depth, in order, without hidden ones") {
    const Folder folder;
    for (const char* name : {"content/b.yml", "content/a.yml", "content/ccm/meetings.yml", "content/ccm/a/z.yml", "content/.hidden",
                             "content/.git/config", "content/ccm/.a.yml.Xy12", "other/c.yml"})
        folder.write(name, "");
    fs::create_directories(folder / "content/empty");
    const Disk disk(folder.path());
    CHECK(disk.list("content") ==
          std::vector<std::string>{"content/a.yml", "content/b.yml", "content/ccm/a/z.yml", "content/ccm/meetings.yml"});
    CHECK(disk.list("content/empty").empty());
    CHECK(disk.list("nowhere").empty());
    CHECK(disk.list("content/a.yml").empty());
    CHECK(disk.list("..").empty());
}

TEST_CASE("what is listed is the same on disk and in memory") {
    const Folder folder;
    const std::map<std::string, std::string> files{{"a-b/c", "1"}, {"a/b/c", "2"}, {"a/b.yml", "3"}, {"a/B", "4"}};
    for (const auto& [name, bytes] : files) folder.write(name, bytes);
    CHECK(Disk(folder.path()).list("a") == FilesInMemory(files).list("a"));
}

TEST_CASE("files that are written appear together, and leave nothing beside them") {
    const Folder folder;
    folder.write("output/a.md", "old");
    AtomicWrite write;
    CHECK_FALSE(write.add(folder / "output/a.md", "new"));
    CHECK_FALSE(write.add(folder / "output/deep/down/b.pdf", std::string("%PDF\0\xff", 6)));
    CHECK(folder.read("output/a.md") == "old");
    CHECK_FALSE(fs::exists(folder / "output/deep/down/b.pdf"));
    CHECK_FALSE(write.commit());
    CHECK(folder.read("output/a.md") == "new");
    CHECK(folder.read("output/deep/down/b.pdf") == std::string("%PDF\0\xff", 6));
    CHECK(folder.names() ==
          std::vector<std::string>{"output", "output/a.md", "output/deep", "output/deep/down", "output/deep/down/b.pdf"});
    CHECK((fs::status(folder / "output/a.md").permissions() & fs::perms::all) == fs::perms{0644});
}

TEST_CASE("without commit the old files stay and nothing is left") {
    const Folder folder;
    folder.write("a.md", "old");
    {
        AtomicWrite write;
        CHECK_FALSE(write.add(folder / "a.md", "new"));
        CHECK_FALSE(write.add(folder / "b.md", "new"));
        CHECK_FALSE(write.add(folder / "deep/down/c.md", "new"));
    }
    CHECK(folder.read("a.md") == "old");
    CHECK(folder.names() == std::vector<std::string>{"a.md"});
}

TEST_CASE("a file is not written where a folder stands") {
    const Folder folder;
    folder.write("a.md/inside", "old");
    folder.write("b.md", "old");
    {
        AtomicWrite write;
        CHECK_FALSE(write.add(folder / "b.md", "new"));
        const auto failure = write.add(folder / "a.md", "new");
        REQUIRE(failure);
        CHECK(failure->reason == "there is a folder of that name");
        CHECK(failure->path == folder / "a.md");
    }
    CHECK(folder.read("a.md/inside") == "old");
    CHECK(folder.read("b.md") == "old");
}

TEST_CASE("a folder is not made where a file stands") {
    const Folder folder;
    folder.write("output", "old");
    {
        AtomicWrite write;
        const auto failure = write.add(folder / "output/a.md", "new");
        REQUIRE(failure);
        CHECK_FALSE(failure->reason.empty());
    }
    CHECK(folder.read("output") == "old");
    CHECK(folder.names() == std::vector<std::string>{"output"});
}

TEST_CASE("a disk that is full leaves the old file whole and nothing beside it") {
    const Folder folder;
    folder.write("a.md", "old");
    {
        AtomicWrite write;
        const SmallDisk small(1000);
        CHECK_FALSE(write.add(folder / "small.md", "new"));
        const auto failure = write.add(folder / "a.md", std::string(5000, 'n'));
        REQUIRE(failure);
        CHECK(failure->reason == "File too large");
        CHECK(failure->path == folder / "a.md");
    }
    CHECK(folder.read("a.md") == "old");
    CHECK(folder.names() == std::vector<std::string>{"a.md"});
}

TEST_CASE("a place taken between writing and commit is reported, and nothing is left beside it") {
    const Folder folder;
    {
        AtomicWrite write;
        CHECK_FALSE(write.add(folder / "a.md", "new"));
        folder.write("a.md/inside", "other");
        const auto failure = write.commit();
        REQUIRE(failure);
        CHECK(failure->path == folder / "a.md");
    }
    CHECK(folder.names() == std::vector<std::string>{"a.md", "a.md/inside"});
}

TEST_CASE("a pipe is not written over") {
    const Folder folder;
    REQUIRE(::mkfifo((folder / "x.pdf").c_str(), 0600) == 0);
    AtomicWrite write;
    const auto failure = write.add(folder / "x.pdf", "new");
    REQUIRE(failure);
    CHECK(failure->reason == "it is not a plain file");
    CHECK(folder.names() == std::vector<std::string>{"x.pdf"});
}

TEST_CASE("another's file of a like name stays") {
    const Folder folder;
    folder.write("a.md", "old");
    folder.write("a.md.before", "another's");
    AtomicWrite write;
    CHECK_FALSE(write.add(folder / "a.md", "new"));
    CHECK_FALSE(write.commit());
    CHECK(folder.read("a.md") == "new");
    CHECK(folder.read("a.md.before") == "another's");
}
