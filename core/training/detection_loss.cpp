#include "core/training/detection_loss.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/model/detector_grid.h"

namespace digitpad {
namespace {

/// Only there are class and box learned: near enough to a centre to be chosen as one.
constexpr float kNearCentre = 0.5F;
/// Distance from which smooth L1 is straight, in cells and logarithms.
constexpr float kStraightFrom = 0.1F;
/// Against the two others' weight of 1; at 1 boxes drown the classes, since they are never exactly right.
constexpr float kBoxWeight = 0.5F;

/// What a cell should say.
struct Target {
    float centre = 0; ///< 1 at a digit's centre, less around it
    int box = -1;     ///< index of the symbol it belongs to
};

int clampedCell(float pixel, int count) {
    return std::clamp(static_cast<int>(pixel / kCellSide), 0, count - 1);
}

/// The spread of a digit's centre along a side of `length` pixels, in cells: a centre that is missed by this
/// much still gives nearly the right box, and digits that touch stay two peaks.
float spread(float length) {
    return 0.15F * length / kCellSide + 0.35F;
}

class ImageLoss {
public:
    ImageLoss(DetectorGrid<const float> outputs, DetectorGrid<float> gradient,
              std::span<const SymbolBox> symbols, float scale)
        : m_outputs(outputs),
          m_gradient(gradient),
          m_symbols(symbols),
          m_scale(scale),
          m_targets(static_cast<std::size_t>(outputs.rows()) * static_cast<std::size_t>(outputs.columns())),
          m_weights(symbols.size(), 0.0F) {}

    LossSum run() {
        for (std::size_t i = 0; i < m_symbols.size(); ++i) place(static_cast<int>(i));
        for (const Target& target : m_targets)
            if (target.centre >= kNearCentre)
                m_weights[static_cast<std::size_t>(target.box)] += target.centre;
        for (int row = 0; row < m_outputs.rows(); ++row)
            for (int column = 0; column < m_outputs.columns(); ++column) addCell(row, column);
        return m_sum;
    }

private:
    Target& target(int row, int column) {
        return m_targets[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_outputs.columns()) +
                         static_cast<std::size_t>(column)];
    }

    /// Marks the cells around the centre of symbol `index`, where no other is nearer.
    void place(int index) {
        const SymbolBox& box = m_symbols[static_cast<std::size_t>(index)];
        const int row = clampedCell(box.middleDown(), m_outputs.rows());
        const int column = clampedCell(box.middleAcross(), m_outputs.columns());
        const float height = box.bottom - box.top;
        const float across = spread(std::max(box.right - box.left, 0.4F * height));
        const float down = spread(height);
        const int reach = static_cast<int>(std::ceil(3 * std::max(across, down)));
        for (int r = std::max(row - reach, 0); r <= std::min(row + reach, m_outputs.rows() - 1); ++r)
            for (int c = std::max(column - reach, 0); c <= std::min(column + reach, m_outputs.columns() - 1);
                 ++c) {
                const float x = static_cast<float>(c - column) / across;
                const float y = static_cast<float>(r - row) / down;
                const float value = std::exp(-0.5F * (x * x + y * y));
                if (value > target(r, c).centre) target(r, c) = {value, index};
            }
    }

    void addCell(int row, int column) {
        const float* values = m_outputs.cell(row, column);
        float* gradient = m_gradient.cell(row, column);
        const Target& goal = target(row, column);
        addCentre(values[0], goal.centre, gradient[0]);
        std::fill_n(gradient + 1, kCellValues - 1, 0.0F);
        if (goal.centre < kNearCentre) return;
        const float weight = goal.centre / m_weights[static_cast<std::size_t>(goal.box)];
        const SymbolBox& symbol = m_symbols[static_cast<std::size_t>(goal.box)];
        addClass(values + kSymbolLogits, symbol.symbol, weight, gradient + kSymbolLogits, goal.centre == 1);
        addBox(values + kBoxValues, cellBox(symbol, row, column), kBoxWeight * weight, gradient + kBoxValues);
    }

    void addCentre(float logit, float goal, float& gradient) {
        const float p = 1 / (1 + std::exp(-logit));
        const float logP = -std::log1p(std::exp(-std::max(logit, -30.0F)));  // log p
        const float logNotP = -std::log1p(std::exp(std::min(logit, 30.0F))); // log (1 - p)
        const float notP = 1 - p;
        if (goal == 1) {
            m_sum.loss -= notP * notP * logP;
            gradient = m_scale * notP * notP * (2 * p * logP - notP);
            return;
        }
        const float far = (1 - goal) * (1 - goal);
        m_sum.loss -= far * far * p * p * logNotP;
        gradient = -m_scale * far * far * p * p * (2 * notP * logNotP - p);
    }

    void addClass(const float* logits, int symbol, float weight, float* gradient, bool isCentre) {
        std::array<float, kSymbols> probabilities{};
        softmax(std::span(logits, kSymbols), std::span<float>(probabilities));
        m_sum.loss -= weight * std::log(std::max(probabilities[static_cast<std::size_t>(symbol)], 1e-20F));
        for (int i = 0; i < kSymbols; ++i)
            gradient[i] =
                m_scale * weight * (probabilities[static_cast<std::size_t>(i)] - (i == symbol ? 1.0F : 0.0F));
        if (isCentre && std::ranges::max_element(probabilities) - probabilities.begin() == symbol)
            ++m_sum.correct;
    }

    void addBox(const float* values, const CellBox& goal, float weight, float* gradient) {
        const std::array<float, 4> goals{goal.right, goal.down, goal.logWidth, goal.logHeight};
        for (std::size_t i = 0; i < goals.size(); ++i) {
            const float distance = values[i] - goals[i];
            const float size = std::abs(distance);
            const bool isStraight = size >= kStraightFrom;
            m_sum.loss +=
                weight * (isStraight ? size - kStraightFrom / 2 : distance * distance / (2 * kStraightFrom));
            gradient[i] =
                m_scale * weight * (isStraight ? std::copysign(1.0F, distance) : distance / kStraightFrom);
        }
    }

    DetectorGrid<const float> m_outputs;
    DetectorGrid<float> m_gradient;
    std::span<const SymbolBox> m_symbols;
    float m_scale;
    std::vector<Target> m_targets;
    std::vector<float> m_weights; ///< of each symbol's cells, summed
    LossSum m_sum;
};

} // namespace

LossSum detectionLoss(const Tensor<float>& outputs, std::span<const std::vector<SymbolBox>> symbols,
                      double gradientScale, Tensor<float>& gradient) {
    gradient.resize(outputs.count(), outputs.shape());
    LossSum sum;
    for (int i = 0; i < outputs.count(); ++i) {
        const LossSum image =
            ImageLoss({outputs.image(i), outputs.shape()}, {gradient.image(i), outputs.shape()},
                      symbols[static_cast<std::size_t>(i)], static_cast<float>(gradientScale))
                .run();
        sum.loss += image.loss;
        sum.correct += image.correct;
    }
    return sum;
}

} // namespace digitpad
