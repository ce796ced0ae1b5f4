// What libFuzzer calls: the target that DIGITPAD_FUZZ_TARGET names.
#include <cstdio>
#include <cstdlib>

#include "core/error.h"
#include "tests/fuzz/targets.h"

namespace {

const digitpad::fuzz::Target& chosenTarget() {
    const char* name = std::getenv("DIGITPAD_FUZZ_TARGET");
    const auto* target = name == nullptr ? nullptr : digitpad::fuzz::targetNamed(name);
    if (target != nullptr) return *target;
    std::fputs("DIGITPAD_FUZZ_TARGET must be one of:", stderr);
    for (const auto& known : digitpad::fuzz::kTargets) std::fprintf(stderr, " %s", known.name);
    std::fputs("\n", stderr);
    std::exit(2);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const digitpad::fuzz::Target& target = chosenTarget();
    try {
        target.tryBytes({data, size});
    } catch (const digitpad::Error&) { // refused, as it should be
    }
    return 0;
}
