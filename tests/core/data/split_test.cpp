#include <gmock/gmock.h>

#include <limits>
#include <map>
#include <set>

#include "core/data/batches.h"
#include "tests/core/error_message.h"

namespace digitpad {
namespace {

using testing::HasSubstr;

Dataset blank(std::vector<int> labels, std::vector<SampleOrigin> origins = {}) {
    std::vector<std::uint8_t> pixels(labels.size() * kImagePixels);
    return {"blank", std::move(pixels), std::move(labels), std::move(origins)};
}

/// 100 zeros, 50 ones, 20 twos, mixed.
Dataset uneven() {
    std::vector<int> labels;
    labels.reserve(170);
    for (int i = 0; i < 170; ++i) labels.push_back(i % 17 < 10 ? 0 : i % 17 < 15 ? 1 : 2);
    return blank(std::move(labels));
}

std::map<int, int> classCounts(const Dataset& dataset, const std::vector<std::size_t>& indices) {
    std::map<int, int> counts;
    for (const std::size_t index : indices) ++counts[dataset.label(index)];
    return counts;
}

void expectPartition(const Dataset& dataset, const Split& split) {
    std::set<std::size_t> all(split.training.begin(), split.training.end());
    all.insert(split.validation.begin(), split.validation.end());
    EXPECT_EQ(all.size(), dataset.size());
    EXPECT_EQ(split.training.size() + split.validation.size(), dataset.size());
}

TEST(Split, TakesTheFractionOfEachClass) {
    const Dataset dataset = uneven();
    const Split split = splitDataset(dataset, 0.2, 1);
    expectPartition(dataset, split);
    const std::map<int, int> expected{{0, 20}, {1, 10}, {2, 4}};
    EXPECT_EQ(classCounts(dataset, split.validation), expected);
}

TEST(Split, RoundsOverAllClasses) {
    const Dataset dataset = blank({0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3});
    EXPECT_EQ(splitDataset(dataset, 0.25, 1).validation.size(), 3U)
        << "though each class gives less than one";
}

TEST(Split, DependsOnTheSeedAlone) {
    const Dataset dataset = uneven();
    EXPECT_EQ(splitDataset(dataset, 0.2, 1).validation, splitDataset(dataset, 0.2, 1).validation);
    EXPECT_NE(splitDataset(dataset, 0.2, 1).validation, splitDataset(dataset, 0.2, 2).validation);
}

TEST(Split, TakesNothingForZero) {
    const Dataset dataset = uneven();
    EXPECT_TRUE(splitDataset(dataset, 0, 1).validation.empty());
    EXPECT_EQ(splitDataset(dataset, 0, 1).training.size(), dataset.size());
}

TEST(Split, RefusesWhatIsNoFraction) {
    const Dataset dataset = uneven();
    for (const double fraction : {-0.1, 1.0, 2.0, std::numeric_limits<double>::quiet_NaN()}) {
        EXPECT_THAT(test::errorOf([&] { splitDataset(dataset, fraction, 1); }),
                    HasSubstr("validation split"));
    }
}

/// 20 writers with 10 to 29 samples each, all classes; the last 100 samples of nobody known.
Dataset manyWriters() {
    std::vector<int> labels;
    std::vector<SampleOrigin> origins;
    for (int writer = 0; writer < 20; ++writer) {
        for (int i = 0; i < 10 + writer; ++i) {
            labels.push_back(i % 10);
            origins.push_back({"", "writer " + std::to_string(writer)});
        }
    }
    for (int i = 0; i < 100; ++i) {
        labels.push_back(i % 10);
        origins.push_back({});
    }
    return blank(std::move(labels), std::move(origins));
}

std::set<std::string> writersOf(const Dataset& dataset, const std::vector<std::size_t>& indices) {
    std::set<std::string> writers;
    for (const std::size_t index : indices) writers.insert(dataset.origin(index).writer);
    writers.erase("");
    return writers;
}

TEST(Split, KeepsWritersOnOneSide) {
    const Dataset dataset = manyWriters();
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        const Split split = splitDataset(dataset, 0.2, seed);
        expectPartition(dataset, split);
        const auto training = writersOf(dataset, split.training);
        const auto validation = writersOf(dataset, split.validation);
        EXPECT_EQ(training.size() + validation.size(), 20U);
        const auto trainingCounts = classCounts(dataset, split.training);
        for (const auto& [label, count] : classCounts(dataset, split.validation)) {
            // A writer gives 1 to 3 samples of a class, so it cannot be met more closely than that.
            EXPECT_NEAR(count, 0.2 * (count + trainingCounts.at(label)), 3)
                << "class " << label << ", seed " << seed;
        }
    }
}

TEST(Split, WritersDependOnTheSeed) {
    const Dataset dataset = manyWriters();
    EXPECT_EQ(splitDataset(dataset, 0.2, 1).validation, splitDataset(dataset, 0.2, 1).validation);
    EXPECT_NE(writersOf(dataset, splitDataset(dataset, 0.2, 1).validation),
              writersOf(dataset, splitDataset(dataset, 0.2, 2).validation));
}

TEST(Split, ValidatesOnAtLeastOneWriter) {
    std::vector<SampleOrigin> origins(10, {"", "Ann"});
    origins.resize(14, {"", "Bob"});
    const Dataset dataset = blank(std::vector<int>(14, 3), origins);
    EXPECT_EQ(splitDataset(dataset, 0.05, 1).validation.size(), 4U) << "Bob's, the fewer";
}

TEST(Split, LeavesASingleWriterInTraining) {
    const Dataset dataset = blank(std::vector<int>(10, 3), std::vector<SampleOrigin>(10, {"", "Ann"}));
    EXPECT_EQ(splitDataset(dataset, 0.2, 1).training.size(), 10U);
}

} // namespace
} // namespace digitpad
