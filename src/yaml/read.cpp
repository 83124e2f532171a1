// yaml-cpp reads, event by event (no YAML::Node: it forgets keys given twice, places of aliases and what was quoted); Builder
// builds.
#include "yaml/yaml.h"

#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <optional>
#include <sstream>

#include "base/utf8.h"
#include "yaml/builder.h"
#include "yaml/extent.h"
#include "yaml/readers.h"
#include "yaml/syntax_fault.h"

namespace rapporteur::yaml {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::uint32_t narrow(std::size_t offset) { return static_cast<std::uint32_t>(offset); }

// yaml-cpp counts bytes from after the byte order mark.
class Events final : public YAML::EventHandler {
public:
    Events(const SourceFile& file, std::uint32_t text_begin, Builder& builder)
        : text_(file.text()), begin_(text_begin), builder_(builder) {}

    std::uint32_t offset(const YAML::Mark& mark) const {
        return mark.is_null() ? builder_.last_end() : std::min(narrow(text_.size()), begin_ + static_cast<std::uint32_t>(mark.pos));
    }

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (++documents_ == 1) return;
        const std::size_t line_end = text_.find("---", builder_.last_end());
        const std::uint32_t at = line_end == std::string_view::npos ? offset(mark) : narrow(line_end);
        builder_.report(error("yaml.several-documents", builder_.span(at, std::min(at + 3, narrow(text_.size()))),
                              "a second document begins here, and a file holds one")
                            .hint("take the line '---' out, or make two files"));
        throw Enough{};
    }
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
        const std::uint32_t at = node_begin(mark);
        for (const std::string_view word : {"~", "null", "Null", "NULL"})
            if (text_.substr(at, word.size()) == word && (builder_.expects_key() || !is_name(at + word.size()))) {
                builder_.scalar(builder_.span(at, at + narrow(word.size())), std::string(word), Builder::Style::plain);
                return;
            }
        builder_.nothing();
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        const std::uint32_t at = offset(mark);
        builder_.alias(builder_.span(at, narrow(std::min(text_.find_first_of(" \t\r\n,]}", at), text_.size()))));
    }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, const std::string& value) override {
        const std::uint32_t at = node_begin(mark);
        const char first = at < text_.size() ? text_[at] : ' ';
        const bool is_key = builder_.expects_key();
        if (tag == "?" || (first != '"' && first != '\'' && first != '|' && first != '>')) {
            builder_.scalar(builder_.span(at, end_of_plain(text_, at, value)), value,
                            tag == "?" ? Builder::Style::plain : Builder::Style::quoted);
        } else if (first == '"' || first == '\'') {
            builder_.scalar(builder_.span(at + 1, end_of_quoted(text_, at)), value, Builder::Style::quoted);
            refuse_open_end(at);
        } else {
            builder_.scalar(builder_.span(at, end_of_block(text_, at, value)), value, Builder::Style::quoted);
        }
        if (is_key) refuse_missing_colon();
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value style) override {
        builder_.open(Builder::Container::list, node_begin(mark), style == YAML::EmitterStyle::Flow);
    }
    void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value style) override {
        builder_.open(Builder::Container::map, node_begin(mark), style == YAML::EmitterStyle::Flow);
    }
    void OnSequenceEnd() override { builder_.close(builder_.last_end()); }
    void OnMapEnd() override { builder_.close(builder_.last_end()); }

private:
    // Past tags and anchors; a tag is reported.
    std::uint32_t node_begin(const YAML::Mark& mark) {
        const Properties properties = read_properties(text_, offset(mark));
        if (properties.tag_begin < properties.tag_end)
            builder_.report(error("yaml.tag", builder_.span(properties.tag_begin, properties.tag_end),
                                  "a word that begins with '!' (a tag) stands before this value, and facts have none")
                                .hint("text that begins with '!' must stand in quotes"));
        return properties.end;
    }

    // For a value that was left out yaml-cpp tells the place of what comes next, which may be a name 'null'.
    bool is_name(std::size_t word_end) const {
        const std::size_t next = text_.find_first_not_of(" \t", word_end);
        return next != std::string_view::npos && text_[next] == ':';
    }

    // yaml-cpp takes the end of the file for the closing quote …
    void refuse_open_end(std::uint32_t quote_at) {
        if (builder_.last_end() < text_.size()) return;
        builder_.note(explain_open_quote(builder_.span(quote_at, quote_at + 1)));
        throw Enough{};
    }

    // … and a word without ':' for a name without a value.
    void refuse_missing_colon() {
        std::size_t after = builder_.last_end();
        if (after < text_.size() && (text_[after] == '"' || text_[after] == '\'')) ++after;
        after = text_.find_first_not_of(" \t", after);
        if (after != std::string_view::npos && text_[after] == ':') return;
        if (text_.find_first_not_of(" \t\r\n", builder_.last_end()) == std::string_view::npos && builder_.open_flow())
            return;      // told as an open bracket
        builder_.report(
            error("yaml.no-colon", *builder_.last_scalar(), "there is no ':' after this, and 'name: value' was expected"));
    }

    std::string_view text_;
    std::uint32_t begin_;
    Builder& builder_;
    int documents_ = 0;
};

// The first character that no YAML file may hold (YAML 1.2.2, 5.1): yaml-cpp takes some for the end of the file.
std::size_t first_control(std::string_view text) {
    const auto found = std::find_if(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
    });
    return static_cast<std::size_t>(found - text.begin());
}

std::string hexadecimal(char c) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    return {kDigits[byte >> 4], kDigits[byte & 15]};
}

// Not text, or not in UTF-8.
std::optional<Diagnostic> refuse_bytes(const SourceFile& file) {
    const std::string& text = file.text();
    const std::size_t invalid = utf8::first_invalid(text), control = first_control(text);
    const std::size_t at = std::min(invalid, control);
    if (at == text.size()) return std::nullopt;
    const SourceSpan place{&file, narrow(at), narrow(at + 1)};
    if (at == invalid)
        return error("yaml.not-utf-8", place, "the character here is not written in UTF-8 (byte " + hexadecimal(text[at]) + ")")
            .hint("save the file as UTF-8 in your editor");
    return error("yaml.control-character", place,
                 "there is an invisible character here (number " + hexadecimal(text[at]) + ") that no text has")
        .hint("take it out; if the file is full of them, it is not a text file in UTF-8");
}

}  // namespace

void read_with_yaml_cpp(const SourceFile& file, std::uint32_t text_begin, Builder& builder) {
    std::istringstream stream(file.text().substr(text_begin));
    Events events(file, text_begin, builder);
    try {
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(events)) {}
    } catch (const Enough&) {
    } catch (const YAML::DeepRecursion& fault) {
        builder.note_depth(events.offset(fault.mark));
    } catch (const YAML::Exception& fault) {
        builder.note(explain_syntax(file, events.offset(fault.mark), fault.msg, builder));
    }
}

Value read(const SourceFile& file, Diagnostics& diagnostics, const Limits& limits) {
    if (auto fault = refuse_bytes(file)) {
        diagnostics.add(std::move(*fault));
        return Value().at({&file, 0, 0});
    }
    const bool marked = std::string_view(file.text()).substr(0, kByteOrderMark.size()) == kByteOrderMark;
    const std::uint32_t begin = marked ? narrow(kByteOrderMark.size()) : 0;
    std::optional<Builder> builder(std::in_place, file, limits);
    if (!read_plain_lines(file, begin, limits, *builder)) {
        builder.emplace(file, limits);
        read_with_yaml_cpp(file, begin, *builder);
    }
    Value value = builder->finish();
    for (const Diagnostic& fault : builder->faults()) diagnostics.add(fault);
    return value.place().known() ? value : value.at({&file, 0, 0});
}

}  // namespace rapporteur::yaml
