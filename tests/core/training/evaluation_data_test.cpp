#include "core/training/evaluation_data.h"

#include <gmock/gmock.h>

#include "core/error.h"
#include "core/nn/layers/dense.h"
#include "tests/core/error_message.h"
#include "tests/core/temp_folder.h"

namespace digitpad {
namespace {

using test::TempFolder;

/// Says 1 with 0.86 to everything.
Classifier alwaysOne(double threshold = 0) {
    Network network({kImageSide, kImageSide, 1}, {std::make_shared<Dense<float>>(kImagePixels, kDigits)}, 1);
    std::ranges::fill(network.parameters(), 0.0F);
    network.parameters()[std::size_t{kImagePixels} * kDigits + 1] = 4;
    Model model{std::make_shared<const Network>(std::move(network)), {}};
    model.info.threshold = threshold;
    return Classifier(std::move(model));
}

constexpr const char* kLine = R"("strokes": [[[0, 0], [100, 1000]]]})";

EvaluationData penData(const TempFolder& folder, const std::vector<std::string>& labels) {
    std::string lines;
    for (const std::string& label : labels) lines += R"({"label": ")" + label + R"(", )" + kLine + "\n";
    return openEvaluationData(folder.write("pen.jsonl", lines), DatasetPart::Test);
}

TEST(EvaluationData, DrawingsAreReadAndCountedByKind) {
    const TempFolder folder;
    const EvaluationData data = penData(folder, {"1", "1", "7", "A", "#"});
    const Evaluation found = data.evaluate(alwaysOne(), {});
    EXPECT_EQ(data.size(), 5U);
    EXPECT_EQ(found.digits.count, 3);
    EXPECT_EQ(found.digits.right, 2);
    EXPECT_EQ(found.digits.rejected, 0);
    EXPECT_EQ(found.confusion.count(7, 1), 1);
    EXPECT_EQ(found.confusion.total(), 3);
    EXPECT_EQ(found.nonDigits.count, 2);
    EXPECT_EQ(found.nonDigits.rejected, 0);
    EXPECT_EQ(found.numbers.count, 0);
    EXPECT_EQ(found.answers[3].label, "A");
}

TEST(EvaluationData, TheThresholdRejectsButDoesNotChangeTheAnswer) {
    const TempFolder folder;
    const Evaluation found = penData(folder, {"1", "7", "A"}).evaluate(alwaysOne(0.9), {});
    EXPECT_EQ(found.digits.right, 1);
    EXPECT_EQ(found.digits.rejected, 2);
    EXPECT_EQ(found.nonDigits.rejected, 1);
    EXPECT_EQ(found.nonDigits.right, 1);
}

TEST(EvaluationData, KeepsWhatTheNetworkSaw) {
    const TempFolder folder;
    const Evaluation found = penData(folder, {"1", "A"}).evaluate(alwaysOne(), {});
    ASSERT_EQ(found.images->size(), 2U);
    EXPECT_THAT(found.images->labels(), testing::ElementsAre(1, kNotADigit));
    EXPECT_EQ(found.images->origin(1).where, "pen.jsonl #1");
    EXPECT_EQ(std::ranges::max(found.images->pixels(0)), 255);
}

TEST(EvaluationData, BlankPicturesAreRejectedAndReadAsNothing) {
    const TempFolder folder;
    folder.write("1/a.png", "");
    folder.write("none/b.png", "");
    SampleReader reader;
    reader.decode = [](const std::filesystem::path&) {
        return GreyImage{60, 60, std::vector<std::uint8_t>(3600, 250)};
    };
    const Evaluation found =
        openEvaluationData(folder.path(), DatasetPart::Test).evaluate(alwaysOne(), reader);
    EXPECT_EQ(found.digits.count, 1);
    EXPECT_EQ(found.digits.right, 0);
    EXPECT_EQ(found.digits.rejected, 1);
    EXPECT_EQ(found.confusion.unread(1), 1);
    EXPECT_EQ(found.nonDigits.right, 1);
    EXPECT_EQ(found.answers[0].text, "");
    EXPECT_FALSE(found.answers[0].digit().has_value());
}

TEST(EvaluationData, NumbersAreRightAsAWholeOnly) {
    Answer answer;
    answer.kind = SampleKind::Number;
    answer.label = "40 712";
    answer.text = "40712";
    EXPECT_TRUE(answer.isRight());
    EXPECT_FALSE(answer.digit().has_value());
    for (const char* wrong : {"4071", "407122", "40713", ""}) {
        answer.text = wrong;
        EXPECT_FALSE(answer.isRight()) << wrong;
    }
}

TEST(EvaluationData, ADigitReadAsSeveralIsWrong) {
    Answer answer;
    answer.label = "1";
    answer.text = "11";
    EXPECT_FALSE(answer.isRight());
}

TEST(EvaluationData, HeldOutKeepsOnlyWritersThatTrainingsLeaveOut) {
    const TempFolder folder;
    std::string lines;
    for (int writer = 0; writer < 100; ++writer)
        lines += R"({"label": "1", "writer": "w)" + std::to_string(writer) + R"(", )" + kLine + "\n";
    const EvaluationData all = openEvaluationData(folder.write("pen.jsonl", lines), DatasetPart::Test);
    const EvaluationData held = all.heldOut();
    EXPECT_GT(held.size(), 0U);
    EXPECT_LT(held.size(), 40U); // a tenth is expected
    EXPECT_THAT(test::errorOf([&] { penData(folder, {"1"}).heldOut(); }), testing::HasSubstr("pen.jsonl"));
}

TEST(EvaluationData, APictureThatCannotBeReadIsLeftOutAndNamed) {
    const TempFolder folder;
    folder.write("1/a.png", "");
    folder.write("1/bad.png", "");
    folder.write("1/Thumbs.db", "");
    SampleReader reader;
    reader.decode = [](const std::filesystem::path& file) {
        if (file.filename() == "bad.png") throw Error(file.string(), "the picture is damaged");
        return GreyImage{60, 60, std::vector<std::uint8_t>(3600, 250)};
    };
    const EvaluationData data = openEvaluationData(folder.path(), DatasetPart::Test);
    EXPECT_THAT(data.notes(), testing::ElementsAre(testing::HasSubstr("'Thumbs.db'")));
    const Evaluation found = data.evaluate(alwaysOne(), reader);
    EXPECT_EQ(found.answers.size(), 1U);
    EXPECT_EQ(found.images->size(), 1U);
    EXPECT_FALSE(found.cancelled);
    EXPECT_THAT(found.notes,
                testing::ElementsAre(testing::HasSubstr("'Thumbs.db'"),
                                     testing::AllOf(testing::HasSubstr("1 picture ('1/bad.png')"),
                                                    testing::HasSubstr("damaged"))));
}

TEST(EvaluationData, APictureThatCannotBeReadIsAnErrorWhereItIsAll) {
    const TempFolder folder;
    folder.write("1/a.png", "");
    const EvaluationData data = openEvaluationData(folder.path(), DatasetPart::Test);
    EXPECT_THAT(test::errorOf([&] { data.evaluate(alwaysOne(), {}); }), testing::HasSubstr("a.png"));
}

} // namespace
} // namespace digitpad
