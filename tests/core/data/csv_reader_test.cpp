#include <gmock/gmock.h>

#include "core/data/readers.h"
#include "tests/core/data/idx_files.h"
#include "tests/core/error_message.h"
#include "tests/core/temp_folder.h"

namespace digitpad {
namespace {

using test::TempFolder;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

/// 784 times the value.
std::string pixels(const std::string& value) {
    std::string row = value;
    for (int i = 1; i < kImagePixels; ++i) row += "," + value;
    return row;
}

std::string header() {
    std::string row = "label";
    for (int i = 0; i < kImagePixels; ++i) row += ",pixel" + std::to_string(i);
    return row;
}

Dataset read(const std::string& content) {
    const TempFolder folder;
    return readCsv(folder.write("digits.csv", content));
}

std::string complaint(const std::string& content) {
    return test::errorOf([&] { read(content); });
}

TEST(CsvReader, ReadsRowsWithAHeader) {
    const Dataset dataset = read(header() + "\n7," + pixels("0") + "\n0," + pixels("255") + "\n");
    EXPECT_THAT(dataset.labels(), ElementsAre(7, 0));
    EXPECT_EQ(dataset.pixels(0)[0], 0);
    EXPECT_EQ(dataset.pixels(1)[783], 255);
    EXPECT_EQ(dataset.origin(1).where, "digits.csv #1");
}

TEST(CsvReader, ReadsRowsWithoutAHeader) {
    EXPECT_THAT(read("7," + pixels("0") + "\n3," + pixels("0")).labels(), ElementsAre(7, 3));
}

TEST(CsvReader, TakesWhatProgramsWriteDifferently) {
    EXPECT_THAT(read("\xEF\xBB\xBF" + header() + "\r\n7," + pixels("0") + "\r\n\r\n").labels(),
                ElementsAre(7));
    EXPECT_THAT(read("\"label\"" + header().substr(5) + "\n7, " + pixels("0") + "\n\n").labels(),
                ElementsAre(7));
    EXPECT_THAT(read(test::gzipped("7," + pixels("0"))).labels(), ElementsAre(7));
}

TEST(CsvReader, NamesAShortRow) {
    EXPECT_THAT(complaint(header() + "\n7," + pixels("0") + "\n7,0,0\n"),
                AllOf(HasSubstr("digits.csv, line 3"), HasSubstr("3 columns instead of 785")));
    EXPECT_THAT(complaint(header() + "\n" + pixels("0") + "\n"), HasSubstr("784 columns instead of 785"));
    EXPECT_THAT(complaint("7," + pixels("0") + ",0\n"), HasSubstr("786 columns"));
}

TEST(CsvReader, NamesAValueOutOfRange) {
    const std::string rest = pixels("0").substr(2); // one pixel less
    EXPECT_THAT(complaint("7,256," + rest), AllOf(HasSubstr("line 1, column 2"), HasSubstr("'256'")));
    EXPECT_THAT(complaint("7,-1," + rest), HasSubstr("'-1'"));
    EXPECT_THAT(complaint("7,99999999999999999999," + rest), HasSubstr("column 2"));
    EXPECT_THAT(complaint(header() + "\n10," + pixels("0")),
                AllOf(HasSubstr("line 2, column 1"), HasSubstr("'10'"), HasSubstr("from 0 to 9")));
}

TEST(CsvReader, NamesAValueThatIsNoNumber) {
    EXPECT_THAT(complaint("7," + pixels("0") + "\n1," + pixels("0").substr(2) + ",x"),
                AllOf(HasSubstr("line 2, column 785"), HasSubstr("'x'")));
    EXPECT_THAT(complaint("7,," + pixels("0").substr(2)), AllOf(HasSubstr("column 2"), HasSubstr("''")));
    EXPECT_THAT(complaint(header() + "\n7.5," + pixels("0")), HasSubstr("'7.5'"));
    EXPECT_THAT(complaint(header() + "\n" + header()), AllOf(HasSubstr("line 2"), HasSubstr("'label'")));
}

TEST(CsvReader, SaysThatLabelsAreMissing) {
    const std::string unlabelled = header().substr(6);
    EXPECT_THAT(complaint(unlabelled + "\n" + pixels("0")),
                AllOf(HasSubstr("no label"), HasSubstr("train.csv")));
    EXPECT_THAT(complaint(pixels("0")), HasSubstr("no label"));
}

TEST(CsvReader, SaysNothingOfWhatIsUsual) {
    EXPECT_THAT(read(header() + "\n7," + pixels("0") + "\n").notes(), testing::IsEmpty());
    EXPECT_THAT(read("7," + pixels("0") + "\n3," + pixels("0")).notes(), testing::IsEmpty());
}

TEST(CsvReader, NamesTheSizeOfOtherImages) {
    std::string row = "0";
    for (int i = 0; i < 64; ++i) row += ",16";
    EXPECT_THAT(complaint(row), AllOf(HasSubstr("65 columns"), HasSubstr("8x8")));
}

TEST(CsvReader, RefusesAVeryWideTableEarly) {
    const std::string wide = "7" + std::string(2'000'000, ',');
    EXPECT_THAT(complaint(wide), AllOf(HasSubstr("line 1"), HasSubstr("over 1 MiB")));
    EXPECT_THAT(complaint("7" + std::string(500'000, ',')), HasSubstr("500001 columns"));
}

TEST(CsvReader, EndsWhereItIsAskedTo) {
    const TempFolder folder;
    const auto file = folder.write("digits.csv", "7," + pixels("0") + "\n");
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW(readCsv(file, {stop.get_token(), {}}), ReadingCancelled);
}

TEST(CsvReader, RefusesNoSamples) {
    EXPECT_THAT(complaint(""), HasSubstr("no samples"));
    EXPECT_THAT(complaint(header() + "\n"), HasSubstr("no samples"));
    EXPECT_THAT(test::errorOf([] { readCsv("/no/such.csv"); }),
                AllOf(HasSubstr("/no/such.csv"), HasSubstr("no such")));
}

} // namespace
} // namespace digitpad
