#include "ui/evaluate/figures.h"

#include <QLocale>
#include <cmath>

namespace digitpad {

// The program speaks English everywhere, so its figures do too.
QString countText(qint64 count) {
    return QLocale(QLocale::English).toString(count);
}

QString percentText(double share, int decimals) {
    return QString::number(100 * share, 'f', decimals);
}

QString durationText(double seconds) {
    if (seconds < 60) return QString::number(seconds, 'f', seconds < 10 ? 1 : 0) + " s";
    const auto whole = std::lround(seconds);
    return QString("%1 min %2 s").arg(whole / 60).arg(whole % 60);
}

QString className(int label) {
    return QString::number(label);
}

} // namespace digitpad
