// The shipped model reads pictures in which there is more than writing.
#include "core/preprocess/ink_extraction.h"
#include "tests/core/preprocess/picture_makers.h"
#include "tests/core/reading/reading_fixture.h"

namespace digitpad::test {
namespace {

class PictureReading : public WithShippedModel {
protected:
    std::string textIn(const GreyImage& picture, const Drawing& strokes = {}) {
        return readByInk(picture, m_classifier, m_workspace, strokes).text();
    }
};

/// A thousand pixels square: a drawing in pencil at (300, 300), and a dark pen that lies there.
class PencilAndPen {
public:
    /// @param scale pixels a unit of the drawing
    /// @param width of the pencil's strokes, pixels
    explicit PencilAndPen(Drawing drawing, float scale = 1.0F / 3, float width = 5) : m_paper(kSide, kSide) {
        for (Stroke& stroke : drawing.strokes) {
            stroke.width = width;
            for (PenPoint& point : stroke.points) point = {300 + scale * point.x, 300 + scale * point.y};
        }
        drawStrokes(drawing, m_paper);
    }

    /// @param pencil how much darker than the paper it is
    GreyImage picture(const Box& pen, double pencil = 70) const {
        constexpr double kLight = 235;
        return greyPicture(kSide, kSide, [&](int x, int y) {
            const bool isPen = x >= pen.x && x < pen.x + pen.width && y >= pen.y && y < pen.y + pen.height;
            return isPen ? 30 : kLight - pencil * static_cast<double>(m_paper.at(x, y));
        });
    }

private:
    static constexpr int kSide = 1000;
    InkImage m_paper;
};

TEST_F(PictureReading, APenThatLiesThereIsLeftOut) {
    const PencilAndPen paper(number("4073"));
    EXPECT_EQ(textIn(paper.picture({0, 0, 0, 0})), "4073");
    EXPECT_EQ(textIn(paper.picture({560, 200, 50, 500})), "4073");
    EXPECT_EQ(textIn(paper.picture({200, 600, 600, 45})), "4073");
    EXPECT_EQ(textIn(paper.picture({700, 500, 60, 500})), "4073"); // reaches in
}

TEST_F(PictureReading, OnesBesideAPenAreRead) {
    EXPECT_EQ(textIn(PencilAndPen(number("11"), 1, 6).picture({560, 200, 30, 200}, 200)), "11");
}

TEST_F(PictureReading, AWideDigitIsNoThingThatLiesThere) {
    constexpr int kSide = 600;
    Drawing pencil = moved(number("417"), 20, 250);
    for (Stroke& stroke : pencil.strokes) stroke.width = 5;
    Drawing marker = moved(digit(2), -80, 0); // its foot ends at 0
    for (Stroke& stroke : marker.strokes) {
        stroke.width = 14;
        for (PenPoint& point : stroke.points) point = {kSide - 7 + 1.6F * point.x, 200 + 1.6F * point.y};
    }
    InkImage paper(kSide, kSide);
    drawStrokes(pencil + marker, paper);
    const GreyImage picture = greyPicture(
        kSide, kSide, [&](int x, int y) { return 230 - 200 * static_cast<double>(paper.at(x, y)); });
    ASSERT_TRUE(PictureInk(picture).writing()) << "the marker's digit is wider and longer, and at the border";
    EXPECT_EQ(textIn(picture), "417 2");
}

TEST_F(PictureReading, SaysWhetherThingsWereLeftOut) {
    const PencilAndPen paper(number("4073"));
    const auto isWithout = [&](const Box& pen) {
        return readByInk(paper.picture(pen), m_classifier, m_workspace).withoutThings;
    };
    EXPECT_FALSE(isWithout({0, 0, 0, 0}));
    EXPECT_TRUE(isWithout({560, 200, 50, 500}));
}

TEST_F(PictureReading, StrokesOverAPictureAreReadWithItsWriting) {
    const PencilAndPen paper(number("4073"));
    const Drawing strokes = moved(number("12"), 300, 800);
    EXPECT_EQ(textIn(paper.picture({0, 0, 0, 0}), strokes), "4073\n12");
    EXPECT_EQ(textIn(paper.picture({560, 200, 50, 500}), strokes), "4073\n12");
}

} // namespace
} // namespace digitpad::test
