#include "checks/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <mutex>
#include <optional>

#include "base/utf8.h"

namespace rapporteur::checks {

namespace {

template <class T, void (*free)(T*)>
struct Freed {
    void operator()(T* one) const { free(one); }
};
using Code = std::unique_ptr<pcre2_code, Freed<pcre2_code, pcre2_code_free>>;
using MatchData = std::unique_ptr<pcre2_match_data, Freed<pcre2_match_data, pcre2_match_data_free>>;
using MatchContext = std::unique_ptr<pcre2_match_context, Freed<pcre2_match_context, pcre2_match_context_free>>;
using Stack = std::unique_ptr<pcre2_jit_stack, Freed<pcre2_jit_stack, pcre2_jit_stack_free>>;

constexpr std::size_t kStackBegins = 32 << 10, kStackMost = 1 << 20;       // bytes
constexpr std::uint32_t kHeapMost = 20 << 10;                              // KiB, where there is no machine code

// PCRE2 counts its steps from each character on that a match may begin at; so many of them together take some seconds.
constexpr std::size_t kSteps = 2'000'000'000, kFewestSteps = 20'000, kMostSteps = 1'000'000;

std::uint32_t steps_for(std::size_t bytes) {
    return static_cast<std::uint32_t>(std::clamp(kSteps / std::max<std::size_t>(bytes, 1), kFewestSteps, kMostSteps));
}

std::string words_of(int fault) {
    std::array<PCRE2_UCHAR, 256> words{};
    pcre2_get_error_message(fault, words.data(), words.size());
    return reinterpret_cast<const char*>(words.data());
}

// `\d` as [0-9]: of a set of bytes PCRE2 makes a table with which it leaps to where a match may begin, of a property of
// characters it does not.
std::string with_plain_digits(std::string_view expression) {
    std::string text;
    bool in_set = false;
    for (std::size_t at = 0, taken = 1; at < expression.size(); at += taken) {
        const std::string_view here = expression.substr(at);
        taken = 1;
        if (here[0] == '\\') taken = 2;
        else if (in_set && here.starts_with("[:")) taken = std::min(here.find(":]"), here.size() - 2) + 2;
        else if (in_set) in_set = here[0] != ']';
        else if (here[0] == '[') {
            in_set = true;
            taken = std::min(here.find_first_not_of('^', 1), here.size());
            if (here.substr(taken).starts_with("]")) ++taken;            // a bracket that stands first is one of the set
        }
        if (here.starts_with("\\d")) text += in_set ? "0-9" : "[0-9]";
        else text += here.substr(0, taken);
    }
    return text;
}

// Whether each match must begin with a capital: \p{Lu} or A to Z, behind what takes no character.
class Beginning {
public:
    explicit Beginning(std::string_view expression) : text_(expression) {}
    bool is_capital() { return alternatives() == Kind::capital; }

private:
    enum class Kind { nothing, capital, unknown };

    bool starts(std::string_view words) const { return at_ < text_.size() && text_.substr(at_).starts_with(words); }
    bool at_end() const { return at_ >= text_.size() || text_[at_] == '|' || text_[at_] == ')'; }

    Kind alternatives() {
        std::optional<Kind> all;
        for (;; ++at_) {
            const Kind one = branch();
            all = !all || *all == one ? one : Kind::unknown;
            while (!at_end()) skip_one();
            if (at_ >= text_.size() || text_[at_] == ')') return *all;
        }
    }

    Kind branch() {
        while (!at_end()) {
            if (starts("\\b")) at_ += 2;
            else if (starts("^")) ++at_;
            else if (starts("(?<!") || starts("(?<=")) skip_group();
            else {
                const Kind one = piece();
                if (one == Kind::unknown) return one;
                if (one == Kind::capital && !may_be_left_out()) return one;
            }
        }
        return Kind::nothing;
    }

    Kind piece() {
        if (starts("(?:") || starts("(?<")) {
            at_ = starts("(?:") ? at_ + 3 : std::min(text_.find('>', at_), text_.size() - 1) + 1;
            const Deeper deeper(*this);
            const Kind inside = deeper.too_deep() ? give_up() : alternatives();
            ++at_;                                                  // the bracket
            return inside;
        }
        if (starts("\\p{Lu}")) return at_ += 6, Kind::capital;
        if (text_[at_] >= 'A' && text_[at_] <= 'Z') return ++at_, Kind::capital;
        return Kind::unknown;
    }

    // Reads past what says how often.
    bool may_be_left_out() {
        if (at_ >= text_.size()) return false;
        const char next = text_[at_];
        const bool optional = next == '?' || next == '*' || starts("{0") || starts("{,");
        if (optional && next == '{') at_ = std::min(text_.find('}', at_), text_.size());
        if (optional) ++at_;
        while (optional && (starts("?") || starts("+"))) ++at_;
        return optional;
    }

    void skip_one() {
        if (text_[at_] == '\\') at_ += 2;
        else if (text_[at_] == '[') {
            ++at_;
            if (at_ < text_.size() && text_[at_] == '^') ++at_;
            if (at_ < text_.size() && text_[at_] == ']') ++at_;
            while (at_ < text_.size() && text_[at_] != ']') at_ += text_[at_] == '\\' ? 2 : 1;
            ++at_;
        } else if (text_[at_] == '(') skip_group();
        else ++at_;
    }
    void skip_group() {
        const Deeper deeper(*this);
        if (deeper.too_deep()) give_up();
        for (++at_; at_ < text_.size() && text_[at_] != ')';) skip_one();
        ++at_;
    }

    // PCRE2 itself refuses groups that lie deeper in each other; what is refused has no beginning to know.
    static constexpr std::size_t kDeepest = 250;
    struct Deeper {
        explicit Deeper(Beginning& of) : depth(of.depth_) { ++depth; }
        ~Deeper() { --depth; }
        bool too_deep() const { return depth > kDeepest; }
        std::size_t& depth;
    };
    Kind give_up() { return at_ = text_.size(), Kind::unknown; }

    std::string_view text_;
    std::size_t at_ = 0, depth_ = 0;
};

// With the bytes that a capital may begin with said first PCRE2 leaps, as with digits.
std::string with_its_beginning(const std::string& expression) {
    return Beginning(expression).is_capital() ? "(?=[A-Z\\x{80}-\\x{10FFFF}])(?:" + expression + ")" : expression;
}

Code compiled(std::string_view expression, int& trouble, PCRE2_SIZE& where) {
    constexpr std::uint32_t kOptions = PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE | PCRE2_NEVER_BACKSLASH_C;
    return Code(
        pcre2_compile(reinterpret_cast<PCRE2_SPTR>(expression.data()), expression.size(), kOptions, &trouble, &where, nullptr));
}

}  // namespace

struct Subject::Room {
    MatchContext context{pcre2_match_context_create(nullptr)};
    Stack stack{pcre2_jit_stack_create(kStackBegins, kStackMost, nullptr)};
};

Subject::Subject(std::string_view text)
    : text_(text.substr(0, utf8::first_invalid(text))), room_(std::make_unique<Room>()) {
    pcre2_jit_stack_assign(room_->context.get(), nullptr, room_->stack.get());
    pcre2_set_heap_limit(room_->context.get(), kHeapMost);
    pcre2_set_match_limit(room_->context.get(), steps_for(text_.size()));
}
Subject::~Subject() = default;

struct Pattern::Data {
    Code code;
    mutable std::once_flag hastened;
    std::vector<std::pair<std::string, std::size_t>> groups;       // and their numbers
    std::vector<std::string> names;

    void read_groups() {
        std::uint32_t count = 0, size = 0;
        PCRE2_SPTR table = nullptr;
        pcre2_pattern_info(code.get(), PCRE2_INFO_NAMECOUNT, &count);
        pcre2_pattern_info(code.get(), PCRE2_INFO_NAMEENTRYSIZE, &size);
        pcre2_pattern_info(code.get(), PCRE2_INFO_NAMETABLE, &table);
        for (; count > 0; --count, table += size) {                // two bytes of the number, the name, a zero
            names.emplace_back(reinterpret_cast<const char*>(table + 2));
            groups.emplace_back(names.back(), static_cast<std::size_t>(table[0] << 8 | table[1]));
        }
    }
};

Pattern::Pattern(const std::string& expression, std::string& fault) : data_(std::make_unique<Data>()) {
    int trouble = 0;
    PCRE2_SIZE where = 0;
    data_->code = compiled(with_its_beginning(with_plain_digits(expression)), trouble, where);
    if (!data_->code) data_->code = compiled(expression, trouble, where);         // for faults at their places as written
    if (!data_->code) {
        fault = "this is no pattern: " + words_of(trouble) + ", at its character " +
                std::to_string(utf8::to_utf32(expression.substr(0, where)).size() + 1);
        return;
    }
    data_->read_groups();
}
Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;

std::vector<Match> Pattern::find_all(const Subject& subject, bool& gave_up) const {
    std::vector<Match> all;
    if (!data_->code) return all;
    pcre2_code* code = data_->code.get();
    // Where the machine has no such code the search is slower, and the same.
    std::call_once(data_->hastened, [&] { pcre2_jit_compile(code, PCRE2_JIT_COMPLETE); });
    const MatchData found(pcre2_match_data_create_from_pattern(code, nullptr));

    const auto* text = reinterpret_cast<PCRE2_SPTR>(subject.text().data());
    const std::size_t size = subject.text().size();
    const PCRE2_SIZE* ends = pcre2_get_ovector_pointer(found.get());
    std::uint32_t options = PCRE2_NO_UTF_CHECK;
    for (std::size_t at = 0; at <= size;) {
        const int result = pcre2_match(code, text, size, at, options, found.get(), subject.room_->context.get());
        if (result == PCRE2_ERROR_NOMATCH) break;
        if (result < 0 || ends[0] > ends[1]) {
            gave_up = true;
            break;
        }
        Match match{{ends[0], ends[1]}, {}};
        for (const auto& [name, number] : data_->groups)
            if (ends[2 * number] != PCRE2_UNSET) match.groups.push_back({name, {ends[2 * number], ends[2 * number + 1]}});
        all.push_back(std::move(match));
        at = ends[1];
        if (ends[0] == ends[1]) at += at < size ? utf8::decode(subject.text(), at).length : 1;   // an empty match
    }
    return all;
}

const std::vector<std::string>& Pattern::group_names() const { return data_->names; }

}  // namespace rapporteur::checks
