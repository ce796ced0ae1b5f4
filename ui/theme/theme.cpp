#include "ui/theme/theme.h"

#include <QApplication>
#include <QFile>
#include <QPalette>
#include <QSettings>
#include <QStyleFactory>
#include <QToolTip>
#include <initializer_list>
#include <utility>

#include "ui/theme/accessible_combo.h"
#include "ui/theme/palette.h"

namespace digitpad {

namespace {

constexpr auto kSettingsKey = "theme";

QPalette toQPalette(const Palette& colors) {
    QPalette palette(colors.text, colors.surface, colors.border, colors.border, colors.border, colors.text,
                     colors.onAccent, colors.surface, colors.window);
    palette.setColor(QPalette::AlternateBase, colors.track);
    palette.setColor(QPalette::Highlight, colors.accent);
    palette.setColor(QPalette::HighlightedText, colors.onAccent);
    palette.setColor(QPalette::Link, colors.accent);
    palette.setColor(QPalette::LinkVisited, colors.accent);
    palette.setColor(QPalette::PlaceholderText, colors.mutedText);
    palette.setColor(QPalette::ToolTipBase, colors.surface);
    palette.setColor(QPalette::ToolTipText, colors.text);
    for (auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colors.disabledText);
    return palette;
}

QString styleSheet(const Palette& colors, bool dark) {
    QFile file(":/theme/style.qss");
    if (!file.open(QIODevice::ReadOnly)) qFatal("the style sheet is missing from the program");
    QString sheet = QString::fromUtf8(file.readAll());
    const std::initializer_list<std::pair<const char*, QColor>> tokens = {
        {"@window@", colors.window},         {"@surface@", colors.surface},
        {"@border@", colors.border},         {"@track@", colors.track},
        {"@mutedBar@", colors.mutedBar},     {"@text@", colors.text},
        {"@mutedText@", colors.mutedText},   {"@disabledText@", colors.disabledText},
        {"@accent@", colors.accent},         {"@accentHover@", colors.accentHover},
        {"@accentSoft@", colors.accentSoft}, {"@onAccent@", colors.onAccent},
        {"@wrong@", colors.wrong},
    };
    for (const auto& [token, color] : tokens) sheet.replace(QLatin1String(token), color.name());
    return sheet.replace("@check@", dark ? "check-dark" : "check-light");
}

} // namespace

ThemeChoice savedThemeChoice() {
    const QString name = QSettings().value(kSettingsKey).toString();
    if (name == "light") return ThemeChoice::Light;
    if (name == "dark") return ThemeChoice::Dark;
    return ThemeChoice::System;
}

void saveThemeChoice(ThemeChoice choice) {
    QSettings().setValue(kSettingsKey, choice == ThemeChoice::Light  ? "light"
                                       : choice == ThemeChoice::Dark ? "dark"
                                                                     : "system");
}

void applyTheme(QApplication& application, ThemeChoice choice) {
    nameCombosByTheirLabels();
    application.setStyle(QStyleFactory::create("Fusion"));
    QApplication::setPalette(QPalette()); // back to the system's, to see whether that is dark
    const bool dark =
        choice == ThemeChoice::Dark || (choice == ThemeChoice::System && isDark(QApplication::palette()));
    const Palette colors = dark ? darkPalette() : lightPalette();
    QApplication::setPalette(toQPalette(colors));
    QToolTip::setPalette(toQPalette(colors));
    application.setStyleSheet(styleSheet(colors, dark));
}

} // namespace digitpad
