#include <gmock/gmock.h>

#include "core/data/readers.h"
#include "tests/core/data/fake_renderers.h"
#include "tests/core/error_message.h"
#include "tests/core/temp_folder.h"

namespace digitpad {
namespace {

using test::errorOf;
using test::fakeRenderers;
using test::TempFolder;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

std::vector<LabelledDrawing> read(const std::string& content) {
    const TempFolder folder;
    return readPenStrokes(folder.write("pen.jsonl", content));
}

std::string complaint(const std::string& content) {
    return errorOf([&] { read(content); });
}

TEST(PenReader, ReadsStrokesWithPressure) {
    const auto drawings = read(
        R"({"label":"7","source":"tablet","writer":"ann","kind":"x","strokes":[[[1,2],[3.5,-4e1,0.5]],[[9,9]]]})");
    ASSERT_EQ(drawings.size(), 1U);
    EXPECT_EQ(drawings[0].label, "7");
    EXPECT_EQ(drawings[0].source, "tablet");
    EXPECT_EQ(drawings[0].writer, "ann");
    const auto& strokes = drawings[0].drawing.strokes;
    ASSERT_EQ(strokes.size(), 2U);
    EXPECT_THAT(strokes[0].points, ElementsAre(PenPoint{1, 2, 1}, PenPoint{3.5F, -40, 0.5F}));
    EXPECT_THAT(strokes[1].points, ElementsAre(PenPoint{9, 9, 1}));
}

TEST(PenReader, TakesNumbersAsLabelsAndSkipsBlankLines) {
    const auto drawings =
        read("\r\n{\"label\":4,\"strokes\":[[[0,0]]]}\r\n  \n{\"label\":\"12\",\"strokes\":[[[0,0]]]}");
    ASSERT_EQ(drawings.size(), 2U);
    EXPECT_EQ(drawings[0].label, "4");
    EXPECT_EQ(drawings[0].writer, "");
    EXPECT_EQ(drawings[1].label, "12");
}

TEST(PenReader, NamesTheLineOfBrokenJson) {
    const std::string good = R"({"label":"7","strokes":[[[1,2]]]})";
    EXPECT_THAT(complaint(good + "\n" + good.substr(0, 20)),
                AllOf(HasSubstr("pen.jsonl, line 2"), HasSubstr("not valid JSON")));
    EXPECT_THAT(complaint(good + "\n\n[1]"), AllOf(HasSubstr("line 3"), HasSubstr("not a JSON object")));
    EXPECT_THAT(complaint("{\"label\":\"\xff\",\"strokes\":[[[1,2]]]}"), HasSubstr("not valid JSON"));
}

TEST(PenReader, RefusesALineThatNestsDeeply) {
    EXPECT_THAT(complaint(std::string(1'000'000, '[')), AllOf(HasSubstr("line 1"), HasSubstr("too deeply")));
    EXPECT_THAT(complaint(R"({"label":"7","strokes":)" + std::string(100'000, '[')), HasSubstr("too deeply"));
    EXPECT_THAT(complaint(std::string(200'000, '{')), HasSubstr("too deeply"));
    EXPECT_EQ(read(R"({"label":"7","strokes":[[[1,2]]],"device":{"name":["[[[[["]}})").size(), 1U);
}

TEST(PenReader, EndsWhereItIsAskedTo) {
    const TempFolder folder;
    const auto file = folder.write("pen.jsonl", R"({"label":"7","strokes":[[[1,2]]]})");
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW(readPenStrokes(file, {stop.get_token(), {}}), ReadingCancelled);
}

TEST(PenReader, RefusesWrongLabels) {
    EXPECT_THAT(complaint(R"({"strokes":[[[1,2]]]})"), AllOf(HasSubstr("line 1"), HasSubstr("no label")));
    EXPECT_THAT(complaint(R"({"label":"","strokes":[[[1,2]]]})"), HasSubstr("no label"));
    EXPECT_THAT(complaint(R"({"label":["7"],"strokes":[[[1,2]]]})"), HasSubstr("'label' must be text"));
    EXPECT_THAT(complaint(R"({"label":7.5,"strokes":[[[1,2]]]})"), HasSubstr("'label' must be text"));
}

TEST(PenReader, RefusesWrongStrokes) {
    EXPECT_THAT(complaint(R"({"label":"7"})"), HasSubstr("no strokes"));
    EXPECT_THAT(complaint(R"({"label":"7","strokes":5})"), HasSubstr("not an array"));
    EXPECT_THAT(complaint(R"({"label":"7","strokes":[]})"), HasSubstr("strokes is empty"));
    EXPECT_THAT(complaint(R"({"label":"7","strokes":[[]]})"), HasSubstr("a stroke is empty"));
    EXPECT_THAT(complaint(R"({"label":"7","strokes":[[[1,2]],7]})"), HasSubstr("a stroke is not an array"));
}

TEST(PenReader, TakesBlankPaperForWhatIsNoDigit) {
    const auto drawings = read(R"({"label":"blank","strokes":[]})");
    ASSERT_EQ(drawings.size(), 1U);
    EXPECT_TRUE(drawings[0].drawing.strokes.empty());
    EXPECT_THAT(complaint(R"({"label":"40","strokes":[]})"), HasSubstr("strokes is empty"));
}

TEST(PenReader, RefusesWrongPoints) {
    const auto point = [](const std::string& text) {
        return complaint(R"({"label":"7","strokes":[[)" + text + "]]}");
    };
    EXPECT_THAT(point("1,2"), HasSubstr("[x, y]")); // points of a stroke that is no list of points
    EXPECT_THAT(point("[1]"), HasSubstr("[x, y]"));
    EXPECT_THAT(point("[1,2,3,4]"), HasSubstr("[x, y]"));
    EXPECT_THAT(point("[1,\"2\"]"), HasSubstr("not a number"));
    EXPECT_THAT(point("[1,null]"), HasSubstr("not a number"));
    EXPECT_THAT(point("[1,NaN]"), HasSubstr("not valid JSON"));
    EXPECT_THAT(point("[1,1e9]"), HasSubstr("out of range"));
    EXPECT_THAT(point("[1,1e999]"), HasSubstr("too large"));
    EXPECT_THAT(point("[1,2,-0.5]"), HasSubstr("out of range"));
}

TEST(PenReader, RefusesNoDrawings) {
    EXPECT_THAT(complaint(""), HasSubstr("no drawings"));
    EXPECT_THAT(complaint("\n\n"), HasSubstr("no drawings"));
    EXPECT_THAT(errorOf([] { readPenStrokes("/no/such.jsonl"); }), HasSubstr("no such file"));
}

TEST(PenReader, RendersADataset) {
    const TempFolder folder;
    const auto file = folder.write("pen.jsonl", R"({"label":"7","writer":"ann","strokes":[[[1,2]],[[3,4]]]}
{"label":"A","strokes":[[[1,2]]]}
{"label":" 3\n","strokes":[[[1,2]]]})");
    const Dataset dataset = readPenDataset(file, fakeRenderers());
    EXPECT_THAT(dataset.labels(), ElementsAre(7, kNotADigit, 3));
    EXPECT_EQ(dataset.pixels(0)[0], 2);
    EXPECT_EQ(dataset.origin(0).writer, "ann");
    EXPECT_EQ(dataset.origin(2).where, "pen.jsonl #2");
}

TEST(PenReader, ANumberIsNoSampleOfOneDigit) {
    const TempFolder folder;
    const auto file = folder.write("pen.jsonl", R"({"label":"x^2","strokes":[[[1,2]]]}
{"label":"1 2","strokes":[[[1,2]]]})");
    EXPECT_EQ(readPenStrokes(file).size(), 2U);
    EXPECT_THAT(errorOf([&] { readPenDataset(file, fakeRenderers()); }),
                AllOf(HasSubstr("pen.jsonl #1"), HasSubstr("'1 2'")));
    EXPECT_THAT(errorOf([&] { readSingleDigits(file); }), HasSubstr("pen.jsonl #1"));
}

TEST(PenReader, NamesADrawingThatCannotBeRendered) {
    const TempFolder folder;
    const auto file = folder.write("pen.jsonl", R"({"label":"7","strokes":[[[1,2]]]})");
    SampleRenderers renderers;
    renderers.drawing = [](const Drawing&) -> DigitImage { throw Error("drawing", "has no ink"); };
    EXPECT_THAT(errorOf([&] { readPenDataset(file, renderers); }),
                AllOf(HasSubstr("pen.jsonl #0"), HasSubstr("has no ink")));
}

} // namespace
} // namespace digitpad
