// The mapped file put together, section by section.
#pragma once

#include <cstring>
#include <filesystem>
#include <string>
#include <type_traits>
#include <vector>

#include "engine/index/view_layout.h"

namespace filon {

// The rows of Texts.
struct NameRows {
    std::vector<std::uint32_t> ends;
    std::string bytes;
    template <class Text>
    explicit NameRows(const std::vector<Text>& names) {
        for (const auto& name : names) {
            bytes += name;
            ends.push_back(static_cast<std::uint32_t>(bytes.size()));
        }
    }
    Names names() const { return {ends, bytes}; }
};

class ViewFile {
public:
    ViewFile() : bytes_(sizeof(ViewHeading), '\0') {}

    template <class Row>
    void append(Section section, const std::vector<Row>& rows) {
        static_assert(std::is_trivially_copyable_v<Row>);
        append(section, {reinterpret_cast<const char*>(rows.data()), rows.size() * sizeof(Row)}, sizeof(Row));
    }
    void append(Section section, std::string_view text) { append(section, text, 1); }
    // Two sections: where each text ends, and their bytes.
    void append(Section section, const NameRows& names) {
        append(section, names.ends);
        append(following(section), names.bytes);
    }
    void append(Section section, const ListRows& lists) {
        append(section, lists.ends);
        append(following(section), lists.members);
    }
    static constexpr Section following(Section section) {
        return static_cast<Section>(static_cast<std::uint32_t>(section) + 1);
    }

    // The whole file; nothing is appended after it.
    std::string finish() && {
        heading_.file_size = bytes_.size();
        std::memcpy(bytes_.data(), &heading_, sizeof heading_);
        return std::move(bytes_);
    }

private:
    void append(Section section, std::string_view rows, std::uint32_t row_size) {
        bytes_.resize((bytes_.size() + section_alignment - 1) / section_alignment * section_alignment);
        heading_.table[static_cast<std::size_t>(section)] = {.section = static_cast<std::uint32_t>(section),
                                                             .row_size = row_size,
                                                             .offset = bytes_.size(),
                                                             .rows = rows.size() / row_size};
        bytes_ += rows;
    }

    ViewHeading heading_{
        .magic = view_magic, .version = view_version, .sections = section_count, .file_size = 0, .table = {}};
    std::string bytes_;
};

}  // namespace filon
