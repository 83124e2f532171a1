// The templates of one folder: each is found, read and parsed once.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "base/files.h"
#include "templating/statements.h"
#include "templating/template.h"

namespace rapporteur::templating {

class Shelf {
public:
    Shelf(const FileSystem& files, std::string folder, Sources& sources, Options options)
        : files_(files), folder_(std::move(folder)), sources_(sources), options_(options) {}

    // The template of that name, or null with what is wrong in `failure` (place is where the name stands). A template with faults
    // is returned all the same. Valid as long as the shelf.
    const Template* find(const std::string& name, const SourceSpan& place, Diagnostic& failure, bool& missing);
    const Template& keep(const SourceFile& source);

private:
    Diagnostic not_found(const std::string& name, const SourceSpan& place) const;
    std::string path(const std::string& name) const { return folder_.empty() ? name : folder_ + "/" + name; }

    const FileSystem& files_;
    std::string folder_;
    Sources& sources_;
    Options options_;
    std::map<std::string, std::unique_ptr<const Template>> by_name_;
    std::map<const SourceFile*, std::unique_ptr<const Template>> by_source_;
};

}  // namespace rapporteur::templating
