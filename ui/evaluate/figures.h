// How this page writes figures, the same in cells, captions, tooltips and headings.
#pragma once

#include <QString>

namespace digitpad {

/// "10,000"
QString countText(qint64 count);
/// `share` 0 to 1 as a percentage without its sign: "99.71"
QString percentText(double share, int decimals);
/// "0.8 s", "1 min 20 s"
QString durationText(double seconds);
/// Of a class by its column or row: "4"
QString className(int label);

} // namespace digitpad
