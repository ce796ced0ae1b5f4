// Runs one class of the tests: ui_tests paper [what Qt Test takes]. Each is a process of its own, as their
// settings and applications want.
#include <filesystem>
#include <iostream>
#include <map>
#include <string>
#include <string_view>

#include "tests/ui/batch.h"

namespace {

constexpr int kWrongUsage = 2;

using Tests = std::map<std::string, digitpad::RunTest>;

/// A function's own, since tests are added before main() starts, in any order.
Tests& tests() {
    static Tests all;
    return all;
}

} // namespace

digitpad::BatchedTest::BatchedTest(const char* file, RunTest run) {
    const std::string stem = std::filesystem::path(file).stem().string();
    constexpr std::string_view kEnding = "_test";
    if (!tests().emplace(stem.substr(0, stem.rfind(kEnding)), run).second)
        std::cerr << "two tests are named " << stem << '\n';
}

int main(int argc, char** argv) {
    const auto test = argc > 1 ? tests().find(argv[1]) : tests().end();
    if (test != tests().end()) {
        argv[1] = argv[0];
        return test->second(argc - 1, argv + 1);
    }
    std::cerr << "usage: " << argv[0] << " TEST, one of:\n";
    for (const auto& [name, run] : tests()) std::cerr << "  " << name << '\n';
    return kWrongUsage;
}
