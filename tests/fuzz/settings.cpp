// The settings file, out of which a training's options are taken.
#include <QCoreApplication>
#include <QSettings>
#include <chrono>

#include "tests/fuzz/application.h"
#include "tests/fuzz/files.h"
#include "ui/train/option_settings.h"

namespace digitpad::fuzz {

void trySettings(Bytes bytes) {
    haveApplication(); // a setting may be a pixmap
    QCoreApplication::setOrganizationName("fuzz");
    QCoreApplication::setApplicationName("fuzz");
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope,
                       QString::fromStdString(scratch().path().string()));
    const std::filesystem::path file = fileOf("fuzz/fuzz.ini", bytes);
    // Qt reads a file again whose size or time changed, and several are tried in a millisecond.
    static auto time = std::filesystem::last_write_time(file);
    time += std::chrono::seconds(1);
    std::filesystem::last_write_time(file, time);
    validate(savedOptions()); // whatever was in it
}

} // namespace digitpad::fuzz
