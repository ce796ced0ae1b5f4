#include "app/interrupt.h"

#include <csignal>

namespace digitpad {

namespace {

// A signal handler is a plain function and reaches nothing but this.
volatile std::sig_atomic_t noted = 0;

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

bool InterruptGuard::interrupted() const {
    return noted != 0;
}

} // namespace digitpad
