// Events of a YAML file, in the order in which they are read, to one Value. Whoever reads the file (yaml-cpp, or the reader of
// plain lines) tells the builder what comes; the builder holds the rules of the house: keys once, no alias, no tag, depth, size.
// Room-internal.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "value/value.h"
#include "yaml/yaml.h"

namespace rapporteur::yaml {

// Thrown where reading on is of no use: too many nodes, too many faults. What was built so far stands.
struct Enough {};

class Builder {
public:
    Builder(const SourceFile& file, const Limits& limits) : file_(file), limits_(limits) {}

    enum class Style { plain, quoted };
    enum class Container { list, map };

    void scalar(SourceSpan place, std::string characters, Style style);
    void nothing();                                              // a value that was left out
    void alias(SourceSpan place);
    void open(Container kind, std::uint32_t at, bool flow);
    void close(std::uint32_t at);                                // `at`: where it ended, if it had no child
    void report(Diagnostic diagnostic);                         // throws Enough where there are too many
    void note(Diagnostic diagnostic) { faults_.push_back(std::move(diagnostic)); }
    void note_depth(std::uint32_t at);

    // Everything that is still open is closed. To be called once.
    Value finish();

    SourceSpan span(std::uint32_t begin, std::uint32_t end) const { return {&file_, begin, end}; }
    std::uint32_t last_end() const { return last_end_; }        // where the last thing that was told ended
    std::optional<SourceSpan> open_flow() const;      // the bracket of the innermost list or map in brackets that is open
    const std::optional<SourceSpan>& last_scalar() const { return last_scalar_; }
    bool expects_key() const { return !frames_.empty() && frames_.back().expects_key(); }
    const std::vector<Diagnostic>& faults() const { return faults_; }

private:
    struct Frame {
        Container kind = Container::list;
        bool flow = false;
        bool is_key = false;                 // stands where a key should: dropped
        std::uint32_t opened_at = 0;
        std::optional<SourceSpan> extent;    // of the children
        List list;
        Map map;
        enum class Turn { key, value, dropped_value } turn = Turn::key;
        std::string key;
        SourceSpan key_place;

        bool expects_key() const { return kind == Container::map && turn == Turn::key; }
    };

    void count();
    void finish_pending_key();
    void take(Value value, SourceSpan extent);
    void take_key(std::string characters, SourceSpan place, Style style);
    void refuse_key(SourceSpan place, std::string message);
    void refuse_duplicate(const std::string& key, SourceSpan place, SourceSpan first);

    const SourceFile& file_;
    Limits limits_;
    std::vector<Frame> frames_;
    Value root_;
    std::size_t nodes_ = 0;
    std::uint32_t last_end_ = 0;
    std::optional<SourceSpan> last_scalar_;
    std::vector<Diagnostic> faults_;
    bool told_depth_ = false;
};

}  // namespace rapporteur::yaml
