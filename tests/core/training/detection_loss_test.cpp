#include "core/training/detection_loss.h"

#include <gmock/gmock.h>

#include <cmath>

#include "core/model/detector_grid.h"
#include "core/random.h"

namespace digitpad::test {
namespace {

constexpr Shape kOutput{3, 5, kDetectorChannels}; // of a picture of 40x24 pixels

/// A digit around the middle of cell (row, column), a little off it.
SymbolBox digitAt(int row, int column, int digit) {
    const float x = (static_cast<float>(column) + 0.6F) * kCellSide;
    const float y = (static_cast<float>(row) + 0.4F) * kCellSide;
    return {x - 6, y - 9, x + 6, y + 9, digit};
}

Tensor<float> randomOutputs(std::uint64_t seed) {
    Tensor<float> outputs(1, kOutput);
    Random random(seed);
    for (std::size_t i = 0; i < outputs.size(); ++i) outputs.data()[i] = static_cast<float>(random.normal());
    return outputs;
}

std::vector<std::vector<SymbolBox>> inOneImage(const std::vector<SymbolBox>& digits) {
    return {1, digits};
}

double lossOf(const Tensor<float>& outputs, const std::vector<SymbolBox>& digits) {
    Tensor<float> gradient;
    return detectionLoss(outputs, inOneImage(digits), 1, gradient).loss;
}

/// What a perfect detector would say.
Tensor<float> perfectOutputs(const std::vector<SymbolBox>& digits,
                             const std::vector<std::pair<int, int>>& cells) {
    Tensor<float> outputs(1, kOutput);
    std::fill_n(outputs.data(), outputs.size(), 0.0F);
    const DetectorGrid<float> grid(outputs.image(0), kOutput);
    for (int row = 0; row < grid.rows(); ++row)
        for (int column = 0; column < grid.columns(); ++column) *grid.cell(row, column) = -20;
    for (std::size_t i = 0; i < digits.size(); ++i)
        for (int down = -1; down <= 1; ++down)
            for (int right = -1; right <= 1; ++right) {
                const int row = cells[i].first + down;
                const int column = cells[i].second + right;
                float* cell = grid.cell(row, column);
                if (down == 0 && right == 0) cell[0] = 20;
                cell[kSymbolLogits + digits[i].symbol] = 50;
                const CellBox box = cellBox(digits[i], row, column);
                std::ranges::copy(std::array{box.right, box.down, box.logWidth, box.logHeight},
                                  cell + kBoxValues);
            }
    return outputs;
}

TEST(DetectionLoss, OfAPerfectAnswerIsZero) {
    const std::vector<SymbolBox> digits{digitAt(2, 2, 7), digitAt(3, 7, 0)};
    Tensor<float> gradient;
    const LossSum sum =
        detectionLoss(perfectOutputs(digits, {{2, 2}, {3, 7}}), inOneImage(digits), 1, gradient);
    EXPECT_NEAR(sum.loss, 0, 1e-4); // the sigmoid of 20 is not quite 1
    EXPECT_EQ(sum.correct, 2);
}

TEST(DetectionLoss, CountsOnlyDigitsOfTheRightClass) {
    std::vector<SymbolBox> digits{digitAt(2, 2, 7), digitAt(3, 7, 0)};
    const Tensor<float> outputs = perfectOutputs(digits, {{2, 2}, {3, 7}});
    digits[1].symbol = 6;
    Tensor<float> gradient;
    const LossSum sum = detectionLoss(outputs, inOneImage(digits), 1, gradient);
    EXPECT_EQ(sum.correct, 1);
    EXPECT_GT(sum.loss, 10);
}

TEST(DetectionLoss, OfAnEmptyPictureAsksForNoDigitsAlone) {
    Tensor<float> gradient;
    const Tensor<float> outputs = randomOutputs(1);
    detectionLoss(outputs, inOneImage({}), 1, gradient);
    const DetectorGrid<const float> grid(gradient.image(0), kOutput);
    for (int row = 0; row < grid.rows(); ++row)
        for (int column = 0; column < grid.columns(); ++column) {
            EXPECT_GT(grid.cell(row, column)[0], 0);
            for (int i = 1; i < kCellValues; ++i) EXPECT_EQ(grid.cell(row, column)[i], 0);
        }
}

TEST(DetectionLoss, ItsGradientIsThatOfTheLoss) {
    // Two that lie close, one at the border, one whose centre is outside.
    const std::vector<SymbolBox> digits{
        digitAt(2, 2, 3), digitAt(2, 4, 9), digitAt(0, 9, 1), {36, -14, 46, 2, 5}};
    Tensor<float> outputs = randomOutputs(7);
    Tensor<float> gradient;
    detectionLoss(outputs, inOneImage(digits), 1, gradient);
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        const float before = outputs.data()[i];
        constexpr float kStep = 2e-3F;
        outputs.data()[i] = before + kStep;
        const double up = lossOf(outputs, digits);
        outputs.data()[i] = before - kStep;
        const double down = lossOf(outputs, digits);
        outputs.data()[i] = before;
        // Terms are floats of up to 5, whose rounding of 3e-7 is divided by 4e-3; where smooth L1 becomes
        // straight, its second derivative, at most 5, jumps within the step.
        EXPECT_NEAR(gradient.data()[i], (up - down) / (2 * kStep), 2e-3) << "value " << i;
    }
}

TEST(DetectionLoss, ScalesTheGradientAlone) {
    const std::vector<SymbolBox> digits{digitAt(2, 2, 3)};
    const Tensor<float> outputs = randomOutputs(9);
    Tensor<float> whole;
    Tensor<float> half;
    const LossSum one = detectionLoss(outputs, inOneImage(digits), 1, whole);
    const LossSum other = detectionLoss(outputs, inOneImage(digits), 0.5, half);
    EXPECT_EQ(one.loss, other.loss);
    for (std::size_t i = 0; i < whole.size(); ++i) EXPECT_FLOAT_EQ(half.data()[i], whole.data()[i] / 2);
}

TEST(DetectorGrid, BoxesComeBackFromTheirCells) {
    const SymbolBox box{10, 3, 18, 26, 4};
    const SymbolBox back = boxOfCell(cellBox(box, 2, 5), 2, 5);
    EXPECT_NEAR(back.left, box.left, 1e-4);
    EXPECT_NEAR(back.top, box.top, 1e-4);
    EXPECT_NEAR(back.right, box.right, 1e-4);
    EXPECT_NEAR(back.bottom, box.bottom, 1e-4);
}

} // namespace
} // namespace digitpad::test
