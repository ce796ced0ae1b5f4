#include "core/training/training_sources.h"

#include <gmock/gmock.h>

#include "core/data/held_out.h"
#include "core/preprocess/sample_renderers.h"
#include "tests/core/error_message.h"
#include "tests/core/temp_folder.h"
#include "tests/core/training/small_training.h"

namespace digitpad {
namespace {

using testing::HasSubstr;

/// A line of a pen collection: a hook.
std::string penLine(const std::string& label, const std::string& writer) {
    return R"({"label":")" + label + R"(","writer":")" + writer + R"(","strokes":[[[0,0],[20,0],[9,40]]]})" +
           "\n";
}

TrainingSource openLines(const std::string& lines, const Splitter& split) {
    const test::TempFolder folder;
    return openTrainingSource(folder.write("pen.jsonl", lines), standardRenderers({}), split, 2);
}

TEST(TrainingSources, PenStrokesAreDrawnAnew) {
    const auto source = openLines(penLine("1", "ann") + penLine("7", "bob"), splitByFraction(0, 1));
    ASSERT_EQ(source.shown->size(), 2U);
    EXPECT_EQ(source.weight, 2);
    Random random(1);
    const DigitImage first = source.shown->image(0, random);
    EXPECT_NE(first.pixels, source.shown->image(0, random).pixels);
    EXPECT_EQ(source.images->image(0).pixels, source.images->image(1).pixels) << "validated on as they are";
}

TEST(TrainingSources, LeaveLookAlikesOut) {
    const auto source = openLines(penLine("1", "") + penLine("l", "") + penLine("A", "") + penLine("O", ""),
                                  splitByFraction(0, 1));
    ASSERT_EQ(source.shown->size(), 2U);
    EXPECT_EQ(source.shown->label(0), 1);
    EXPECT_EQ(source.shown->label(1), kNotADigit) << "the A";
    EXPECT_EQ(source.images->size(), 2U) << "both have the same samples";
    EXPECT_EQ(source.leftOut, 2U);
    EXPECT_EQ(joinSources({source, source}).leftOut, 4U);
}

TEST(TrainingSources, SayWhereNothingIsLeft) {
    EXPECT_THAT(test::errorOf([] { openLines(penLine("l", "") + penLine("O", ""), splitByFraction(0, 1)); }),
                testing::AllOf(HasSubstr("pen.jsonl"), HasSubstr("which their labels do not name")));
}

TEST(TrainingSources, HoldTheSameWritersOutEverywhere) {
    ASSERT_TRUE(isHeldOut("writer 4"));
    const auto source =
        openLines(penLine("1", "writer 4") + penLine("2", "ann") + penLine("3", ""), splitByHeldOutWriters());
    EXPECT_THAT(source.split.validation, testing::ElementsAre(0U));
    EXPECT_THAT(source.split.training, testing::ElementsAre(1U, 2U));
}

TEST(TrainingSources, JoinTrainingAndValidationParts) {
    const std::vector<TrainingSource> sources{
        {someMnist(20), someMnist(20), {{0, 1, 2, 3}, {4, 5}}, 1},
        openLines(penLine("1", "writer 4") + penLine("2", "ann"), splitByHeldOutWriters())};
    const TrainingData data = joinSources(sources, makeNegatives(10, sources));
    EXPECT_EQ(data.name, "some MNIST, pen.jsonl");
    ASSERT_NE(data.validation, nullptr);
    EXPECT_EQ(data.validation->size(), 3U);
    EXPECT_EQ(data.validation->label(2), 1);
    // four of MNIST, one drawing twice, ten negatives (two of them made of MNIST's)
    EXPECT_EQ(data.training->epochSize(), 4U + 2U + 10U);
}

TEST(TrainingSources, RareShapesNeedPenStrokesToBeMadeOf) {
    const auto strokes = [](const char* label, const char* points) {
        return R"({"label":")" + std::string(label) + R"(","strokes":[)" + points + "]}\n";
    };
    const std::string stem = strokes("1", "[[0,0],[2,50],[0,100]]");
    const std::string others =
        strokes("0", "[[0,0],[50,50],[0,100]]") + strokes("7", "[[0,0],[50,0],[0,100]]");
    const auto part = makeRareShapes(30, {openLines(stem + others, splitByFraction(0, 1))});
    EXPECT_EQ(part.indices.size(), 30U);
    EXPECT_THAT(test::errorOf([&] { makeRareShapes(30, {openLines(others, splitByFraction(0, 1))}); }),
                HasSubstr("rare shapes"));
}

TEST(TrainingSources, TouchingDigitsNeedPenStrokesToBeMadeOf) {
    const auto part = makeTouchingDigits(50, {openLines(penLine("7", ""), splitByFraction(0, 1))});
    EXPECT_EQ(part.indices.size(), 50U);
    const TrainingSource images{someMnist(20), someMnist(20), {{0, 1, 2, 3}, {4, 5}}, 1};
    EXPECT_THAT(test::errorOf([&] { makeTouchingDigits(50, {images}); }), HasSubstr("touching digits"));
}

TEST(TrainingSources, RefuseWhatCannotBeTrainedOn) {
    const auto complaint = [](std::vector<int> labels) {
        const std::size_t size = labels.size();
        const auto data = std::make_shared<const Dataset>(
            "some", std::vector<std::uint8_t>(size * kImagePixels), std::move(labels));
        return test::errorOf([&] { splitForTraining(data, 0, 1); });
    };
    EXPECT_THAT(complaint({3}), HasSubstr("fewer than two images"));
    EXPECT_THAT(complaint({kNotADigit, kNotADigit}), HasSubstr("no digit"));
}

} // namespace
} // namespace digitpad
