// Forms in which other programs write networks: small files made by foreign/make_models.py give what ONNX
// Runtime answered (foreign/expected.json), and are written back.
#include <gmock/gmock.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/model/classifier.h"
#include "core/model/onnx_file.h"
#include "core/nn/loss.h"
#include "tests/core/model/models.h"
#include "tests/core/temp_folder.h"

namespace digitpad::test {
namespace {

const std::filesystem::path kFolder = DIGITPAD_SOURCE_DIR "/tests/core/model/foreign";

/// The images that run_onnxruntime.mjs makes too.
Tensor<float> greyImages() {
    Tensor<float> images(2, {kImageSide, kImageSide, 1});
    for (std::size_t i = 0; i < images.size(); ++i) {
        const std::size_t grey = (i * 7919 + i / kImagePixels * 104729 + i * i % 97) % 256;
        images.data()[i] = static_cast<float>(grey) / 255;
    }
    return images;
}

std::vector<float> softmaxed(const std::vector<float>& logits) {
    std::vector<float> result(logits.size());
    const std::size_t classes = logits.size() / 2;
    for (std::size_t first = 0; first < logits.size(); first += classes)
        softmax<float>({logits.data() + first, classes}, {result.data() + first, classes});
    return result;
}

/// Whether a file's last operator is a softmax, which is left to the classifier.
bool endsInSoftmax(const std::string& file) {
    return file.find("softmax") != std::string::npos;
}

std::map<std::string, std::vector<float>> expectedIn(const std::filesystem::path& folder) {
    std::ifstream stream(folder / "expected.json");
    return nlohmann::json::parse(stream).get<std::map<std::string, std::vector<float>>>();
}

void expectNear(const std::vector<float>& actual, const std::vector<float>& expected, float tolerance) {
    ASSERT_EQ(actual.size(), expected.size());
    for (std::size_t i = 0; i < actual.size(); ++i)
        EXPECT_NEAR(actual[i], expected[i], tolerance * std::max(1.0F, std::abs(expected[i]))) << i;
}

/// float32 sums in another order differ by 1e-5 of values around 1.  ONNX Runtime computes the float16
/// network in float16, which has steps of 1e-3; between 8-bit layers a sum at the edge of two steps may fall
/// to either.
float toleranceOf(const std::string& file) {
    if (file == "half.onnx") return 2e-2F;
    return file == "quantised.onnx" ? 0.031F : 1e-4F;
}

std::vector<std::string> files() {
    std::vector<std::string> names;
    for (const auto& [name, values] : expectedIn(kFolder)) names.push_back(name);
    return names;
}

class OnnxForm : public testing::TestWithParam<std::string> {
protected:
    std::vector<float> expected() const { return expectedIn(kFolder).at(GetParam()); }
    std::vector<float> answersOf(const Model& model) const {
        const std::vector<float> logits = logitsOf(model, greyImages());
        return endsInSoftmax(GetParam()) ? softmaxed(logits) : logits;
    }
};

TEST_P(OnnxForm, GivesOnnxRuntimesAnswers) {
    const Model model = readOnnx(kFolder / GetParam());
    expectNear(answersOf(model), expected(), toleranceOf(GetParam()));
    const std::vector<float> answers = answersOf(model);
    EXPECT_NE(std::vector<float>(answers.begin(), answers.begin() + 10),
              std::vector<float>(answers.begin() + 10, answers.end()))
        << "the images must make a difference";
}

TEST_P(OnnxForm, GivesThemWhenMadeReadyForInference) {
    const Model model = readOnnx(kFolder / GetParam());
    Workspace workspace;
    const Tensor<float>& logits = InferenceNetwork(*model.network).infer(greyImages(), workspace);
    std::vector<float> answers(logits.data(), logits.data() + logits.size());
    if (endsInSoftmax(GetParam())) answers = softmaxed(answers);
    expectNear(answers, expected(), toleranceOf(GetParam()));
}

TEST_P(OnnxForm, IsTheSameAfterWritingAndReading) {
    const Model model = readOnnx(kFolder / GetParam());
    const std::string bytes = encodeOnnx(model);
    const Model again = decodeOnnx(bytes, "again.onnx");
    EXPECT_EQ(logitsOf(again, greyImages()), logitsOf(model, greyImages()));
    EXPECT_EQ(encodeOnnx(again), bytes);
}

INSTANTIATE_TEST_SUITE_P(All, OnnxForm, testing::ValuesIn(files()),
                         [](const auto& param) { return param.param.substr(0, param.param.find('.')); });

/// What the torch of this computer exports, against its own answers.
TEST(OnnxTorch, ExportsOfThisComputersTorchGiveItsAnswers) {
    const TempFolder folder;
    const std::string script = (kFolder / "make_torch.py").string();
    const std::string command =
        "/usr/bin/python3 '" + script + "' '" + folder.path().string() + "' >/dev/null 2>&1";
    if (std::system(command.c_str()) != 0) // NOLINT(concurrency-mt-unsafe): tests run one after the other
        GTEST_SKIP() << "python3-torch and python3-onnx are not installed";
    const auto expected = expectedIn(folder.path());
    ASSERT_GE(expected.size(), 4U);
    for (const auto& [file, values] : expected) {
        SCOPED_TRACE(file);
        const std::vector<float> logits = logitsOf(readOnnx(folder / file), greyImages());
        expectNear(endsInSoftmax(file) ? softmaxed(logits) : logits, values, 1e-4F);
    }
}

} // namespace
} // namespace digitpad::test
