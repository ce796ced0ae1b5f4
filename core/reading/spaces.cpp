#include "core/reading/spaces.h"

#include <algorithm>

#include "core/median.h"
#include "core/preprocess/segmentation/ink_piece.h"

namespace digitpad {
namespace {

/// A gap this wide, as a part of the digits' height, is a space; ...
constexpr double kSpace = 0.8;
/// ... so is one of this width, where it is so much wider than the line's usual one, and the digits' middles
/// are so much farther apart than usual: beside a narrow one of evenly spaced digits there is no space.
constexpr double kNarrowSpace = 0.45;
constexpr double kUnusual = 0.35;
} // namespace

Spaces::Spaces(const std::vector<Box>& boxes, double height) : m_height(height) {
    for (std::size_t i = 1; i < boxes.size(); ++i) {
        m_gaps.push_back(-overlapAcross(boxes[i - 1], boxes[i]));
        m_steps.push_back(middle(boxes[i]) - middle(boxes[i - 1]));
    }
    constexpr std::size_t kEnough = 3; // for one of them to be unusual
    if (m_gaps.size() < kEnough) return;
    m_narrow = std::max(kNarrowSpace * height, upperMedian(m_gaps) + kUnusual * height);
    m_step = upperMedian(m_steps) + kUnusual * height;
}

bool Spaces::isBefore(std::size_t digit) const {
    const double gap = m_gaps[digit - 1];
    return gap > kSpace * m_height || (gap > m_narrow && m_steps[digit - 1] > m_step);
}

} // namespace digitpad
