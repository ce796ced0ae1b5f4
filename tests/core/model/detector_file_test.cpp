// Digit detectors as ONNX files: pictures of any size in, cells out.
#include <gmock/gmock.h>
#include <onnx/checker.h>

#include "core/model/architectures.h"
#include "core/model/detector_grid.h"
#include "core/model/onnx_file.h"
#include "core/nn/inference_network.h"
#include "tests/core/error_message.h"
#include "tests/core/model/models.h"
#include "tests/core/model/opencv_runtime.h"

namespace digitpad::test {
namespace {

using testing::HasSubstr;

Model detector() {
    Model model{std::make_shared<const Network>(makeDetectorNetwork(64, 96, 3)), {}};
    model.info.task = ModelTask::Detect;
    return model;
}

TEST(DetectorFile, TakesPicturesOfAnySize) {
    onnx::ModelProto file;
    ASSERT_TRUE(file.ParseFromString(encodeOnnx(detector())));
    EXPECT_NO_THROW(onnx::checker::check_model(file));
    const auto& input = file.graph().input(0).type().tensor_type().shape();
    ASSERT_EQ(input.dim_size(), 4);
    EXPECT_EQ(input.dim(1).dim_value(), 1);
    EXPECT_FALSE(input.dim(2).has_dim_value());
    EXPECT_FALSE(input.dim(3).has_dim_value());
    EXPECT_EQ(file.graph().output(0).name(), "cells");
    EXPECT_EQ(file.graph().output(0).type().tensor_type().shape().dim(1).dim_value(), kDetectorChannels);
}

TEST(DetectorFile, ComesBackAsItWas) {
    const Model model = detector();
    const Model back = decodeOnnx(encodeOnnx(model), "test", ModelTask::Detect);
    EXPECT_EQ(back.info.task, ModelTask::Detect);
    const auto before = model.network->parameters();
    const auto after = back.network->parameters();
    EXPECT_TRUE(std::equal(before.begin(), before.end(), after.begin(), after.end()));
    const auto state = model.network->state();
    EXPECT_TRUE(
        std::equal(state.begin(), state.end(), back.network->state().begin(), back.network->state().end()));
}

/// [C, H, W] of [H, W, C].
std::vector<float> channelsFirst(const Tensor<float>& image) {
    const Shape& s = image.shape();
    std::vector<float> values;
    for (int c = 0; c < s.channels; ++c)
        for (int i = 0; i < s.height * s.width; ++i)
            values.push_back(image.data()[static_cast<std::ptrdiff_t>(i) * s.channels + c]);
    return values;
}

TEST(DetectorFile, RunsTheSameInOpencvAtSeveralSizes) {
    const Model model = detector();
    const std::string bytes = encodeOnnx(model);
    const InferenceNetwork network(*model.network);
    for (const auto& [height, width] : {std::pair{64, 96}, {32, 32}, {96, 160}}) {
        Tensor<float> picture(1, {height, width, 1});
        Random random(5);
        for (std::size_t i = 0; i < picture.size(); ++i)
            picture.data()[i] = static_cast<float>(random.normal());
        Workspace workspace;
        const std::vector<float> actual = channelsFirst(network.inferAnySize(picture, workspace));
        const std::vector<float> expected = opencvLogits(bytes, picture);
        ASSERT_EQ(actual.size(), expected.size());
        // Sums of up to 1,152 float32 products in another order, through nine layers.
        for (std::size_t i = 0; i < actual.size(); ++i)
            ASSERT_NEAR(actual[i], expected[i], 1e-4 * std::max(1.0F, std::abs(expected[i]))) << i;
    }
}

TEST(DetectorFile, IsNotTakenForAClassifierNorTheReverse) {
    EXPECT_THAT(errorOf([] { decodeOnnx(encodeOnnx(detector()), "d.onnx"); }),
                HasSubstr("d.onnx: finds digits"));
    EXPECT_THAT(errorOf([] { decodeOnnx(encodeOnnx(randomModel("lenet5")), "c.onnx", ModelTask::Detect); }),
                HasSubstr("c.onnx: is no digit detector"));
}

TEST(DetectorFile, OfAnotherShapeIsRefused) {
    Model model = randomModel("lenet5");
    model.info.task = ModelTask::Detect;
    model.info.classes.resize(10);
    EXPECT_THAT(errorOf([&] { decodeOnnx(encodeOnnx(model), "x.onnx", ModelTask::Detect); }),
                HasSubstr("x.onnx: "));
}

} // namespace
} // namespace digitpad::test
