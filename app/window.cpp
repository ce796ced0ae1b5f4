#include "app/window.h"

#include <QApplication>
#include <QIcon>

#include "core/error.h"
#include "core/nn/kernels/kernels.h"
#include "ui/application.h"
#include "ui/main_window.h"
#include "ui/model_store.h"
#include "ui/paths.h"
#include "ui/theme/theme.h"

namespace digitpad {

int runWindow(Application& application, const QString& file) {
    QGuiApplication::setDesktopFileName("digitpad");
    QApplication::setWindowIcon(QIcon(":/icons/digitpad.svg"));
    applyTheme(application, savedThemeChoice());
    ModelStore models;
    MainWindow window(models);
    QObject::connect(&application, &Application::failed, &window, &MainWindow::showFailure);
    window.show();
    if (!file.isEmpty()) window.openFiles({toPath(file)});
    return QApplication::exec();
}

namespace {

QString whyNoDisplay() {
#ifdef Q_OS_LINUX
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
        if (!qEnvironmentVariableIsEmpty(name)) return {};
    }
    return "there is no display for the window (neither DISPLAY nor WAYLAND_DISPLAY is set). The commands "
           "need none: "
           "digitpad --help";
#else
    return {};
#endif
}

} // namespace

QString whyNoWindow() {
    try {
        kernelLevel();
    } catch (const Error& error) {
        return QString::fromUtf8(error.what());
    }
    return whyNoDisplay();
}

} // namespace digitpad
