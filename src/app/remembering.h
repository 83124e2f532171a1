// Files that remember what was read of them: a document carries what it was made from.
#pragma once

#include <map>
#include <string>

#include "base/files.h"

namespace rapporteur::app {

// Not for several threads at once.
class RememberingFiles final : public FileSystem {
public:
    // REQUIRES: `files` outlives it.
    explicit RememberingFiles(const FileSystem& files) : files_(&files) {}

    std::variant<std::string, FileFailure> read(const std::string& path) const override {
        auto found = files_->read(path);
        if (const auto* text = std::get_if<std::string>(&found)) read_.try_emplace(path, *text);
        return found;
    }
    std::vector<std::string> list(const std::string& folder) const override { return files_->list(folder); }

    // Each as it was read first; a text stays where it is.
    const std::map<std::string, std::string>& all_read() const { return read_; }

private:
    const FileSystem* files_;
    mutable std::map<std::string, std::string> read_;
};

}  // namespace rapporteur::app
