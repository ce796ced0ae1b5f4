// Keeps a test's settings in a folder of its own.
#pragma once

#include <QCoreApplication>
#include <QSettings>
#include <QTemporaryDir>

/// Create before the first QSettings; empty() between tests that must not see each other's.
class TestSettings {
public:
    TestSettings() {
        QCoreApplication::setOrganizationName("digitpad-test");
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    }
    void empty() { QSettings().clear(); }

private:
    QTemporaryDir m_folder;
};
