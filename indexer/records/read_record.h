// The records of the contract, member by member.
#pragma once

#include <optional>

#include "indexer/records/fields.h"
#include "indexer/records/record.h"

namespace filon {

// Each reads the members of one record, `type` excepted; what is wrong is in the findings, and the value then
// worthless.
Provider read_provider(Fields& fields);
Offer read_offer(Fields& fields);
Deletion read_deletion(Fields& fields);

}  // namespace filon
