#include "pdf/tree.h"

#include <algorithm>

namespace rapporteur::pdf {
namespace {

constexpr std::size_t kEntriesInALeaf = 64;

std::string pairs(const std::vector<TreeEntry>& entries, std::size_t begin, std::size_t end, const std::string& kind) {
    std::string out = kind + " [";
    for (std::size_t i = begin; i < end; ++i) out += (i > begin ? " " : "") + entries[i].key + " " + entries[i].value;
    return out + "]\n";
}

}  // namespace

std::string tree(const std::vector<TreeEntry>& entries, const std::string& kind, HaruFile& file) {
    if (entries.size() <= kEntriesInALeaf) return pairs(entries, 0, entries.size(), kind);
    std::string kids;
    for (std::size_t begin = 0; begin < entries.size(); begin += kEntriesInALeaf) {
        const std::size_t end = std::min(entries.size(), begin + kEntriesInALeaf);
        const std::string limits = "/Limits [" + entries[begin].key + " " + entries[end - 1].key + "]\n";
        kids += (begin ? " " : "") + reference(file.add(limits + pairs(entries, begin, end, kind)));
    }
    return "/Kids [" + kids + "]\n";
}

}  // namespace rapporteur::pdf
