#include "app/interrupt.h"

#include <cerrno>
#include <csignal>

namespace digitpad {

namespace {

// A signal handler is a plain function and reaches nothing but this.
volatile std::sig_atomic_t noted = 0;

} // namespace

bool InterruptGuard::interrupted() const {
    return noted != 0;
}

#ifndef _WIN32

namespace {

// Both call nothing that may not be called in a signal handler (POSIX.1-2017, 2.4.3).
extern "C" void noteOrEnd(int signal) {
    if (noted != 0) {
        const int error = errno;
        struct sigaction usual {};
        usual.sa_handler = SIG_DFL;
        sigaction(signal, &usual, nullptr);
        raise(signal); // delivered when this returns
        errno = error;
    }
    noted = 1;
}

extern "C" void noteOnly(int /*signal*/) {
    noted = 1;
}

} // namespace

InterruptGuard::InterruptGuard() {
    noted = 0;
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) {
        struct sigaction before {};
        sigaction(signal, nullptr, &before);
        if ((before.sa_flags & SA_SIGINFO) == 0 && before.sa_handler == SIG_IGN) continue;
        struct sigaction ours {};
        ours.sa_handler = signal == SIGPIPE ? noteOnly : noteOrEnd;
        ours.sa_flags = SA_RESTART;
        sigaction(signal, &ours, nullptr);
        m_before.emplace_back(signal, before);
    }
}

InterruptGuard::~InterruptGuard() {
    for (const auto& [signal, before] : m_before) sigaction(signal, &before, nullptr);
}

#else

namespace {

extern "C" void noteSignal(int signal) {
    noted = 1;
    std::signal(signal, SIG_DFL);
}

} // namespace

InterruptGuard::InterruptGuard() {
    noted = 0;
    std::signal(SIGINT, noteSignal);
    std::signal(SIGTERM, noteSignal);
}

InterruptGuard::~InterruptGuard() {
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
}

#endif

} // namespace digitpad
