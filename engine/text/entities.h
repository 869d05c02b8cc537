// The HTML entities that training catalogues and e-mails are found to contain.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace filon {

struct Entity {
    char32_t code_point;
    std::size_t size;  // bytes of its writing, `&` and `;` included
};

// The entity at the head of `text` ("&eacute;", "&#233;", "&#xE9;"), if one stands there.
std::optional<Entity> entity_at(std::string_view text);

}  // namespace filon
