#include "core/data/idx_names.h"

#include <gmock/gmock.h>

#include "tests/core/data/idx_files.h"
#include "tests/core/error_message.h"
#include "tests/core/temp_folder.h"

namespace digitpad {
namespace {

using test::idxImages;
using test::idxLabels;
using test::TempFolder;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr auto kTrain = DatasetPart::Train;
constexpr auto kTest = DatasetPart::Test;

void writePair(const TempFolder& folder, const std::string& stem, const std::vector<int>& labels) {
    folder.write(stem + "-images-idx3-ubyte", idxImages(static_cast<std::uint32_t>(labels.size())));
    folder.write(stem + "-labels-idx1-ubyte.gz", test::gzipped(idxLabels(labels)));
}

TEST(IdxNames, AreReadInEverySpelling) {
    const IdxName images{"", kTrain, IdxContent::Images};
    for (const char* name :
         {"train-images-idx3-ubyte", "train-images.idx3-ubyte", "train-images-idx3-ubyte.gz",
          "train_images_idx3_ubyte", "Train-Images-idx3-ubyte.GZ"})
        EXPECT_EQ(parseIdxName(name), images) << name;
    EXPECT_EQ(parseIdxName("t10k-labels.idx1-ubyte"), (IdxName{"", kTest, IdxContent::Labels}));
    EXPECT_EQ(parseIdxName("emnist-digits-test-images-idx3-ubyte.gz"),
              (IdxName{"emnist-digits", kTest, IdxContent::Images}));
    EXPECT_EQ(parseIdxName(idxName(images)), images);
}

TEST(IdxNames, AreNotOtherFiles) {
    for (const char* name : {"", "ubyte", "train-images", "images-idx3-ubyte", "train-images-idx1-ubyte",
                             "train-labels-idx3-ubyte", "retrain-images-idx3-ubyte", "train.csv"})
        EXPECT_FALSE(parseIdxName(name).has_value()) << name;
}

TEST(IdxNames, EmnistIsReadAndTurned) {
    const TempFolder folder;
    writePair(folder, "emnist-digits-train", {7, 1});
    writePair(folder, "emnist-digits-test", {3});
    const Dataset data = readIdx(folder.path(), kTrain);
    EXPECT_THAT(data.labels(), ElementsAre(7, 1));
    EXPECT_EQ(data.name(), "emnist-digits train");
    EXPECT_THAT(data.notes(), ElementsAre(HasSubstr("turned")));
    EXPECT_THAT(openDataset(folder.path(), kTest, {}).labels(), ElementsAre(3));
    EXPECT_TRUE(hasBothParts(folder.path()));
}

TEST(IdxNames, EmnistsLettersAreNoDigits) {
    const TempFolder folder;
    writePair(folder, "emnist-byclass-train", {7, 10, 61});
    EXPECT_THAT(readIdx(folder.path(), kTrain).labels(), ElementsAre(7, kNotADigit, kNotADigit));
    const TempFolder letters;
    writePair(letters, "emnist-letters-train", {1, 26});
    EXPECT_THAT(readIdx(letters.path(), kTrain).labels(), ElementsAre(kNotADigit, kNotADigit));
    const TempFolder beyond;
    writePair(beyond, "emnist-byclass-train", {62});
    EXPECT_THAT(test::errorOf([&] { readIdx(beyond.path(), kTrain); }), HasSubstr("label 0 is 62"));
}

TEST(IdxNames, OfSeveralCollectionsTheDigitsAreTaken) {
    const TempFolder folder;
    writePair(folder, "emnist-balanced-train", {11});
    writePair(folder, "emnist-digits-train", {7});
    writePair(folder, "emnist-letters-train", {1});
    const Dataset data = readIdx(folder.path(), kTrain);
    EXPECT_THAT(data.labels(), ElementsAre(7));
    EXPECT_THAT(data.notes(), ElementsAre(HasSubstr("several collections")));
    const auto chosen = folder / "emnist-balanced-train-images-idx3-ubyte";
    EXPECT_THAT(openDataset(chosen, kTrain, {}).labels(), ElementsAre(kNotADigit));
}

TEST(IdxNames, UnknownCollectionsAreNotChosenAmong) {
    const TempFolder folder;
    writePair(folder, "ours-train", {1});
    EXPECT_THAT(readIdx(folder.path(), kTrain).labels(), ElementsAre(1));
    writePair(folder, "theirs-train", {2});
    EXPECT_THAT(test::errorOf([&] { readIdx(folder.path(), kTrain); }),
                testing::AllOf(HasSubstr("ours"), HasSubstr("theirs")));
}

TEST(IdxNames, AFolderStandsForTheFileInIt) {
    const TempFolder folder;
    folder.write("train-images-idx3-ubyte/train-images-idx3-ubyte", idxImages(1));
    folder.write("train-labels-idx1-ubyte/train-labels-idx1-ubyte", idxLabels({5}));
    EXPECT_THAT(openDataset(folder.path(), kTrain, {}).labels(), ElementsAre(5));
}

TEST(IdxNames, PairsMayMixTheirSpelling) {
    const TempFolder folder;
    folder.write("train-images.idx3-ubyte", idxImages(1));
    folder.write("train-labels-idx1-ubyte", idxLabels({5}));
    EXPECT_THAT(readIdx(folder.path(), kTrain).labels(), ElementsAre(5));
}

} // namespace
} // namespace digitpad
