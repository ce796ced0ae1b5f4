#include "core/training/predictions_csv.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace digitpad {
namespace {

TEST(PredictionsCsv, HasARowAnImage) {
    const Dataset data("two", std::vector<std::uint8_t>(2 * kImagePixels), {3, kNotADigit},
                       {{"a, b.png", ""}, {"c.png", ""}});
    Evaluation evaluation;
    evaluation.predictions.resize(2);
    evaluation.predictions[0].digit = 3;
    evaluation.predictions[0].probability = 0.5F;
    evaluation.predictions[0].probabilities[3] = 0.5F;
    EXPECT_EQ(predictionsCsv(evaluation, data),
              "index,source,label,predicted,probability,p0,p1,p2,p3,p4,p5,p6,p7,p8,p9\n"
              "0,\"a, b.png\",3,3,0.5,0,0,0,0.5,0,0,0,0,0,0\n"
              "1,c.png,,0,0,0,0,0,0,0,0,0,0,0,0\n");
}

TEST(PredictionsCsv, EndsWhereTheEvaluationDid) {
    const Dataset data("two", std::vector<std::uint8_t>(2 * kImagePixels), {3, 4});
    Evaluation evaluation;
    evaluation.predictions.resize(1);
    const std::string csv = predictionsCsv(evaluation, data);
    EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 2);
}

} // namespace
} // namespace digitpad
