// A curve of any length in bounded memory: neighbouring points are averaged once there are too many to draw.
#pragma once

#include <QList>
#include <QPointF>

namespace digitpad {

class ThinnedCurve {
public:
    static constexpr int kMaxPoints = 1024;

    /// x must not decrease.  Constant time on average.
    void add(QPointF point);
    void clear() { *this = ThinnedCurve(); }
    /// At most kMaxPoints, each the mean of equally many added ones.
    const QList<QPointF>& points() const { return m_points; }

private:
    void halve();

    QList<QPointF> m_points;
    QPointF m_sum; ///< of the points that wait to become one
    int m_waiting = 0;
    int m_each = 1; ///< points that become one
};

/// What a noisy curve does on the whole: each point is the mean of itself and of its neighbours, as many
/// before as after it, so that the result does not lag behind a curve that falls.  Towards the ends these
/// become fewer.
QList<QPointF> smoothed(const QList<QPointF>& points);

} // namespace digitpad
