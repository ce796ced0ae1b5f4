// A curve of any length in bounded memory: neighbouring points are averaged once there are too many to draw.
#pragma once

#include <QList>
#include <QPointF>
#include <algorithm>

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

/// What a noisy curve does on the whole: an exponential moving average, of the first values a plain mean.
class Smoothing {
public:
    double next(double value) {
        m_count = std::min(m_count + 1, kWindow);
        m_mean += (value - m_mean) / m_count;
        return m_mean;
    }

private:
    /// In batches.  Chosen on MNIST at a batch of 128, where it takes the scatter of a batch's accuracy from
    /// two per cent to a quarter of one and lags by a fifteenth of an epoch; higher is smoother and lags
    /// more.
    static constexpr int kWindow = 30;

    int m_count = 0;
    double m_mean = 0;
};

} // namespace digitpad
