#include "ui/train/number_text.h"

#include <QLocale>
#include <cmath>

namespace digitpad {

static QString threeFigures(double value) {
    const int decimals = value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
    return QLocale().toString(value, 'f', decimals);
}

QString compactCount(qint64 count) {
    if (count < 1000) return QLocale().toString(count);
    if (count < 999'500) return threeFigures(static_cast<double>(count) / 1e3) + " k";
    return threeFigures(static_cast<double>(count) / 1e6) + " M";
}

QString roundedDuration(double seconds) {
    const auto whole = static_cast<qint64>(std::llround(seconds));
    if (whole < 60) return QString("%1 s").arg(whole);
    if (whole < 3600) return QString("%1 min %2 s").arg(whole / 60).arg(whole % 60);
    return QString("%1 h %2 min").arg(whole / 3600).arg(whole % 3600 / 60);
}

} // namespace digitpad
