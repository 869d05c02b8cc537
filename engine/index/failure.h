// What ends an operation on an index: a disk that is full, a file that is gone or is not what its manifest says.
#pragma once

#include <stdexcept>

namespace filon {

struct IndexFailure : std::runtime_error {
    using std::runtime_error::runtime_error;
};

}  // namespace filon
