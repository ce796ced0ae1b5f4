#include <gmock/gmock.h>

#ifndef _WIN32
#include <unistd.h>
#endif

#include "core/data/readers.h"
#include "tests/core/data/idx_files.h"
#include "tests/core/error_message.h"
#include "tests/core/temp_folder.h"

namespace digitpad {
namespace {

using test::bigEndian;
using test::errorOf;
using test::gzipped;
using test::idxImages;
using test::idxLabels;
using test::TempFolder;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* kImages = "train-images-idx3-ubyte";
constexpr const char* kLabels = "train-labels-idx1-ubyte";

/// The message for a folder with these two files.
std::string complaint(const std::string& images, const std::string& labels, const std::string& suffix = "") {
    const TempFolder folder;
    folder.write(kImages + suffix, images);
    folder.write(kLabels + suffix, labels);
    return errorOf([&] { readIdx(folder.path(), DatasetPart::Train); });
}

TEST(IdxReader, ReadsPlainFiles) {
    const TempFolder folder;
    folder.write(kImages, idxImages(3));
    folder.write(kLabels, idxLabels({7, 0, 9}));
    const Dataset dataset = readIdx(folder.path(), DatasetPart::Train);
    EXPECT_THAT(dataset.labels(), ElementsAre(7, 0, 9));
    EXPECT_EQ(dataset.pixels(2)[0], 2);
    EXPECT_EQ(dataset.pixels(2)[783], 2);
    EXPECT_THAT(dataset.origin(1).where, HasSubstr("train #1"));
}

TEST(IdxReader, ReadsGzippedFilesAndTheTestPart) {
    const TempFolder folder;
    folder.write("t10k-images-idx3-ubyte.gz", gzipped(idxImages(2)));
    folder.write("t10k-labels-idx1-ubyte", idxLabels({1, 2}));
    const Dataset dataset = readIdx(folder.path(), DatasetPart::Test);
    EXPECT_THAT(dataset.labels(), ElementsAre(1, 2));
    EXPECT_EQ(dataset.pixels(1)[400], 1);
}

TEST(IdxReader, ReadsTheNamesOfRepackers) {
    const TempFolder folder;
    folder.write("train-images.idx3-ubyte", idxImages(1));
    folder.write("train-labels.idx1-ubyte", idxLabels({4}));
    EXPECT_EQ(readIdx(folder.path(), DatasetPart::Train).label(0), 4);
}

/// QMNIST's table: the digit first, then who wrote it where.
std::string labelTable(const std::vector<int>& labels, std::uint32_t columns = 8) {
    std::string file =
        bigEndian(0x0C02) + bigEndian(static_cast<std::uint32_t>(labels.size())) + bigEndian(columns);
    for (const int label : labels) {
        file += bigEndian(static_cast<std::uint32_t>(label));
        for (std::uint32_t i = 1; i < columns; ++i) file += bigEndian(70'000 + i);
    }
    return file;
}

TEST(IdxReader, ReadsQmnist) {
    const TempFolder folder;
    folder.write("qmnist-test-images-idx3-ubyte.gz", gzipped(idxImages(3)));
    folder.write("qmnist-test-labels-idx2-int.gz", gzipped(labelTable({7, 0, 9})));
    const Dataset dataset = readIdx(folder.path(), DatasetPart::Test);
    EXPECT_THAT(dataset.labels(), ElementsAre(7, 0, 9));
    EXPECT_EQ(dataset.name(), "qmnist test");
}

TEST(IdxReader, RefusesADamagedLabelTable) {
    const std::string table = labelTable({7, 0, 9});
    EXPECT_THAT(complaint(idxImages(3), table.substr(0, table.size() - 1)),
                AllOf(HasSubstr(kLabels), HasSubstr("promises 3")));
    EXPECT_THAT(complaint(idxImages(3), labelTable({7, 0, 9}, 0)), HasSubstr("no column of labels"));
    EXPECT_THAT(complaint(idxImages(3), labelTable({7, 256 + 3, 9})), HasSubstr("label 1 is 259"));
    EXPECT_THAT(complaint(idxImages(1), bigEndian(0x0C02) + bigEndian(1) + bigEndian(0xFFFFFFFF)),
                HasSubstr("more than the file can hold"));
}

TEST(IdxReader, NamesAMissingFile) {
    const TempFolder folder;
    EXPECT_THAT(errorOf([&] { readIdx(folder.path(), DatasetPart::Train); }),
                AllOf(HasSubstr(folder.path().string()), HasSubstr(kLabels)));
    folder.write(kLabels, idxLabels({1}));
    EXPECT_THAT(errorOf([&] { readIdx(folder.path(), DatasetPart::Train); }), HasSubstr(kImages));
    EXPECT_THAT(errorOf([&] { readIdx(folder / "none", DatasetPart::Train); }), HasSubstr(kLabels));
}

TEST(IdxReader, RefusesACutOffFile) {
    const std::string images = idxImages(3);
    EXPECT_THAT(complaint(images.substr(0, images.size() - 1), idxLabels({1, 2, 3})),
                AllOf(HasSubstr(kImages), HasSubstr("promises 3")));
    EXPECT_THAT(complaint(images, idxLabels({1, 2, 3}).substr(0, 10)),
                AllOf(HasSubstr(kLabels), HasSubstr("promises 3")));
    EXPECT_THAT(complaint(images.substr(0, 10), idxLabels({1, 2, 3})), HasSubstr("too short"));
    EXPECT_THAT(complaint("", idxLabels({1, 2, 3})), AllOf(HasSubstr(kImages), HasSubstr("too short")));
}

TEST(IdxReader, RefusesACutOffGzip) {
    const std::string images = gzipped(idxImages(200));
    for (const std::size_t size : {images.size() - 1, images.size() / 2, std::size_t{25}}) {
        EXPECT_THAT(complaint(images.substr(0, size), gzipped(idxLabels(std::vector<int>(200, 1))), ".gz"),
                    AllOf(HasSubstr(kImages), HasSubstr("cut off")))
            << size;
    }
    EXPECT_THAT(complaint(gzipped(idxImages(3).substr(0, 2000)), gzipped(idxLabels({1, 2, 3})), ".gz"),
                HasSubstr("ends after 2"));
}

TEST(IdxReader, RefusesACorruptGzip) {
    std::string images = gzipped(idxImages(200));
    images[images.size() - 6] ^= 0x55; // the checksum
    EXPECT_THAT(complaint(images, gzipped(idxLabels(std::vector<int>(200, 1))), ".gz"),
                AllOf(HasSubstr(kImages), HasSubstr("corrupt")));
}

TEST(IdxReader, RefusesTheWrongMagic) {
    EXPECT_THAT(complaint(idxLabels({1}), idxLabels({1})),
                AllOf(HasSubstr(kImages), HasSubstr("not an IDX file of images")));
    EXPECT_THAT(complaint(idxImages(1), "<!DOCTYPE html><html>"),
                AllOf(HasSubstr(kLabels), HasSubstr("not an IDX file of labels")));
}

TEST(IdxReader, RefusesDifferentCounts) {
    EXPECT_THAT(complaint(idxImages(2), idxLabels({1, 2, 3})),
                AllOf(HasSubstr("2 images"), HasSubstr("3 labels")));
}

TEST(IdxReader, RefusesALabelOverNine) {
    EXPECT_THAT(complaint(idxImages(2), idxLabels({9, 10})),
                AllOf(HasSubstr(kLabels), HasSubstr("label 1 is 10")));
}

TEST(IdxReader, RefusesOtherImageSizes) {
    const std::string images =
        bigEndian(0x0803) + bigEndian(1) + bigEndian(20) + bigEndian(32) + std::string(640, 'x');
    EXPECT_THAT(complaint(images, idxLabels({1})), AllOf(HasSubstr("32x20"), HasSubstr("28x28")));
}

TEST(IdxReader, RefusesTrailingBytes) {
    EXPECT_THAT(complaint(idxImages(1) + "x", idxLabels({1})),
                AllOf(HasSubstr(kImages), HasSubstr("goes on")));
}

TEST(IdxReader, RefusesAHugeCountBeforeAllocating) {
    const std::string header = bigEndian(0x0803) + bigEndian(0xffffffff) + bigEndian(28) + bigEndian(28);
    EXPECT_THAT(complaint(header, idxLabels({1})),
                AllOf(HasSubstr("4294967295"), HasSubstr("more than the file")));
    EXPECT_THAT(complaint(gzipped(header), idxLabels({1}), ""), HasSubstr("more than the file"));
}

TEST(IdxReader, RefusesAHugeCountInAFileThatCouldUnpackToIt) {
    std::string noise(1'000'000, '\0'); // packed it is as large, and as large a file could unpack to 1 GB
    std::uint32_t state = 1;
    for (char& byte : noise) byte = static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
    const std::string header = bigEndian(0x0803) + bigEndian(1'000'000) + bigEndian(28) + bigEndian(28);
    EXPECT_THAT(complaint(gzipped(header + noise), idxLabels({1})), HasSubstr("ends after 1275"));
}

TEST(IdxReader, InvertsDarkOnLight) {
    const TempFolder folder;
    std::string images = idxImages(1);
    for (std::size_t i = 16; i < images.size(); ++i) images[i] = '\xff';
    for (std::size_t i = 16 + 300; i < 16 + 500; ++i) images[i] = '\0';
    folder.write(kImages, images);
    folder.write(kLabels, idxLabels({7}));
    const Dataset data = readIdx(folder.path(), DatasetPart::Train);
    EXPECT_EQ(data.pixels(0)[0], 0);
    EXPECT_EQ(data.pixels(0)[400], 255);
    EXPECT_THAT(data.notes(), ElementsAre(HasSubstr("inverted")));
}

TEST(IdxReader, EndsWhereItIsAskedTo) {
    const TempFolder folder;
    folder.write(kImages, idxImages(1));
    folder.write(kLabels, idxLabels({7}));
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW(readIdx(folder.path(), DatasetPart::Train, {stop.get_token(), {}}), ReadingCancelled);
}

TEST(IdxReader, RefusesNoSamples) {
    EXPECT_THAT(complaint(idxImages(0), idxLabels({})), HasSubstr("no samples"));
}

#ifndef _WIN32
TEST(IdxReader, NamesAFileWithoutPermission) {
    if (geteuid() == 0) GTEST_SKIP() << "root may read everything";
    const TempFolder folder;
    folder.write(kImages, idxImages(1));
    std::filesystem::permissions(folder.write(kLabels, idxLabels({1})), std::filesystem::perms::none);
    EXPECT_THAT(errorOf([&] { readIdx(folder.path(), DatasetPart::Train); }),
                AllOf(HasSubstr(kLabels), HasSubstr("Permission denied")));
}
#endif

} // namespace
} // namespace digitpad
