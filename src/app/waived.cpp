#include "app/waived.h"

#include <map>
#include <utility>

#include "app/messages.h"

namespace rapporteur::app {

std::string known_deviations_in_short(const std::vector<Waived>& waived) {
    constexpr std::size_t kNumberWidth = 5;
    using RecordAndReason = std::pair<std::string, std::string>;
    std::map<std::string, std::map<RecordAndReason, std::size_t>> counts;       // by who lets them stand
    for (const Waived& one : waived) ++counts[one.by][{one.record, one.reason}];
    std::string text;
    for (const auto& [by, records] : counts) {
        text += "known deviations, let stand by " + on_one_line(by) + ":\n";
        for (const auto& [about, count] : records) {
            const std::string number = std::to_string(count);
            text += std::string(number.size() < kNumberWidth ? kNumberWidth - number.size() : 1, ' ') + number + "  " +
                    about.first + ": " + on_one_line(about.second) + "\n";
        }
    }
    return text;
}

std::string each_known_deviation(const std::vector<Waived>& waived) {
    std::string text;
    for (const Waived& one : waived) {
        const SourceSpan& place = one.diagnostic->place;
        text += "known deviation: " + (place.known() ? place.to_string() + ": " : "") + on_one_line(one.diagnostic->message) +
                " [" + one.diagnostic->code + "]\n  = " + on_one_line(one.whole_reason()) + "\n";
    }
    return text;
}

}  // namespace rapporteur::app
