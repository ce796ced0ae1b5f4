#include "core/model/classifier.h"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>
#include <numeric>

#include "core/nn/layers/convolution.h"
#include "core/nn/layers/dense.h"
#include "tests/core/error_message.h"
#include "tests/core/model/models.h"

namespace digitpad::test {
namespace {

using testing::HasSubstr;

/// A network whose logits are its biases, whatever the image.
Model constantModel(const std::vector<float>& logits) {
    const int classes = static_cast<int>(logits.size());
    Network network({kImageSide, kImageSide, 1},
                    {std::make_shared<const Dense<float>>(kImagePixels, classes)}, 1);
    std::ranges::fill(network.parameters(), 0.0F);
    std::ranges::copy(logits, network.parameters().end() - classes);
    return modelOf(std::move(network));
}

Prediction classifyBlank(const Model& model) {
    Workspace workspace;
    return Classifier(model).classify(DigitImage{}, workspace);
}

std::vector<DigitImage> digitImages(int count) {
    const Tensor<float> values = randomImages(count);
    std::vector<DigitImage> images(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        std::copy_n(values.image(i), kImagePixels, images[static_cast<std::size_t>(i)].pixels.begin());
    return images;
}

TEST(Classifier, ProbabilitiesAreTheSoftmaxOfTheLogits) {
    std::vector<float> logits(10, 0.0F);
    logits[7] = std::log(9.0F);
    const Prediction prediction = classifyBlank(constantModel(logits));
    EXPECT_EQ(prediction.digit, 7);
    EXPECT_FLOAT_EQ(prediction.probability, 0.5F);
    EXPECT_FLOAT_EQ(prediction.probabilities[0], 1.0F / 18);
}

TEST(Classifier, TheTemperatureDividesTheLogits) {
    std::vector<float> logits(10, 0.0F);
    logits[3] = 2 * std::log(9.0F);
    Model model = constantModel(logits);
    model.info.temperature = 2;
    EXPECT_FLOAT_EQ(classifyBlank(model).probability, 0.5F);
}

TEST(Classifier, ANetworkThatOverflowsIsNeverSure) {
    constexpr float kInfinity = std::numeric_limits<float>::infinity();
    for (const float logit : {kInfinity, std::numeric_limits<float>::quiet_NaN()}) {
        std::vector<float> logits(10, 0.0F);
        logits[7] = logit;
        Model model = constantModel(logits);
        model.info.threshold = 0.5F;
        const Prediction prediction = classifyBlank(model);
        EXPECT_TRUE(prediction.rejected);
        EXPECT_EQ(prediction.probability, 0);
        for (const float probability : prediction.probabilities) EXPECT_EQ(probability, 0);
    }
}

TEST(Classifier, AnImprobableDigitIsRejected) {
    std::vector<float> logits(10, 0.0F);
    logits[7] = std::log(9.0F); // a probability of one half
    Model model = constantModel(logits);
    EXPECT_FALSE(classifyBlank(model).rejected);
    model.info.threshold = 0.49;
    EXPECT_FALSE(classifyBlank(model).rejected);
    model.info.threshold = 0.51;
    EXPECT_TRUE(classifyBlank(model).rejected);
}

TEST(Classifier, NotADigitTakesItsShare) {
    std::vector<float> logits(11, 0.0F);
    logits[10] = std::log(10.0F);
    const Prediction prediction = classifyBlank(constantModel(logits));
    const auto& p = prediction.probabilities;
    EXPECT_NEAR(std::accumulate(p.begin(), p.end(), 0.0F), 0.5F, 1e-6F); // ten roundings of float32
    EXPECT_FLOAT_EQ(prediction.probability, 0.05F);
    EXPECT_LT(prediction.digit, 10);
}

TEST(Classifier, LossIsTheCrossEntropyAndStaysFinite) {
    std::vector<float> logits(10, 0.0F);
    EXPECT_FLOAT_EQ(classifyBlank(constantModel(logits)).loss(4), std::log(10.0F));
    logits[0] = 1000;
    const Prediction certain = classifyBlank(constantModel(logits));
    EXPECT_FLOAT_EQ(certain.loss(0), 0.0F);
    EXPECT_GT(certain.loss(1), 80.0F);
    EXPECT_TRUE(std::isfinite(certain.loss(1)));
}

TEST(Classifier, ABatchIsClassifiedAsItsImages) {
    const Classifier classifier(randomModel("lenet5"));
    const std::vector<DigitImage> images = digitImages(5);
    std::vector<Prediction> predictions(5);
    Workspace workspace;
    classifier.classify(images, predictions, workspace);
    for (std::size_t i = 0; i < images.size(); ++i) {
        const Prediction alone = classifier.classify(images[i], workspace);
        EXPECT_EQ(alone.digit, predictions[i].digit);
        // Products of one row and of five may sum in another order.
        EXPECT_NEAR(alone.probability, predictions[i].probability, 1e-5F);
    }
}

TEST(Classifier, NoImagesGiveNoPredictions) {
    Workspace workspace;
    Classifier(randomModel("lenet5")).classify({}, {}, workspace);
}

TEST(Classifier, RefusesModelsThatAreNotForDigits) {
    const auto complaint = [](Model model) { return errorOf([&] { Classifier{std::move(model)}; }); };
    EXPECT_THAT(complaint(constantModel(std::vector<float>(3))), HasSubstr("'Untitled': has 3 outputs"));
    EXPECT_THAT(complaint({}), HasSubstr("has no network"));
    EXPECT_THAT(complaint(modelOf(Network({5, 6, 1}, {std::make_shared<const Dense<float>>(30, 10)}, 1))),
                HasSubstr("takes images of 5×6×1"));
    Model cold = constantModel(std::vector<float>(10));
    cold.info.temperature = 0;
    EXPECT_THAT(complaint(cold), HasSubstr("temperature"));
}

/// 4 million values an image: as one pass, 64 images would take a gigabyte a thread.
TEST(Classifier, TakesFewerImagesAtOnceThroughALargeNetwork) {
    const auto wide = std::make_shared<const Convolution<float>>(
        ConvolutionOptions{.outputChannels = 5000, .kernelHeight = 1, .kernelWidth = 1});
    const auto narrow = std::make_shared<const Convolution<float>>(
        ConvolutionOptions{.inputChannels = 5000, .outputChannels = 1, .kernelHeight = 1, .kernelWidth = 1});
    const Classifier classifier(
        modelOf({wide, narrow, std::make_shared<const Dense<float>>(kImagePixels, kDigits)}));
    const std::vector<DigitImage> images = digitImages(12);
    std::vector<Prediction> predictions(images.size());
    Workspace workspace;
    classifier.classify(images, predictions, workspace);
    for (const Tensor<float>& activations : workspace.activations) EXPECT_LE(activations.count(), 8);
    for (std::size_t i = 0; i < images.size(); ++i)
        EXPECT_EQ(predictions[i].probabilities, classifier.classify(images[i], workspace).probabilities);
}

} // namespace
} // namespace digitpad::test
