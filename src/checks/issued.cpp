#include "checks/issued.h"

#include <algorithm>
#include <cstdint>

#include "base/hash.h"

namespace rapporteur::checks {

namespace {

constexpr std::string_view kBlanks = " \t\n";
constexpr std::size_t kFarthest = 60;               // paragraphs in a row that may have come in or gone
constexpr std::size_t kMostCompared = 250'000;      // words of a paragraph times words issued
constexpr std::size_t kMostStretches = 4;           // of a paragraph; more is another paragraph

constexpr std::string_view kSigns = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

// FNV-1a, folded to twelve bits.
std::string trace(std::string_view word) {
    std::uint32_t hash = 2166136261u;
    for (const char byte : word) hash = (hash ^ static_cast<unsigned char>(byte)) * 16777619u;
    hash = (hash >> 24) ^ (hash >> 12) ^ hash;
    return {kSigns[hash & 63], kSigns[(hash >> 6) & 63]};
}

struct Word {
    std::size_t begin, end;
};
struct Line {
    std::size_t begin = 0, end = 0;
    std::vector<Word> words;
    std::string traces;
};

std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        Line line{begin, end, {}, {}};
        for (std::size_t at = begin; (at = text.find_first_not_of(kBlanks, at)) < end;) {
            const std::size_t stop = std::min(text.find_first_of(kBlanks, at), end);
            line.words.push_back({at, stop});
            line.traces += trace(text.substr(at, stop - at));
            at = stop;
        }
        if (!line.words.empty()) lines.push_back(std::move(line));
        begin = end + 1;
    }
    return lines;
}

std::vector<std::string_view> issued_lines(std::string_view issued) {
    std::vector<std::string_view> lines;
    for (std::size_t begin = 0; (begin = issued.find_first_not_of(kBlanks, begin)) < issued.size();) {
        const std::size_t end = std::min(issued.find_first_of(kBlanks, begin), issued.size());
        lines.push_back(issued.substr(begin, end - begin));
        begin = end;
    }
    return lines;
}

// How many words two lines begin with alike.
std::size_t alike(std::string_view one, std::string_view other) {
    std::size_t same = 0;
    while (same + 2 <= std::min(one.size(), other.size()) && one.substr(same, 2) == other.substr(same, 2)) same += 2;
    return same / 2;
}

std::size_t alike_at_end(std::string_view one, std::string_view other, std::size_t most) {
    std::size_t same = 0;
    while (same < most && one.substr(one.size() - 2 * same - 2, 2) == other.substr(other.size() - 2 * same - 2, 2)) ++same;
    return same;
}

// Words [begin, end) of a line, and how many were issued in their place.
struct Run {
    std::size_t begin, end, issued;
};

Stretch stretch_of(const Line& line, const Run& run) {
    Stretch stretch{line.begin, line.end, run.end - run.begin, run.issued};
    if (run.end > run.begin) {
        stretch.begin = line.words[run.begin].begin;
        stretch.end = line.words[run.end - 1].end;
    } else if (run.begin > 0) {
        stretch.begin = line.words[run.begin - 1].begin;      // the word after which they are missing
        stretch.end = line.words[run.begin - 1].end;
    }
    return stretch;
}

// What differs between the two, the most words kept (longest common subsequence). Where they have little in common, or are too long
// for that, all of it is one run.
std::vector<Run> runs_of(std::string_view one, std::string_view other, std::size_t first) {
    const std::size_t n = one.size() / 2, m = other.size() / 2, row = m + 1;
    const std::vector<Run> whole{{first, first + n, m}};
    if (n == 0 || m == 0 || n * m > kMostCompared) return whole;
    const auto same = [&](std::size_t i, std::size_t j) { return one.substr(2 * i, 2) == other.substr(2 * j, 2); };
    std::vector<std::uint16_t> kept((n + 1) * row);             // of the words from i and from j on
    for (std::size_t i = n; i-- > 0;)
        for (std::size_t j = m; j-- > 0;)
            kept[i * row + j] = same(i, j) ? static_cast<std::uint16_t>(kept[(i + 1) * row + j + 1] + 1)
                                           : std::max(kept[(i + 1) * row + j], kept[i * row + j + 1]);
    std::vector<Run> runs;
    for (std::size_t i = 0, j = 0; i < n || j < m;) {
        if (i < n && j < m && same(i, j)) {
            ++i, ++j;
            continue;
        }
        Run run{first + i, first + i, 0};
        while ((i < n || j < m) && !(i < n && j < m && same(i, j))) {
            if (j == m || (i < n && kept[(i + 1) * row + j] >= kept[i * row + j + 1])) ++i, ++run.end;
            else ++j, ++run.issued;
        }
        runs.push_back(run);
    }
    return runs.size() <= kMostStretches ? runs : whole;
}

// A line held to the one that was issued in its place; empty where it is new.
Departure departure(const Line& line, std::string_view issued) {
    const std::size_t words = line.words.size(), others = issued.size() / 2;
    const std::size_t first = alike(line.traces, issued);
    const std::size_t last = alike_at_end(line.traces, issued, std::min(words, others) - first);
    const std::string_view here = std::string_view(line.traces).substr(2 * first, 2 * (words - first - last));
    Departure found{{}, line.begin, line.end};
    for (const Run& run : runs_of(here, issued.substr(2 * first, 2 * (others - first - last)), first))
        found.stretches.push_back(stretch_of(line, run));
    return found;
}

// How far both sides must go from here to be alike again: the fewest lines in all. What is not alike for long is not looked for.
std::pair<std::size_t, std::size_t> next_alike(const std::vector<Line>& lines, std::size_t i,
                                               const std::vector<std::string_view>& issued, std::size_t j) {
    for (std::size_t far = 1; far <= kFarthest; ++far)
        for (std::size_t down = 0; down <= far; ++down)
            if (i + down < lines.size() && j + far - down < issued.size() && lines[i + down].traces == issued[j + far - down])
                return {down, far - down};
    return {lines.size() - i, issued.size() - j};
}

}  // namespace

std::string traces(const Reading& reading) {
    std::string all;
    for (const Line& line : lines_of(reading.text())) all += line.traces + "\n";
    return all;
}

std::size_t words_in(std::string_view traces) {
    return (traces.size() - static_cast<std::size_t>(std::count(traces.begin(), traces.end(), '\n'))) / 2;
}

std::string seal(std::string_view traces) { return sha256(traces.substr(0, traces.find_last_not_of(kBlanks) + 1)).substr(0, 16); }

std::string damage(std::string_view traces, std::string_view written_seal) {
    std::size_t number = 0;
    for (const std::string_view line : issued_lines(traces)) {
        ++number;
        if (const std::size_t strange = line.find_first_not_of(kSigns); strange != std::string_view::npos)
            return "line " + std::to_string(number) + " of them has a sign that stands for no word";
        if (line.size() % 2 != 0)
            return "line " + std::to_string(number) + " of them has an odd number of signs, and each word has two";
    }
    return seal(traces) == written_seal ? "" : "they are not those that their seal was made of";
}

std::vector<Departure> departures(const Reading& reading, std::string_view issued_text) {
    const std::vector<Line> lines = lines_of(reading.text());
    const std::vector<std::string_view> issued = issued_lines(issued_text);
    std::vector<Departure> found;
    for (std::size_t i = 0, j = 0; i < lines.size() || j < issued.size();) {
        if (i < lines.size() && j < issued.size() && lines[i].traces == issued[j]) {
            ++i, ++j;
            continue;
        }
        const auto [here, there] = next_alike(lines, i, issued, j);
        for (std::size_t k = 0; k < here; ++k)
            found.push_back(departure(lines[i + k], k < there ? issued[j + k] : std::string_view()));
        if (there > here && !lines.empty()) {            // paragraphs are gone: told at the one before them
            const Line& before = lines[std::max<std::size_t>(i + here, 1) - 1];
            std::size_t words = 0;
            for (std::size_t k = here; k < there; ++k) words += issued[j + k].size() / 2;
            found.push_back({{{before.words.back().begin, before.words.back().end, 0, words}}, before.begin, before.end});
        }
        i += here, j += there;
    }
    return found;
}

}  // namespace rapporteur::checks
