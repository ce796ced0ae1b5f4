#include "ui/theme/palette.h"

#include <QGuiApplication>
#include <QPalette>
#include <algorithm>
#include <cmath>

namespace digitpad {

Palette lightPalette() {
    return {.window = "#f6f6f8",
            .surface = "#ffffff",
            .border = "#e3e4ea",
            .track = "#efeff3",
            .mutedBar = "#d3d6e4",
            .text = "#1d1f27",
            .mutedText = "#646978",
            .disabledText = "#a9adba",
            .accent = "#4f5bd5",
            .accentHover = "#434ec0",
            .accentSoft = "#ecedfb",
            .onAccent = "#ffffff",
            .right = "#187a48",
            .wrong = "#bf3048",
            .secondSeries = "#e08a2e",
            .grid = "#ebebf0",
            .paper = "#fcfbf7",
            .ink = "#1b2559",
            .box = "#c3c6ec",
            .heatLow = "#f4eff2",
            .heatHigh = "#d96072",
            .haloDark = "#14151a",
            .haloLight = "#ffffff"};
}

Palette darkPalette() {
    return {.window = "#17181d",
            .surface = "#1f2128",
            .border = "#31343f",
            .track = "#2a2c35",
            .mutedBar = "#454a5b",
            .text = "#e8e9ef",
            .mutedText = "#9aa0b2",
            .disabledText = "#595e6d",
            .accent = "#9aa4ff",
            .accentHover = "#adb5ff",
            .accentSoft = "#2a2d45",
            .onAccent = "#17181d",
            .right = "#5ccb8f",
            .wrong = "#ff8b9b",
            .secondSeries = "#f0a352",
            .grid = "#26282f",
            .paper = "#14151a",
            .ink = "#f1efe6",
            .box = "#454a75",
            .heatLow = "#1f1c20",
            .heatHigh = "#cf6b7b",
            .haloDark = "#14151a",
            .haloLight = "#ffffff"};
}

bool isDark(const QPalette& palette) {
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

Palette currentPalette() {
    return isDark(QGuiApplication::palette()) ? darkPalette() : lightPalette();
}

QColor mixed(const QColor& from, const QColor& to, double share) {
    const auto channel = [share](float a, float b) { return static_cast<float>(a + (b - a) * share); };
    return QColor::fromRgbF(channel(from.redF(), to.redF()), channel(from.greenF(), to.greenF()),
                            channel(from.blueF(), to.blueF()));
}

static double luminance(const QColor& color) {
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace digitpad
