// Chooses between the window and the command line.
#include <QCoreApplication>
#include <QLoggingCategory>
#include <csignal>
#include <cstdio>
#include <iostream>

#ifdef _WIN32
#include <io.h>
#else
#include <unistd.h>
#endif

#include "app/command_application.h"
#include "app/command_line.h"
#include "app/window.h"
#include "ui/application.h"
#include "ui/paths.h"

namespace {

bool errorIsTerminal() {
#ifdef _WIN32
    return _isatty(_fileno(stderr)) != 0;
#else
    return isatty(STDERR_FILENO) != 0;
#endif
}

/// A file that grows past the limit is then an error like a full disk, instead of the end of the program.
void ignoreFileSizeSignal() {
#ifdef SIGXFSZ
    std::signal(SIGXFSZ, SIG_IGN);
#endif
}

/// What is wrong with a picture is said once, in the program's own words.  QT_LOGGING_RULES brings them back.
void silencePictureDecoders() {
    QLoggingCategory::setFilterRules("qt.gui.imageio*=false\nqt.svg*=false");
}

} // namespace

int main(int argc, char** argv) {
    ignoreFileSizeSignal();
    silencePictureDecoders();
    QCoreApplication::setApplicationName("Digitpad");
    QCoreApplication::setOrganizationName("Digitpad");
    QCoreApplication::setApplicationVersion(DIGITPAD_VERSION);
    digitpad::Console console(std::cout, std::cerr, errorIsTerminal());

    // Asked before there is an application object: the one for windows ends the program where there is no
    // display.
    QStringList arguments;
    for (int i = 1; i < argc; ++i) arguments << digitpad::nameFromBytes(argv[i]);
    if (!digitpad::wantsWindow(arguments)) {
        int nameOnly = 1;
        const auto application =
            digitpad::commandApplication(digitpad::readsPictures(arguments), nameOnly, argv);
        return digitpad::runCommandLine(arguments, console);
    }
    if (const QString reason = digitpad::whyNoWindow(); !reason.isEmpty()) {
        console.complain(reason);
        return 1;
    }
    digitpad::Application application(argc, argv);
    return digitpad::runWindow(application, arguments.value(0));
}
