// What the detector and the classifier take one digit for, and what both give together.
#pragma once

#include <QString>
#include <array>
#include <vector>

#include "ui/why/why_work.h"

class QPainter;

namespace digitpad {

struct Judgement {
    QString judge; ///< whose it is; may be empty
    std::array<float, kDigits> probabilities{};

    int digit() const; ///< the most probable
    /// "7 with 96 %"
    QString words() const;
};

/// The detector's and the classifier's, of a digit that the detector found.
std::vector<Judgement> judgementsOf(const WhyResult& result);
Judgement togetherOf(const WhyResult& result);

/// Ten bars each, under one another.
void paintJudgements(QPainter& painter, const QRectF& tile, const std::vector<Judgement>& judgements);

} // namespace digitpad
