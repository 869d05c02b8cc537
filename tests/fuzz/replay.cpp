// Runs a target over the files of the folders and over the files it is given: how a corpus is tried by every compiler,
// and without libFuzzer.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "tests/fuzz/promise.h"

int main(int argc, char** argv) {
    std::vector<std::filesystem::path> inputs;
    for (int i = 1; i < argc; ++i) {
        if (!std::filesystem::is_directory(argv[i])) {
            inputs.emplace_back(argv[i]);
            continue;
        }
        for (const auto& entry : std::filesystem::directory_iterator{argv[i]}) inputs.push_back(entry.path());
    }
    std::ranges::sort(inputs);
    for (const auto& input : inputs) {
        // Said before it is tried: an input that ends the program tells nothing later.
        std::cout << input.string() << '\n' << std::flush;
        std::ifstream file{input, std::ios::binary};
        filon::fuzz::promise(file.is_open(), "the input can be read");
        const std::vector<char> bytes{std::istreambuf_iterator<char>{file}, {}};
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    }
    std::cout << inputs.size() << " inputs\n";
    return inputs.empty() ? 1 : 0;
}
