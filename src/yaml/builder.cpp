#include "yaml/builder.h"

#include <algorithm>

#include "yaml/scalar.h"

namespace rapporteur::yaml {

namespace {

constexpr std::size_t kMostFaults = 100;

std::string shortened(const std::string& characters) {
    return characters.size() > 60 ? characters.substr(0, characters.find(' ', 40)).substr(0, 60) + "\u2026" : characters;
}

}  // namespace

void Builder::report(Diagnostic diagnostic) {
    faults_.push_back(std::move(diagnostic));
    if (faults_.size() >= kMostFaults) throw Enough{};
}

void Builder::note_depth(std::uint32_t at) {
    if (told_depth_) return;
    told_depth_ = true;
    note(error("yaml.too-deep", span(at, at + 1),
               "lists and maps are nested more than " + std::to_string(limits_.depth) + " deep here"));
}

void Builder::count() {
    if (++nodes_ <= limits_.nodes) return;
    faults_.push_back(error("yaml.too-large", span(last_end_, last_end_),
                            "this file holds more than " + std::to_string(limits_.nodes) + " values")
                          .hint("divide it into several files"));
    throw Enough{};
}

void Builder::scalar(SourceSpan place, std::string characters, Style style) {
    count();
    last_end_ = place.end;
    last_scalar_ = place;
    if (expects_key()) {
        take_key(std::move(characters), place, style);
        return;
    }
    if (style == Style::quoted) {
        take({std::move(characters), place}, place);
        return;
    }
    ScalarFault fault;
    Value value = read_plain(std::move(characters), place, fault);
    if (*fault.code) report(error(fault.code, place, std::move(fault.message)).hint(std::move(fault.hint)));
    take(std::move(value), place);
}

void Builder::nothing() {
    count();
    const SourceSpan place = span(last_end_, last_end_);
    if (expects_key()) refuse_key(place, "there is no name before this ':'");
    else take(Value().at(place), place);
}

void Builder::alias(SourceSpan place) {
    count();
    last_end_ = place.end;
    report(
        error("yaml.alias", place,
              "'" + shortened(std::string(place.text())) + "' repeats what is written elsewhere (an alias), which facts never do")
            .hint("write the thing once, as a record, and name its id where it is needed")
            .hint("text that begins with '*' must stand in quotes"));
    if (expects_key()) frames_.back().turn = Frame::Turn::dropped_value;
    else take(Value().at(place), place);
}

void Builder::open(Container kind, std::uint32_t at, bool flow) {
    count();
    Frame frame;
    frame.kind = kind;
    frame.flow = flow;
    frame.opened_at = at;
    frame.is_key = expects_key();
    if (frame.is_key) refuse_key(span(at, at + 1), "a name must be text, and here stands a list or a map in its place");
    if (frames_.size() >= limits_.depth) note_depth(at);
    frames_.push_back(std::move(frame));
}

void Builder::close(std::uint32_t at) {
    Frame frame = std::move(frames_.back());
    frames_.pop_back();
    const SourceSpan place = frame.extent.value_or(span(frame.opened_at, std::max(at, frame.opened_at)));
    last_end_ = std::max(last_end_, place.end);
    if (frame.is_key) return;
    if (frames_.size() >= limits_.depth) take(Value().at(place), place);
    else if (frame.kind == Container::list) take({std::move(frame.list), place}, place);
    else take({std::move(frame.map), place}, place);
}

void Builder::take(Value value, SourceSpan extent) {
    if (frames_.empty()) {
        root_ = std::move(value);
        return;
    }
    Frame& frame = frames_.back();
    if (!frame.extent) frame.extent = extent;
    frame.extent->end = std::max(frame.extent->end, extent.end);
    if (frame.kind == Container::list) {
        frame.list.push_back(std::move(value));
        return;
    }
    if (frame.turn == Frame::Turn::value) frame.map.set(std::move(frame.key), std::move(value), frame.key_place);
    frame.turn = Frame::Turn::key;
}

void Builder::take_key(std::string characters, SourceSpan place, Style style) {
    Frame& frame = frames_.back();
    if (!frame.extent) frame.extent = place;
    frame.extent->end = std::max(frame.extent->end, place.end);
    frame.turn = Frame::Turn::dropped_value;
    if (style == Style::plain && characters == "<<") {
        report(error("yaml.merge", place, "'<<' would merge another map into this one, which facts never do")
                   .hint("write the fields here"));
        return;
    }
    if (const Map::Entry* first = frame.map.find_entry(characters)) {
        refuse_duplicate(characters, place, first->key_place);
        return;
    }
    frame.turn = Frame::Turn::value;
    frame.key = std::move(characters);
    frame.key_place = place;
}

void Builder::refuse_key(SourceSpan place, std::string message) {
    frames_.back().turn = Frame::Turn::dropped_value;
    report(error("yaml.key", place, std::move(message)).hint("write 'name: value'"));
}

void Builder::refuse_duplicate(const std::string& key, SourceSpan place, SourceSpan first) {
    report(error("yaml.duplicate-key", place, "'" + shortened(key) + "' stands here a second time")
               .hint("leave one of the two, or give them different names")
               .see(first, "it is first given here"));
}

// A key without its value: the file broke off there.
void Builder::finish_pending_key() {
    const Frame& frame = frames_.back();
    const SourceSpan end = span(last_end_, last_end_);
    if (frame.kind == Container::map && frame.turn == Frame::Turn::value) take(Value().at(end), end);
}

Value Builder::finish() {
    while (!frames_.empty()) {
        finish_pending_key();
        close(last_end_);
    }
    return std::move(root_);
}

std::optional<SourceSpan> Builder::open_flow() const {
    const auto found = std::find_if(frames_.rbegin(), frames_.rend(), [](const Frame& frame) { return frame.flow; });
    if (found == frames_.rend()) return std::nullopt;
    return span(found->opened_at, found->opened_at + 1);
}

}  // namespace rapporteur::yaml
