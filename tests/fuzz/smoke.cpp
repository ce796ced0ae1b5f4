// Tries a target with its seeds and then with seeded mutations of them, without clang.
//
//     fuzz_smoke TARGET [SECONDS] [SEED]      or FILES, to try those alone
//
// What ends the program leaves the input behind as crash-TARGET in the current folder.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "core/error.h"
#include "tests/core/temp_folder.h"
#include "tests/fuzz/mutation.h"
#include "tests/fuzz/targets.h"

namespace {

using namespace digitpad;
using namespace digitpad::fuzz;

/// An ordinary input takes milliseconds, and the slowest page a few seconds.
constexpr time_t kMaxCpuSeconds = 20;
/// For what waits instead of working; much longer, since the machine may be busy.
constexpr unsigned kMaxSeconds = 300;
/// The largest picture, with what is made of it, takes under two.
constexpr rlim_t kMaxMemory = rlim_t(4) << 30;

std::string g_input;
std::string g_crashFile;

/// Nothing but what a signal handler may call.
void keepInput(int signal) {
    const int file = ::open(g_crashFile.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (file >= 0 && ::write(file, g_input.data(), g_input.size()) >= 0) ::close(file);
    constexpr std::string_view kMessage = "the input is in the file crash-TARGET in the current folder\n";
    if (::write(STDERR_FILENO, kMessage.data(), kMessage.size()) < 0) ::_exit(3);
    std::signal(signal, SIG_DFL);
    ::raise(signal);
}

void watch() {
    static char stack[65'536]; // the usual one may be what overflowed
    const stack_t other{.ss_sp = stack, .ss_flags = 0, .ss_size = sizeof stack};
    ::sigaltstack(&other, nullptr);
    struct sigaction action {};
    action.sa_handler = keepInput;
    action.sa_flags = SA_ONSTACK | SA_NODEFER;
    for (const int signal : {SIGSEGV, SIGABRT, SIGALRM, SIGPROF, SIGFPE, SIGBUS, SIGILL})
        ::sigaction(signal, &action, nullptr);
#ifndef __SANITIZE_ADDRESS__ // which reserves terabytes
    const rlimit memory{kMaxMemory, kMaxMemory};
    ::setrlimit(RLIMIT_AS, &memory);
#endif
}

void setTimers(time_t cpuSeconds, unsigned seconds) {
    const itimerval cpu{{0, 0}, {cpuSeconds, 0}};
    ::setitimer(ITIMER_PROF, &cpu, nullptr);
    ::alarm(seconds);
}

/// Whether it was taken rather than refused.
bool tryInput(const Target& target, std::string input) {
    g_input = std::move(input);
    setTimers(kMaxCpuSeconds, kMaxSeconds);
    bool isTaken = true;
    try {
        target.tryBytes({reinterpret_cast<const std::uint8_t*>(g_input.data()), g_input.size()});
    } catch (const Error&) {
        isTaken = false;
    }
    setTimers(0, 0);
    return isTaken;
}

std::vector<std::string> contentsOf(std::vector<std::filesystem::path> files) {
    std::ranges::sort(files);
    std::vector<std::string> contents;
    for (const auto& file : files) contents.push_back(test::readAll(file));
    return contents;
}

std::vector<std::string> seedsOf(const Target& target) {
    std::vector<std::filesystem::path> files;
    const auto folder = std::filesystem::path(DIGITPAD_SOURCE_DIR) / "tests/fuzz/corpus" / target.name;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
    return contentsOf(std::move(files));
}

void tryFor(const Target& target, const std::vector<std::string>& seeds, int seconds, std::uint64_t seed) {
    using Clock = std::chrono::steady_clock;
    const auto end = Clock::now() + std::chrono::seconds(seconds);
    Random random(seed);
    std::size_t inputs = 0;
    std::size_t taken = 0;
    for (; Clock::now() < end; ++inputs) taken += tryInput(target, mutated(seeds, random)) ? 1 : 0;
    std::printf("%s: %zu seeds, then %zu inputs in %d s, of which %zu were taken\n", target.name,
                seeds.size(), inputs, seconds, taken);
}

} // namespace

int main(int argc, char** argv) {
    const Target* target = argc > 1 ? targetNamed(argv[1]) : nullptr;
    if (target == nullptr) {
        std::puts("usage: fuzz_smoke TARGET [SECONDS [SEED]] | TARGET FILE...\ntargets:");
        for (const Target& known : kTargets) std::puts(known.name);
        return 2;
    }
    g_crashFile = std::string("crash-") + target->name;
    watch();
    const bool hasFiles = argc > 2 && std::filesystem::exists(argv[2]);
    const std::vector<std::string> seeds = hasFiles ? contentsOf({argv + 2, argv + argc}) : seedsOf(*target);
    for (const std::string& seed : seeds) tryInput(*target, seed);
    if (!hasFiles)
        tryFor(*target, seeds, argc > 2 ? std::atoi(argv[2]) : 5,
               argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 1);
}
