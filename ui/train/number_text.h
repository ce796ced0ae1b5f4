// How the Train page writes figures.
#pragma once

#include <QString>

namespace digitpad {

/// "624", "10.4 k", "1.49 M": three figures, to compare sizes at a glance.
QString compactCount(qint64 count);
/// "13 s", "2 min 5 s", "1 h 3 min"
QString roundedDuration(double seconds);

} // namespace digitpad
