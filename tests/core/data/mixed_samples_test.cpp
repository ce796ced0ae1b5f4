#include "core/data/mixed_samples.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>

#include "core/data/dataset.h"
#include "tests/core/error_message.h"

namespace digitpad {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// `size` samples with that label whose first pixel is the number of the sample.
std::shared_ptr<const Dataset> samples(const std::string& name, int label, std::size_t size) {
    std::vector<std::uint8_t> pixels(size * kImagePixels);
    for (std::size_t i = 0; i < size; ++i) pixels[i * kImagePixels] = static_cast<std::uint8_t>(i);
    return std::make_shared<const Dataset>(name, std::move(pixels), std::vector<int>(size, label));
}

std::map<std::size_t, int> counted(const std::vector<std::size_t>& indices) {
    std::map<std::size_t, int> counts;
    for (const std::size_t index : indices) ++counts[index];
    return counts;
}

TEST(MixedSamples, AreTheirPartsOneAfterTheOther) {
    const MixedSamples mixed("both",
                             {{samples("threes", 3, 5), {4, 2}, 1}, wholePart(samples("sevens", 7, 2))});
    EXPECT_EQ(mixed.name(), "both");
    ASSERT_EQ(mixed.size(), 4U);
    Random random(1);
    std::vector<int> labels;
    std::vector<int> numbers;
    for (std::size_t i = 0; i < mixed.size(); ++i) {
        labels.push_back(mixed.label(i));
        numbers.push_back(static_cast<int>(mixed.image(i, random).pixels[0] * 255 + 0.5F));
    }
    EXPECT_THAT(labels, ElementsAre(3, 3, 7, 7));
    EXPECT_THAT(numbers, ElementsAre(4, 2, 0, 1));
}

TEST(MixedSamples, AnEpochShowsEachAsOftenAsItsWeightSays) {
    const MixedSamples mixed("mixed", {wholePart(samples("a", 0, 10), 1), wholePart(samples("b", 1, 10), 2),
                                       wholePart(samples("c", 2, 10), 0.3)});
    const auto indices = mixed.epochIndices(1, 1);
    EXPECT_EQ(indices.size(), 33U);
    EXPECT_EQ(mixed.epochSize(), 33U);
    const auto counts = counted(indices);
    for (std::size_t i = 0; i < 10; ++i) EXPECT_EQ(counts.at(i), 1);
    for (std::size_t i = 10; i < 20; ++i) EXPECT_EQ(counts.at(i), 2);
    EXPECT_EQ(counts.size(), 23U) << "three of the last ten, none twice";
}

TEST(MixedSamples, RefuseWeightsThatShowNothing) {
    EXPECT_THAT(test::errorOf([] { MixedSamples("mixed", {wholePart(samples("a", 0, 10), 0.001)}); }),
                HasSubstr("shows no sample"));
}

TEST(MixedSamples, TellTheirMixture) {
    const MixedSamples mixed("mixed",
                             {{samples("a", 0, 10), {1, 2, 3}, 0.5}, wholePart(samples("b", 1, 4), 2)});
    EXPECT_EQ(mixed.mixture(), "3 of a x 0.5, 4 of b x 2");
}

TEST(MixedSamples, FractionsChooseAnewEachEpoch) {
    const MixedSamples mixed("mixed", {wholePart(samples("a", 0, 100), 1.5)});
    EXPECT_EQ(mixed.epochIndices(1, 1), mixed.epochIndices(1, 1));
    EXPECT_NE(counted(mixed.epochIndices(1, 1)), counted(mixed.epochIndices(1, 2)));
    EXPECT_NE(counted(mixed.epochIndices(1, 1)), counted(mixed.epochIndices(2, 1)));
}

TEST(MixedSamples, RefusesWeightsOutOfRange) {
    for (const double weight : {0.0, -1.0, 1e9, std::nan("")}) {
        const auto complaint =
            test::errorOf([&] { MixedSamples("mixed", {wholePart(samples("letters", 10, 2), weight)}); });
        EXPECT_THAT(complaint, HasSubstr("letters: its weight"));
    }
}

} // namespace
} // namespace digitpad
