// Damaged model files: whatever the bytes, reading them ends in an Error or in a model that runs.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "core/error.h"
#include "core/model/onnx_file.h"
#include "core/nn/layers/batch_norm.h"
#include "core/nn/layers/convolution.h"
#include "core/nn/layers/dense.h"
#include "core/nn/layers/flatten.h"
#include "core/nn/layers/max_pool.h"
#include "core/nn/layers/relu.h"
#include "core/nn/layers/residual.h"
#include "tests/core/model/models.h"
#include "tests/core/temp_folder.h"

namespace digitpad::test {
namespace {

template <typename LayerType, typename... Arguments>
LayerPointer<float> layer(Arguments&&... arguments) {
    return std::make_shared<const LayerType>(std::forward<Arguments>(arguments)...);
}

/// A file of a few KB with every kind of part, so that most flips hit structure rather than weights.
std::string smallFile() {
    const LayerList<float> body{
        layer<Convolution<float>>(ConvolutionOptions{
            .inputChannels = 2, .outputChannels = 2, .padding = Padding::same(3), .bias = false}),
        layer<BatchNorm<float>>(2), layer<Relu<float>>()};
    return encodeOnnx(modelOf({layer<Convolution<float>>(ConvolutionOptions{.outputChannels = 2}),
                               layer<MaxPool<float>>(PoolOptions{5, 5, 5}), layer<Residual<float>>(body),
                               layer<Flatten<float>>(), layer<Dense<float>>(50, 10)}));
}

/// Whether the file is read; a model that is read must also run.
bool isRead(const std::string& bytes) {
    try {
        const Model model = decodeOnnx(bytes, "damaged.onnx");
        Workspace workspace;
        model.network->infer(randomImages(1), workspace);
        return true;
    } catch (const Error&) {
        return false;
    }
}

TEST(OnnxMutation, FlippedBytesNeverCrash) {
    const std::string original = smallFile();
    ASSERT_TRUE(isRead(original));
    Random random(1);
    int refused = 0;
    for (int round = 0; round < 4000; ++round) {
        std::string damaged = original;
        for (std::uint64_t flips = 1 + random.next() % 4; flips > 0; --flips)
            damaged[random.next() % damaged.size()] = static_cast<char>(random.next());
        refused += isRead(damaged) ? 0 : 1;
    }
    EXPECT_GT(refused, 1000) << "the flips hardly reach the structure";
}

/// The files of other programs have every operator that is read.
TEST(OnnxMutation, FlippedBytesInTheFilesOfOthersNeverCrash) {
    Random random(3);
    int refused = 0;
    for (const auto& entry :
         std::filesystem::directory_iterator(DIGITPAD_SOURCE_DIR "/tests/core/model/foreign")) {
        if (entry.path().extension() != ".onnx") continue;
        const std::string original = readAll(entry.path());
        // Names, operators and sizes of constants lie at the ends; weights are most of the middle.
        for (int round = 0; round < 100; ++round) {
            std::string damaged = original;
            for (std::uint64_t flips = 1 + random.next() % 4; flips > 0; --flips) {
                const std::size_t place = random.next() % std::min<std::size_t>(damaged.size(), 2000);
                damaged[random.next() % 2 == 0 ? place : damaged.size() - 1 - place] =
                    static_cast<char>(random.next());
            }
            refused += isRead(damaged) ? 0 : 1;
        }
    }
    EXPECT_GT(refused, 500) << "the flips hardly reach the structure";
}

TEST(OnnxMutation, NoPartOfAFileIsTakenForTheWhole) {
    const std::string original = smallFile();
    for (std::size_t size = 0; size < original.size(); ++size)
        ASSERT_FALSE(isRead(original.substr(0, size))) << size << " of " << original.size() << " bytes";
}

TEST(OnnxMutation, RandomBytesAreRefused) {
    Random random(2);
    for (int round = 0; round < 1000; ++round) {
        std::string bytes(random.next() % 300, '\0');
        for (char& byte : bytes) byte = static_cast<char>(random.next());
        EXPECT_FALSE(isRead(bytes));
    }
}

} // namespace
} // namespace digitpad::test
