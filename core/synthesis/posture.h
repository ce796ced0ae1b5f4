// How a hand's digits stand: stretched, slanted, turned with the line that they are written on.
#pragma once

#include <cmath>

namespace digitpad {

class Posture {
public:
    /// @param slant as the tangent, positive leans to the right; @param angle in radians, positive falls to
    /// the right
    Posture(double scaleX, double scaleY, double slant, double angle) {
        const double c = std::cos(angle);
        const double s = std::sin(angle);
        m_xx = static_cast<float>(c * scaleX);
        m_xy = static_cast<float>((-c * slant - s) * scaleY);
        m_yx = static_cast<float>(s * scaleX);
        m_yy = static_cast<float>((-s * slant + c) * scaleY);
    }

    void apply(float& x, float& y) const {
        const float before = x;
        x = m_xx * before + m_xy * y;
        y = m_yx * before + m_yy * y;
    }
    /// Back to where apply() came from.
    void undo(float& x, float& y) const {
        const float determinant = m_xx * m_yy - m_xy * m_yx;
        const float before = x;
        x = (m_yy * before - m_xy * y) / determinant;
        y = (m_xx * y - m_yx * before) / determinant;
    }

private:
    float m_xx;
    float m_xy;
    float m_yx;
    float m_yy;
};

} // namespace digitpad
