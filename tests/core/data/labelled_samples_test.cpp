#include "core/data/labelled_samples.h"

#include <gmock/gmock.h>

#include "core/data/held_out.h"
#include "core/error.h"
#include "tests/core/error_message.h"
#include "tests/core/temp_folder.h"

namespace digitpad {
namespace {

using test::TempFolder;
using testing::HasSubstr;

TEST(LabelledSamples, LabelsTellTheirKind) {
    EXPECT_EQ(kindOf("7"), SampleKind::Digit);
    EXPECT_EQ(kindOf(" 7\n"), SampleKind::Digit);
    EXPECT_EQ(kindOf("40712"), SampleKind::Number);
    EXPECT_EQ(kindOf("407 12\n3"), SampleKind::Number);
    for (const char* other : {"", " ", "A", "1a", "-5", "7.0", "\xD9\xA3"}) // the last is an Arabic 3
        EXPECT_EQ(kindOf(other), SampleKind::NotADigit) << other;
    EXPECT_EQ(withoutSpaces(" 407 12\n3"), "407123");
}

TEST(LabelledSamples, PenStrokesKeepLabelWriterAndPoints) {
    const TempFolder folder;
    const auto file =
        folder.write("pen.jsonl", R"({"label": "7", "writer": "ann", "strokes": [[[1, 2], [3, 4]]]}
{"label": 42, "strokes": [[[0, 0]]]}
{"label": "A", "strokes": [[[0, 0]]]})");
    const SampleCollection found = *openSamples(file, DatasetPart::Test);
    EXPECT_EQ(found.name, "pen.jsonl");
    ASSERT_EQ(found.samples.size(), 3U);
    EXPECT_EQ(found.samples[0].kind, SampleKind::Digit);
    EXPECT_EQ(found.samples[0].origin.writer, "ann");
    EXPECT_EQ(std::get<Drawing>(found.samples[0].content).strokes[0].points[1].y, 4);
    EXPECT_EQ(found.samples[1].label, "42");
    EXPECT_EQ(found.samples[1].kind, SampleKind::Number);
    EXPECT_EQ(found.samples[1].origin.where, "pen.jsonl #1");
    EXPECT_EQ(found.samples[2].kind, SampleKind::NotADigit);
}

TEST(LabelledSamples, PenStrokesKnowTheUsualSize) {
    const TempFolder folder;
    const auto file = folder.write("pen.jsonl", R"({"label": "7", "strokes": [[[0, 0], [30, 100]]]}
{"label": "1", "strokes": [[[5, 5], [5, 95]]]}
{"label": "dot", "strokes": [[[0, 0], [2, 1]]]})");
    const SampleCollection found = *openSamples(file, DatasetPart::Test);
    for (const LabelledSample& sample : found.samples) EXPECT_EQ(sample.usualSide, 90);
}

TEST(LabelledSamples, ClassFoldersHoldOneDigitOrNone) {
    const TempFolder folder;
    folder.write("7/a.png", "");
    folder.write("12/b.png", "");
    const SampleCollection found = *openSamples(folder.path(), DatasetPart::Test);
    ASSERT_EQ(found.samples.size(), 2U);
    EXPECT_EQ(found.samples[0].label, "12");
    EXPECT_EQ(found.samples[0].kind, SampleKind::NotADigit);
    EXPECT_EQ(found.samples[1].kind, SampleKind::Digit);
    EXPECT_EQ(std::get<std::filesystem::path>(found.samples[1].content), folder / "7/a.png");
}

TEST(LabelledSamples, LabelsCsvHoldsNumbersToo) {
    const TempFolder folder;
    folder.write("a.png", "");
    folder.write("labels.csv", "a.png,7\na.png,407 12\na.png,scribble\n");
    const SampleCollection found = *openSamples(folder.path(), DatasetPart::Test);
    ASSERT_EQ(found.samples.size(), 3U);
    EXPECT_EQ(found.samples[0].kind, SampleKind::Digit);
    EXPECT_EQ(found.samples[1].kind, SampleKind::Number);
    EXPECT_EQ(found.samples[1].label, "407 12");
    EXPECT_EQ(found.samples[2].kind, SampleKind::NotADigit);
}

TEST(LabelledSamples, LabelsCsvRefusesWhatMixesDigitsWithOtherThings) {
    for (const char* label : {"7.0", "-1", "a1"}) {
        const TempFolder folder;
        folder.write("a.png", "");
        folder.write("labels.csv", std::string("a.png,") + label + "\n");
        EXPECT_THAT(test::errorOf([&] { listLabelsCsv(folder.path()); }),
                    testing::AllOf(HasSubstr("line 1"), HasSubstr(label)));
    }
}

TEST(LabelledSamples, FramedImagesAreNoSamples) {
    const TempFolder folder;
    const auto file = folder.write("digits.csv", "label,pixel0\n7,0\n");
    EXPECT_FALSE(openSamples(file, DatasetPart::Test).has_value());
    EXPECT_THROW(openSamples(folder / "absent", DatasetPart::Test), Error);
}

} // namespace
} // namespace digitpad
