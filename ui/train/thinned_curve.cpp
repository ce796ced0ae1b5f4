#include "ui/train/thinned_curve.h"

namespace digitpad {

void ThinnedCurve::add(QPointF point) {
    m_sum += point;
    if (++m_waiting < m_each) return;
    m_points.append(m_sum / m_each);
    m_sum = {};
    m_waiting = 0;
    if (m_points.size() == kMaxPoints) halve();
}

void ThinnedCurve::halve() {
    for (int i = 0; i < kMaxPoints / 2; ++i) m_points[i] = (m_points[2 * i] + m_points[2 * i + 1]) / 2;
    m_points.resize(kMaxPoints / 2);
    m_each *= 2;
}

} // namespace digitpad
