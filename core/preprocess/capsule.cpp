#include "core/preprocess/capsule.h"

#include <algorithm>
#include <limits>

namespace digitpad {
namespace {

/// Spans are rounded numbers: touched ones are widened by this, filled ones narrowed.
constexpr float kMargin = 0.05F;

/// The clamp comes before the conversion, so that points far away are harmless.
int clamped(float place, int size) {
    return static_cast<int>(std::clamp(place, 0.0F, static_cast<float>(size)));
}

} // namespace

Capsule::Capsule(const PathPoint& from, const PathPoint& to)
    : m_from(from), m_dx(to.x - from.x), m_dy(to.y - from.y), m_growth(to.radius - from.radius) {
    const float squared = m_dx * m_dx + m_dy * m_dy;
    m_inverse = squared > 0 ? 1 / squared : 0;
    const float widest = std::max(from.radius, to.radius);
    m_most = std::min(2 * widest, 1.0F);
    m_reach = widest + 0.5F;
    m_core = std::min(from.radius, to.radius) - 0.5F;
}

PixelRange Capsule::rows(int height) const {
    return {clamped(std::floor(m_from.y + std::min(m_dy, 0.0F) - m_reach), height),
            clamped(std::ceil(m_from.y + std::max(m_dy, 0.0F) + m_reach), height)};
}

PixelRange Capsule::touched(int row, int width) const {
    const Span span = within(static_cast<float>(row) + 0.5F, m_reach + kMargin);
    if (span.left > span.right) return {};
    return {clamped(std::floor(span.left - kMargin), width), clamped(std::ceil(span.right + kMargin), width)};
}

PixelRange Capsule::filled(int row, int width) const {
    if (m_core <= kMargin) return {};
    const Span span = within(static_cast<float>(row) + 0.5F, m_core - kMargin);
    const int first = clamped(std::ceil(span.left - 0.5F + kMargin), width);
    return {first, std::max(first, clamped(std::floor(span.right + 0.5F - kMargin), width))};
}

/// What is within a distance of a line is convex: its ends in a row are the outermost of those of the discs
/// around the line's ends and of the two sides beside it.
Capsule::Span Capsule::within(float y, float distance) const {
    constexpr float kFar = std::numeric_limits<float>::max();
    Span span{kFar, -kFar};
    const auto add = [&](float left, float right) {
        span.left = std::min(span.left, left);
        span.right = std::max(span.right, right);
    };
    const float fromStart = y - m_from.y;
    for (const float end : {0.0F, 1.0F}) {
        const float below = fromStart - end * m_dy;
        const float squared = distance * distance - below * below;
        if (squared < 0) continue;
        const float half = std::sqrt(squared);
        add(m_from.x + end * m_dx - half, m_from.x + end * m_dx + half);
    }
    if (m_dy == 0) return span;
    const float perLength = distance * std::sqrt(m_inverse);
    for (const float side : {-1.0F, 1.0F}) {
        const float t = (fromStart - side * m_dx * perLength) / m_dy;
        if (t < 0 || t > 1) continue;
        const float x = m_from.x + t * m_dx - side * m_dy * perLength;
        add(x, x);
    }
    return span;
}

} // namespace digitpad
