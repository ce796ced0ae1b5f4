// The same images of MNIST as tables of every kind that people make: each must give what the plain one gives,
// byte for byte, or a reason.
#include <gmock/gmock.h>

#include <functional>
#include <numeric>

#include "core/data/readers.h"
#include "tests/core/data/mnist_table.h"
#include "tests/core/error_message.h"
#include "tests/core/temp_folder.h"

namespace digitpad {
namespace {

using test::MnistTable;
using test::TempFolder;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;

Dataset read(const std::string& content, const std::string& name = "digits.csv") {
    const TempFolder folder;
    return readCsv(folder.write(name, content));
}

std::string complaint(const MnistTable& table) {
    return test::errorOf([&] { read(table.text()); });
}

bool same(const Dataset& a, const Dataset& b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (a.label(i) != b.label(i) || !std::ranges::equal(a.pixels(i), b.pixels(i))) return false;
    return true;
}

std::string noteOf(const Dataset& data) {
    return data.notes().empty() ? std::string() : data.notes().front();
}

/// The note of the table, which must give the same images; "WRONG" where it does not.
std::string noteFor(const MnistTable& table) {
    const Dataset data = read(table.text());
    return same(data, table.data()) ? noteOf(data) : "WRONG " + noteOf(data);
}

TEST(CsvVariations, ThePlainTableNeedsNoNote) {
    EXPECT_EQ(noteFor(MnistTable()), "");
    MnistTable unnamed;
    unnamed.header = false;
    EXPECT_EQ(noteFor(unnamed), "");
}

TEST(CsvVariations, TheLabelIsLast) {
    MnistTable table;
    table.labelAt = kImagePixels;
    EXPECT_THAT(noteFor(table), HasSubstr("column 785"));
    table.header = false;
    EXPECT_THAT(noteFor(table), HasSubstr("column 785"));
}

TEST(CsvVariations, TheLabelIsInBetween) {
    MnistTable table;
    table.labelAt = 392;
    EXPECT_THAT(noteFor(table), HasSubstr("column 393"));
    table.header = false;
    EXPECT_THAT(noteFor(table), HasSubstr("column 393"));
}

TEST(CsvVariations, TheLabelHasAnotherName) {
    for (const char* name : {"Class", "target", "Y", "digit", "\"True Label\"", "labels"}) {
        MnistTable table;
        table.labelName = name;
        EXPECT_EQ(noteFor(table), "") << name;
        table.labelAt = kImagePixels;
        EXPECT_THAT(noteFor(table), HasSubstr("column 785")) << name;
    }
    MnistTable table;
    table.labelName = "what is written";
    table.labelAt = kImagePixels;
    EXPECT_THAT(noteFor(table), HasSubstr("what is written"));
}

TEST(CsvVariations, PixelsHaveOtherNames) {
    for (const char* pattern : {"%d", "p%d", "pixel_%d", "V%d", "f.%d"}) {
        MnistTable table;
        table.pixelName = pattern;
        table.labelAt = kImagePixels;
        EXPECT_THAT(noteFor(table), HasSubstr("column 785")) << pattern;
    }
}

TEST(CsvVariations, TheHeaderNumbersAllColumns) {
    for (const std::size_t labelAt : {std::size_t{0}, std::size_t{kImagePixels}}) {
        MnistTable table;
        table.numberedHeader = true;
        table.labelAt = labelAt;
        const std::string note = noteFor(table);
        EXPECT_EQ(note.find("the label is column 785") != std::string::npos, labelAt > 0) << note;
        EXPECT_EQ(note.empty(), labelAt == 0) << note;
    }
}

TEST(CsvVariations, AnIndexIsNotTheLabel) {
    for (const char* name : {"", "id", "Unnamed: 0", "ImageId", "index"}) {
        MnistTable table;
        table.index = name;
        EXPECT_THAT(noteFor(table), AllOf(HasSubstr("column 2"), HasSubstr("left out"))) << name;
        table.labelAt = kImagePixels;
        EXPECT_THAT(noteFor(table), HasSubstr("column 786")) << name;
    }
    MnistTable table;
    table.index = "";
    table.header = false;
    EXPECT_THAT(noteFor(table), HasSubstr("left out: column 1"));
}

TEST(CsvVariations, AnIndexWithoutALabelIsRefused) {
    MnistTable table;
    table.index = "id";
    table.label = false;
    EXPECT_THAT(complaint(table), HasSubstr("no label"));
    table.header = false;
    EXPECT_THAT(complaint(table), HasSubstr("label"));
}

TEST(CsvVariations, OtherSeparators) {
    for (const char separator : {';', '\t'}) {
        MnistTable table;
        table.separator = separator;
        EXPECT_EQ(noteFor(table), "");
        table.index = "";
        EXPECT_THAT(noteFor(table), HasSubstr("column 2"));
        table.header = false;
        table.labelAt = kImagePixels;
        EXPECT_THAT(noteFor(table), HasSubstr("column 786"));
    }
}

TEST(CsvVariations, QuotesLineEndsAndByteOrderMark) {
    MnistTable table;
    table.quoted = true;
    table.lineEnd = "\r\n";
    table.begin = "\xEF\xBB\xBF";
    EXPECT_EQ(noteFor(table), "");
    table.separator = ';';
    table.labelAt = kImagePixels;
    EXPECT_THAT(noteFor(table), HasSubstr("column 785"));
}

TEST(CsvVariations, PixelsFromZeroToOne) {
    MnistTable table;
    table.pixel = [](int value) { return std::to_string(value / 255.0); };
    EXPECT_THAT(noteFor(table), HasSubstr("from 0 to 1"));
    table.labelAt = kImagePixels;
    table.header = false;
    EXPECT_THAT(noteFor(table), AllOf(HasSubstr("column 785"), HasSubstr("from 0 to 1")));
}

TEST(CsvVariations, PixelsFromMinusOneToOne) {
    MnistTable table;
    table.pixel = [](int value) { return std::to_string(value / 127.5 - 1); };
    EXPECT_THAT(noteFor(table), HasSubstr("from -1 to 1"));
}

TEST(CsvVariations, DecimalCommas) {
    MnistTable table;
    table.separator = ';';
    table.pixel = [](int value) {
        std::string text = std::to_string(value / 255.0);
        std::ranges::replace(text, '.', ',');
        return text;
    };
    EXPECT_THAT(noteFor(table), HasSubstr("from 0 to 1"));
}

TEST(CsvVariations, NumbersAsNumpyWritesThem) {
    MnistTable table;
    table.header = false;
    table.labelFormat = "%.18e";
    table.pixel = [](int value) { return std::to_string(value) + ".000000000000000000e+00"; };
    EXPECT_EQ(noteFor(table), "");
}

TEST(CsvVariations, BlackAndWhitePixels) {
    for (const std::size_t labelAt : {std::size_t{0}, std::size_t{kImagePixels}}) {
        MnistTable table;
        table.pixel = [](int value) { return std::string(value > 127 ? "1" : "0"); };
        table.header = false;
        table.labelAt = labelAt;
        const Dataset data = read(table.text());
        EXPECT_THAT(noteOf(data), HasSubstr("from 0 to 1"));
        EXPECT_TRUE(std::ranges::equal(data.labels(), table.data().labels()));
        for (std::size_t i = 0; i < kImagePixels; ++i)
            EXPECT_EQ(data.pixels(3)[i], table.data().pixels(3)[i] > 127 ? 255 : 0);
    }
}

TEST(CsvVariations, DarkOnLight) {
    MnistTable table;
    table.pixel = [](int value) { return std::to_string(255 - value); };
    EXPECT_THAT(noteFor(table), HasSubstr("inverted"));
    table.header = false;
    table.labelAt = kImagePixels;
    EXPECT_THAT(noteFor(table), AllOf(HasSubstr("column 785"), HasSubstr("inverted")));
    table.pixel = [](int value) { return std::to_string(1 - value / 255.0); };
    EXPECT_THAT(noteFor(table), AllOf(HasSubstr("from 0 to 1"), HasSubstr("inverted")));
}

TEST(CsvVariations, SortedByLabel) {
    for (const bool header : {true, false}) {
        MnistTable table;
        table.header = header;
        table.labelAt = kImagePixels;
        table.sortByLabel();
        EXPECT_THAT(noteFor(table), HasSubstr("column 785"));
    }
}

TEST(CsvVariations, PixelsInTheOrderOfText) {
    MnistTable table;
    table.shuffledPixels = true; // pixel0, pixel1, pixel10, pixel100, ...
    EXPECT_THAT(noteFor(table), HasSubstr("ordered by the numbers"));
}

TEST(CsvVariations, AnUnknownRangeIsRefused) {
    MnistTable table;
    table.pixel = [](int value) { return std::to_string(value / 16); };
    EXPECT_THAT(complaint(table), AllOf(HasSubstr("0 to 15"), HasSubstr("cannot be told")));
}

TEST(CsvVariations, TwoPossibleLabelsAreRefused) {
    MnistTable table;
    table.second = "fold";
    table.labelName = "group";
    EXPECT_THAT(complaint(table), AllOf(HasSubstr("'group'"), HasSubstr("'fold'")));
    table.second = "class";
    table.labelName = "label";
    EXPECT_THAT(complaint(table), AllOf(HasSubstr("'label'"), HasSubstr("'class'")));
    table.header = false;
    EXPECT_THAT(complaint(table), HasSubstr("column 1, column 786"));
}

TEST(CsvVariations, ANamedLabelIsTakenBesideOthers) {
    MnistTable table;
    table.second = "fold";
    EXPECT_THAT(noteFor(table), AllOf(HasSubstr("left out"), HasSubstr("'fold'")));
}

TEST(CsvVariations, EmnistIsKnownByItsName) {
    MnistTable table;
    table.transposed = true;
    const Dataset data = read(table.text(), "emnist-digits-test.csv");
    EXPECT_TRUE(same(data, table.data()));
    EXPECT_THAT(noteOf(data), HasSubstr("turned"));
}

} // namespace
} // namespace digitpad
