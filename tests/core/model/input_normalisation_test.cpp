#include "core/model/input_normalisation.h"

#include <gmock/gmock.h>

#include "core/data/readers.h"
#include "core/model/classifier.h"
#include "core/model/onnx_file.h"
#include "core/nn/layers/affine.h"
#include "core/nn/layers/dense.h"
#include "tests/core/model/models.h"

namespace digitpad::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

/// The first hundred digits of MNIST's test images, ten of each.
LabelledDigits sample() {
    const Dataset mnist = readIdx(DIGITPAD_SOURCE_DIR "/resources/mnist", DatasetPart::Test);
    LabelledDigits digits;
    for (int round = 0; round < 10; ++round)
        for (int digit = 0; digit < kDigits; ++digit) {
            int seen = 0;
            for (std::size_t i = 0; i < mnist.size(); ++i)
                if (mnist.label(i) == digit && seen++ == round) {
                    digits.images.push_back(mnist.image(i));
                    digits.labels.push_back(digit);
                    break;
                }
        }
    return digits;
}

/// The shipped network as one that was trained on scale * ink + shift: what undoes that comes first.
Model trainedOn(float scale, float shift) {
    Model model = readOnnx(DIGITPAD_SOURCE_DIR "/models/default.onnx");
    LayerList<float> layers{std::make_shared<const Affine<float>>(1)};
    layers.insert(layers.end(), model.network->layers().begin(), model.network->layers().end());
    Network network(model.network->inputShape(), layers, 1);
    network.parameters()[0] = 1 / scale;
    network.parameters()[1] = -shift / scale;
    std::ranges::copy(model.network->parameters(), network.parameters().begin() + 2);
    std::ranges::copy(model.network->state(), network.state().begin());
    model.network = std::make_shared<const Network>(std::move(network));
    model.info.name = "theirs";
    model.info.isForeign = true;
    return model;
}

struct Case {
    float scale;
    float shift;
    std::string name;
};

TEST(InputNormalisation, FindsWhatANetworkWasTrainedOn) {
    const LabelledDigits digits = sample();
    ASSERT_EQ(digits.images.size(), 100U);
    for (const Case& each :
         {Case{2, -1, "-1 to 1"},
          Case{1 / 0.3081F, -0.1307F / 0.3081F, "standardised (mean 0.1307, deviation 0.3081)"},
          Case{255, 0, "0 to 255"}, Case{-1, 1, "0 to 1, dark on light"},
          Case{-255, 255, "0 to 255, dark on light"}, Case{1, -0.5F, "-0.5 to 0.5"}}) {
        const AdaptedModel found = withNormalisation(trainedOn(each.scale, each.shift), digits);
        EXPECT_EQ(found.model.info.normalisation, each.name);
        EXPECT_THAT(found.note, HasSubstr("'theirs' is given its input as " + each.name));
        EXPECT_EQ(found.note.find('\n'), std::string::npos);
        const Classifier classifier(found.model);
        Workspace workspace;
        int right = 0;
        for (std::size_t i = 0; i < digits.images.size(); ++i)
            right += classifier.classify(digits.images[i], workspace).digit == digits.labels[i] ? 1 : 0;
        EXPECT_GE(right, 97) << each.name;
    }
}

TEST(InputNormalisation, IsKeptInTheFile) {
    const AdaptedModel found = withNormalisation(trainedOn(2, -1), sample());
    const Model again = decodeOnnx(encodeOnnx(found.model), "again.onnx");
    EXPECT_EQ(again.info.normalisation, "-1 to 1");
    EXPECT_FALSE(again.info.isForeign);
    // Two normalisations after one another become one when read: rounded once less.
    EXPECT_THAT(logitsOf(again, randomImages(2)),
                testing::Pointwise(testing::FloatNear(1e-4F), logitsOf(found.model, randomImages(2))));
}

TEST(InputNormalisation, LeavesANetworkThatReadsAsItIs) {
    const AdaptedModel found = withNormalisation(trainedOn(1, 0), sample());
    EXPECT_THAT(found.note, IsEmpty());
    EXPECT_THAT(found.model.info.normalisation, IsEmpty());
}

TEST(InputNormalisation, LeavesItsOwnFilesAlone) {
    Model own = trainedOn(2, -1);
    own.info.isForeign = false;
    EXPECT_THAT(withNormalisation(own, sample()).note, IsEmpty());
    EXPECT_EQ(withNormalisation(own, sample()).model.network, own.network);
}

TEST(InputNormalisation, SaysWhereNoneHelps) {
    Model untrained = randomModel("fast");
    untrained.info.isForeign = true;
    const AdaptedModel found = withNormalisation(untrained, sample());
    EXPECT_THAT(found.note, HasSubstr("of MNIST's test digits with any usual normalisation"));
    EXPECT_EQ(found.model.network, untrained.network);
}

TEST(InputNormalisation, StopsWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW(withNormalisation(trainedOn(2, -1), sample(), stop.get_token()), Cancelled);
}

TEST(InputNormalisation, LeavesNetworksOfOtherClassesAlone) {
    Model letters = modelOf({std::make_shared<const Dense<float>>(kImagePixels, 26)});
    letters.info.isForeign = true;
    EXPECT_THAT(withNormalisation(letters, sample()).note, IsEmpty());
}

} // namespace
} // namespace digitpad::test
