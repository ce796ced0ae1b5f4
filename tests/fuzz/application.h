// An application object without a display, as fonts and pixmaps take it.
#pragma once

#include <QGuiApplication>

namespace digitpad::fuzz {

/// For as long as the process; Qt's words about bad input are of no use here.
inline void haveApplication() {
    static char name[] = "fuzz";
    static char* arguments[] = {name, nullptr};
    static int count = 1;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
    static const auto* application = new QGuiApplication(count, arguments);
    static_cast<void>(application);
}

} // namespace digitpad::fuzz
