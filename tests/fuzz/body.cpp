// The JSON body of a request: its members are texts in UTF-8, and what is wrong is a fault that can be sent back.
#include "server/json/body.h"

#include "engine/values/utf8.h"
#include "tests/fuzz/promise.h"

using filon::fuzz::promise;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    filon::JsonBody body{filon::fuzz::as_text(data, size)};
    for (const auto* const name : {"text", "today"})
        if (const auto text = body.text(name)) promise(filon::is_utf8(*text), "a text is UTF-8");
    const auto faults = body.faults();
    for (const auto& fault : faults) {
        promise(filon::is_utf8(fault.field), "the field of a fault is UTF-8");
        promise(!fault.reason.empty(), "a fault has a reason");
    }
    promise(size > 1 || !faults.empty(), "what is too short for an object is a fault");
    return 0;
}
