// The bundled MNIST is the real one, and read right.
#include <gmock/gmock.h>

#include <array>
#include <numeric>

#include "core/data/readers.h"

namespace digitpad {
namespace {

const std::filesystem::path kFolder = std::filesystem::path(DIGITPAD_SOURCE_DIR) / "resources" / "mnist";

/// Over all images, 0 to 1.
double meanPixel(const Dataset& dataset) {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < dataset.size(); ++i) {
        const auto pixels = dataset.pixels(i);
        sum += std::accumulate(pixels.begin(), pixels.end(), std::uint64_t{0});
    }
    return static_cast<double>(sum) / 255 / kImagePixels / static_cast<double>(dataset.size());
}

TEST(Mnist, TestSetIsWhole) {
    const Dataset dataset = readIdx(kFolder, DatasetPart::Test);
    ASSERT_EQ(dataset.size(), 10000U);
    std::array<int, kDigits> histogram{};
    for (const int label : dataset.labels()) ++histogram.at(static_cast<std::size_t>(label));
    EXPECT_THAT(histogram, testing::ElementsAre(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009));
    EXPECT_EQ(dataset.label(0), 7);
    EXPECT_NEAR(meanPixel(dataset), 0.1325, 0.00005); // as published, four digits
    EXPECT_EQ(dataset.origin(17).where, "mnist test #17");
}

TEST(Mnist, TrainingSetIsWhole) {
    const Dataset dataset = readIdx(kFolder, DatasetPart::Train);
    ASSERT_EQ(dataset.size(), 60000U);
    EXPECT_EQ(dataset.label(0), 5);
    EXPECT_NEAR(meanPixel(dataset), 0.1307, 0.00005); // the mean everyone normalises by
}

} // namespace
} // namespace digitpad
