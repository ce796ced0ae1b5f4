#include "core/training/model_calibration.h"

#include <gtest/gtest.h>

#include "core/error.h"
#include "core/nn/layers/dense.h"
#include "core/random.h"

namespace digitpad {
namespace {

/// Answers the digit whose pixel of the first row is brightest, far too surely.
Model sureReader() {
    Network network({kImageSide, kImageSide, 1}, {std::make_shared<Dense<float>>(kImagePixels, kDigits)}, 1);
    std::ranges::fill(network.parameters(), 0.0F);
    for (int digit = 0; digit < kDigits; ++digit)
        network.parameters()[static_cast<std::size_t>(digit * kDigits + digit)] = 40;
    return {std::make_shared<const Network>(std::move(network)), {}};
}

/// Faint for some and clear for others; the faint are wrong in half of the cases.
std::shared_ptr<const Dataset> digits(int size) {
    Random random(3);
    std::vector<std::uint8_t> pixels(static_cast<std::size_t>(size) * kImagePixels);
    std::vector<int> labels;
    for (int i = 0; i < size; ++i) {
        const bool faint = i % 5 == 0;
        const int label = i % kDigits;
        const bool wrong = faint && random.uniform() < 0.5;
        const int shown = wrong ? (label + 1) % kDigits : label;
        pixels[static_cast<std::size_t>(i) * kImagePixels + static_cast<std::size_t>(shown)] =
            static_cast<std::uint8_t>((faint ? 20 : 150) + random.below(10));
        labels.push_back(label);
    }
    return std::make_shared<const Dataset>("made", std::move(pixels), std::move(labels));
}

EvaluateAll on(const std::shared_ptr<const Dataset>& data) {
    return [data](const Classifier& classifier) {
        std::vector<Evaluation> found;
        found.push_back(evaluate(classifier, data));
        return found;
    };
}

TEST(ModelCalibration, MakesConfidenceMeanMore) {
    const auto data = digits(2000);
    const Model fitted = calibrated(sureReader(), 0.99, on(data));
    EXPECT_GT(fitted.info.temperature, 1); // it was too sure
    const double before = evaluate(Classifier(sureReader()), data).calibration.expectedError();
    const double after = evaluate(Classifier(fitted), data).calibration.expectedError();
    EXPECT_LT(after, before);
}

TEST(ModelCalibration, AcceptsTheShareAskedFor) {
    const auto data = digits(2000);
    for (const double accept : {1.0, 0.99, 0.9}) {
        const Model fitted = calibrated(sureReader(), accept, on(data));
        const double accepted = *evaluate(Classifier(fitted), data).digits.acceptedShare();
        EXPECT_GE(accepted, accept);
        // Ten grey values among the faint fifth: ties come in groups of a fiftieth.
        EXPECT_LT(accepted, accept + 0.03);
    }
}

/// Knows nothing: all classes are equally likely.
Model unknowing(LayerPointer<float> last) {
    Network network({kImageSide, kImageSide, 1}, {std::move(last)}, 1);
    std::ranges::fill(network.parameters(), 0.0F);
    return {std::make_shared<const Network>(std::move(network)), {}};
}

TEST(ModelCalibration, DigitOddsMultiplyThoseOfTheDigits) {
    const Model model = unknowing(std::make_shared<Dense<float>>(kImagePixels, kDigits + 1));
    Workspace workspace;
    const auto shareOfOne = [&](const Model& of) {
        return Classifier(of).classify({}, workspace).probabilities[7];
    };
    EXPECT_FLOAT_EQ(shareOfOne(model), 1.0F / 11);
    EXPECT_FLOAT_EQ(shareOfOne(withDigitOdds(model, 4)), 4.0F / 41);
    const Model twice = withDigitOdds(withDigitOdds(model, 4), 0.5);
    EXPECT_FLOAT_EQ(shareOfOne(twice), 2.0F / 21);
    EXPECT_EQ(twice.info.training.at("digit odds"), "2");
    EXPECT_EQ(withDigitOdds(withDigitOdds(model, 2.5), 3).info.training.at("digit odds"), "7.5");
}

TEST(ModelCalibration, DigitOddsNeedANotADigit) {
    EXPECT_THROW(withDigitOdds(sureReader(), 2), Error);
    const auto withoutBias = std::make_shared<Dense<float>>(kImagePixels, kDigits + 1, false);
    EXPECT_THROW(withDigitOdds(unknowing(withoutBias), 2), Error);
}

TEST(ModelCalibration, NeedsDigits) {
    const auto none = std::make_shared<const Dataset>("none", std::vector<std::uint8_t>(kImagePixels),
                                                      std::vector<int>{kNotADigit});
    EXPECT_THROW(calibrated(sureReader(), 0.99, on(none)), Error);
    EXPECT_THROW(calibrated(sureReader(), 0.99, on(digits(29))), Error);
    EXPECT_NO_THROW(calibrated(sureReader(), 0.99, on(digits(30))));
}

TEST(ModelCalibration, WhatIsNotADigitCountsBesideTheDigits) {
    Evaluation evaluation;
    evaluation.answers.resize(3);
    evaluation.answers[0].label = evaluation.answers[0].text = std::to_string(4);
    evaluation.answers[0].confidence = 0.7;
    evaluation.answers[1].kind = SampleKind::NotADigit;
    evaluation.answers[1].confidence = -1;
    evaluation.answers[2].kind = SampleKind::Number;
    const auto samples = confidenceSamples(evaluation);
    ASSERT_EQ(samples.size(), 2U);
    EXPECT_TRUE(samples[0].digit && samples[0].right);
    EXPECT_EQ(samples[0].confidence, 0.7);
    EXPECT_FALSE(samples[1].digit || samples[1].right);
    EXPECT_EQ(samples[1].confidence, -1);
}

} // namespace
} // namespace digitpad
