#include "bench/mails.h"

extern const char filon_bench_mails[], filon_bench_mails_end[];

namespace filon {

const std::vector<std::string_view>& mails() {
    static const auto all = [] {
        constexpr std::string_view between = "\n--\n";
        std::vector<std::string_view> parts;
        std::string_view left{filon_bench_mails, filon_bench_mails_end};
        for (auto end = left.find(between); end != std::string_view::npos; end = left.find(between)) {
            parts.push_back(left.substr(0, end));
            left.remove_prefix(end + between.size());
        }
        parts.push_back(left);
        return parts;
    }();
    return all;
}

}  // namespace filon
