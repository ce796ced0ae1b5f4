#include "app/command_application.h"

#include <QDir>
#include <QGuiApplication>
#include <QPluginLoader>
#include <algorithm>

namespace digitpad {

namespace {

/// Qt ends the program where a platform's plugin is missing or cannot be loaded, so this is asked before.
bool hasOffscreenPlatform() {
    QStringList folders = qEnvironmentVariable("QT_QPA_PLATFORM_PLUGIN_PATH").split(QDir::listSeparator());
    const QStringList libraries = QCoreApplication::libraryPaths();
    for (const QString& path : libraries) folders << path + "/platforms";
    return std::ranges::any_of(folders, [](const QString& folder) {
        const QStringList files = QDir(folder).entryList({"*qoffscreen*"}, QDir::Files);
        return !folder.isEmpty() && std::ranges::any_of(files, [&](const QString& file) {
            return QPluginLoader(folder + '/' + file).load();
        });
    });
}

/// What a desktop's variables ask for takes a display, or talks about the lack of one.
void useOffscreenPlatform() {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    for (const char* name : {"QT_QPA_PLATFORMTHEME", "QT_QPA_GENERIC_PLUGINS", "QT_IM_MODULE"})
        qunsetenv(name);
}

} // namespace

std::unique_ptr<QCoreApplication> commandApplication(bool readsPictures, int& argc, char** argv) {
    if (!readsPictures || !hasOffscreenPlatform()) return std::make_unique<QCoreApplication>(argc, argv);
    useOffscreenPlatform();
    // What Qt misses of a desktop session is of no matter here, and would come before every result.
    const QtMessageHandler before =
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
    auto application = std::make_unique<QGuiApplication>(argc, argv);
    qInstallMessageHandler(before);
    return application;
}

} // namespace digitpad
