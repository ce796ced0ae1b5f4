// Whether a pause holds.
#pragma once

#include <QTest>

#include "ui/train/curve_chart.h"

namespace digitpad {

/// The count of a chart's batch points once it has stood still for a second: the batch at hand when a pause
/// is asked for still ends, however slow the machine.  -1 where it never does.
inline int settledBatchCount(const CurveChart& chart) {
    for (int attempt = 0; attempt < 20; ++attempt) {
        const int before = chart.batchPointCount();
        QTest::qWait(1000);
        if (chart.batchPointCount() == before) return before;
    }
    return -1;
}

} // namespace digitpad
