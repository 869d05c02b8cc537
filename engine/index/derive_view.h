// The view made again from the store: the one is worth no more than that it follows from the other.
#pragma once

#include <filesystem>
#include <string>

#include "engine/index/audience.h"
#include "engine/index/index.h"
#include "engine/index/reference_data.h"
#include "engine/values/dates.h"

namespace filon {

// The bytes that the view of this index must have, from the records and terms of its store. Throws IndexFailure where a
// record cannot be read.
std::string derive_view(const Index& index, Audience audience, const ReferenceData& reference, Date day);

// Throws IndexFailure, naming the file, unless the folder's view is what its store gives.
void require_derived_view(const std::filesystem::path& folder, const VerifiedIndex& verified,
                          const ReferenceData& reference);

}  // namespace filon
