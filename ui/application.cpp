#include "ui/application.h"

#include <cstdio>
#include <exception>

#include "core/failure.h"
#include "ui/hand_over.h"

namespace digitpad {

Application::Application(int& argc, char** argv) : QApplication(argc, argv) {
    // Qt merges the moves of a mouse that come faster than they are dealt with: a quick 5 would keep 15 of
    // its 38 points.  The platform's plugin, which the line above loads, turns that on, so it is turned off
    // after it.
    setAttribute(Qt::AA_CompressHighFrequencyEvents, false);
    setAttribute(Qt::AA_CompressTabletEvents, false);
}

bool Application::notify(QObject* receiver, QEvent* event) {
    try {
        return QApplication::notify(receiver, event);
    } catch (const std::exception& error) {
        report(failureMessage(error).c_str());
    } catch (...) {
        report("an unknown failure");
    }
    return true;
}

void Application::report(const char* message) noexcept {
    try {
        const QString said = tr("That did not work: %1. The drawing and a running training are kept")
                                 .arg(QString::fromUtf8(message));
        handOver(this, [this, said] { emit failed(said); });
    } catch (...) {
        // Without memory for a message in the window there is still this one.
        std::fputs("digitpad: an action failed; the window goes on\n", stderr);
    }
}

} // namespace digitpad
