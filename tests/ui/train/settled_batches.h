// Whether a pause holds.
#pragma once

#include <QTest>

#include "ui/train/curve_chart.h"
#include "ui/train/training_bridge.h"

namespace digitpad {

/// The count of a chart's batch points once the training's thread stands still, after the batch that was at
/// hand when the pause was asked for.  -1 where it never does.
inline int settledBatchCount(const CurveChart& chart) {
    auto* bridge = chart.window()->findChild<TrainingBridge*>();
    const bool held = QTest::qWaitFor([bridge] { return bridge->isHeld(); }, 60'000);
    return held ? chart.batchPointCount() : -1;
}

} // namespace digitpad
