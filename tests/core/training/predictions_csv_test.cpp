#include "core/training/predictions_csv.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace digitpad {
namespace {

TEST(PredictionsCsv, HasARowASample) {
    const Dataset data("three", std::vector<std::uint8_t>(3 * kImagePixels), {3, kNotADigit, kNotADigit},
                       {{"a, b.png", ""}, {"c.png", ""}, {"d.png", ""}});
    Evaluation evaluation;
    evaluation.answers.resize(3);
    Answer& digit = evaluation.answers[0];
    digit.label = digit.text = std::to_string(3);
    digit.prediction.probability = 0.5F;
    digit.prediction.probabilities[3] = 0.5F;
    Answer& blank = evaluation.answers[1];
    blank.kind = SampleKind::NotADigit;
    blank.label = "A, b";
    blank.rejected = true;
    Answer& number = evaluation.answers[2];
    number.kind = SampleKind::Number;
    number.label = "40 12";
    number.text = "4012";
    EXPECT_EQ(predictionsCsv(evaluation, data),
              "index,source,label,predicted,probability,p0,p1,p2,p3,p4,p5,p6,p7,p8,p9,kind,rejected\n"
              "0,\"a, b.png\",3,3,0.5,0,0,0,0.5,0,0,0,0,0,0,digit,no\n"
              "1,c.png,\"A, b\",,0,0,0,0,0,0,0,0,0,0,0,not a digit,yes\n"
              "2,d.png,4012,4012,0,0,0,0,0,0,0,0,0,0,0,number,no\n");
}

TEST(PredictionsCsv, EndsWhereTheEvaluationDid) {
    const Dataset data("two", std::vector<std::uint8_t>(2 * kImagePixels), {3, 4});
    Evaluation evaluation;
    evaluation.answers.resize(1);
    const std::string csv = predictionsCsv(evaluation, data);
    EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 2);
}

} // namespace
} // namespace digitpad
