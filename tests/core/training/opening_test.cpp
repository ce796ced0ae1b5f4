#include "core/training/opening.h"

#include <gmock/gmock.h>

#include "core/model/onnx_file.h"
#include "core/training/evaluation_data.h"
#include "core/training/training_sources.h"
#include "tests/core/data/mnist_table.h"
#include "tests/core/temp_folder.h"

namespace digitpad {
namespace {

using test::MnistTable;
using test::TempFolder;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::shared_ptr<const Classifier> shipped() {
    static const auto classifier =
        std::make_shared<const Classifier>(readOnnx(DIGITPAD_SOURCE_DIR "/models/default.onnx"));
    return classifier;
}

bool same(const Dataset& a, const Dataset& b) {
    for (std::size_t i = 0; i < a.size(); ++i)
        if (!std::ranges::equal(a.pixels(i), b.pixels(i))) return false;
    return a.size() == b.size();
}

Dataset mnist(std::size_t count) {
    return MnistTable(count).data();
}

TEST(Upright, TurnsWhatLiesOnItsSide) {
    const Dataset plain = mnist(200);
    const Dataset turned = upright(plain.transposed({}), *shipped());
    EXPECT_TRUE(same(turned, plain));
    EXPECT_THAT(turned.notes(), ElementsAre(AllOf(HasSubstr("turned"), HasSubstr("%"))));
}

TEST(Upright, LeavesWhatIsUpright) {
    const Dataset plain = mnist(200);
    const Dataset left = upright(plain, *shipped());
    EXPECT_TRUE(same(left, plain));
    EXPECT_THAT(left.notes(), IsEmpty());
}

TEST(Upright, TurnsBackWhatANameWasWrongAbout) {
    EXPECT_TRUE(same(upright(mnist(100).transposed("turned by its name"), *shipped()), mnist(100)));
}

/// Labels that have nothing to do with the images, as those of clothes and kana.
TEST(Upright, LeavesWhatIsReadBadlyBothWays) {
    const Dataset plain = mnist(200);
    std::vector<int> labels;
    std::vector<std::uint8_t> pixels;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        labels.push_back((plain.label(i) + 1 + static_cast<int>(i) % 9) % 10);
        pixels.insert(pixels.end(), plain.pixels(i).begin(), plain.pixels(i).end());
    }
    const Dataset other("clothes", std::move(pixels), std::move(labels));
    EXPECT_TRUE(same(upright(other, *shipped()), other));
    EXPECT_TRUE(same(upright(other.transposed({}), *shipped()), other.transposed({})));
}

TEST(Upright, AFewImagesDecideNothing) {
    const Dataset few = mnist(3).transposed({});
    EXPECT_TRUE(same(upright(few, *shipped()), few));
    const Dataset none("letters", std::vector<std::uint8_t>(kImagePixels), {kNotADigit});
    EXPECT_TRUE(same(upright(none, *shipped()), none));
}

/// As MATLAB and EMNIST write it, under a name that says nothing.
TEST(Opening, ChecksTablesForTrainingAndEvaluation) {
    const TempFolder folder;
    MnistTable table(100);
    table.transposed = true;
    const auto file = folder.write("digits.csv", table.text());
    const Opening opening{{}, shipped};
    EXPECT_THAT(openEvaluationData(file, DatasetPart::Test, opening).notes(),
                ElementsAre(HasSubstr("turned")));
    const TrainingSource source = openTrainingSource(file, {}, splitByFraction(0, 1), 1, opening);
    EXPECT_TRUE(same(*source.images, table.data()));
    EXPECT_THAT(joinSources({source}).notes, ElementsAre(HasSubstr("turned")));
    EXPECT_THAT(openEvaluationData(file, DatasetPart::Test).notes(), IsEmpty()) << "not checked";
}

TEST(Opening, ReadsNoReferenceForDrawings) {
    const TempFolder folder;
    const auto file = folder.write("pen.jsonl", R"({"label":"7","strokes":[[[1,2],[3,4]]]})");
    const Opening opening{{}, []() -> std::shared_ptr<const Classifier> {
                              ADD_FAILURE() << "a model takes time to load";
                              return nullptr;
                          }};
    EXPECT_EQ(openEvaluationData(file, DatasetPart::Test, opening).size(), 1U);
}

} // namespace
} // namespace digitpad
