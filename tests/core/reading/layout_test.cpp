#include "core/reading/layout.h"

#include <gmock/gmock.h>

namespace digitpad::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// A digit of 10x20 pixels whose middle is there.
SymbolBox at(float x, float y, float height = 20) {
    return {x - height / 4, y - height / 2, x + height / 4, y + height / 2, 0};
}

TEST(Layout, OfNothingIsNothing) {
    EXPECT_THAT(linesOf({}), IsEmpty());
}

TEST(Layout, ReadsALineFromLeftToRight) {
    EXPECT_THAT(linesOf({at(50, 11), at(10, 10), at(30, 9)}), ElementsAre(ElementsAre(1, 2, 0)));
}

TEST(Layout, ReadsLinesFromTopToBottom) {
    EXPECT_THAT(linesOf({at(10, 60), at(10, 10), at(25, 12), at(26, 61)}),
                ElementsAre(ElementsAre(1, 2), ElementsAre(0, 3)));
}

TEST(Layout, FollowsALineThatRises) {
    std::vector<SymbolBox> boxes;
    for (int i = 0; i < 8; ++i)
        boxes.push_back(at(10 + 15.0F * static_cast<float>(i), 100 - 4.0F * static_cast<float>(i)));
    EXPECT_THAT(linesOf(boxes), ElementsAre(ElementsAre(0, 1, 2, 3, 4, 5, 6, 7)));
}

TEST(Layout, KeepsTwoRisingLinesApart) {
    std::vector<SymbolBox> boxes;
    for (int i = 0; i < 6; ++i) {
        boxes.push_back(at(10 + 16.0F * static_cast<float>(i), 60 - 4.0F * static_cast<float>(i)));
        boxes.push_back(at(10 + 16.0F * static_cast<float>(i), 90 - 4.0F * static_cast<float>(i)));
    }
    EXPECT_THAT(linesOf(boxes), ElementsAre(ElementsAre(0, 2, 4, 6, 8, 10), ElementsAre(1, 3, 5, 7, 9, 11)));
}

TEST(Layout, KeepsSmallerDigitsInTheirLine) {
    EXPECT_THAT(linesOf({at(10, 20), at(26, 14, 10), at(34, 14, 10), at(50, 20)}),
                ElementsAre(ElementsAre(0, 1, 2, 3)));
}

TEST(Layout, GoesOnAfterAWideGap) {
    EXPECT_THAT(linesOf({at(10, 20), at(25, 20), at(200, 21), at(215, 21)}),
                ElementsAre(ElementsAre(0, 1, 2, 3)));
}

TEST(Layout, PutsEveryBoxIntoOneLine) {
    std::vector<SymbolBox> boxes;
    for (int i = 0; i < 40; ++i)
        boxes.push_back(at(static_cast<float>(i * 37 % 101), static_cast<float>(i * 53 % 97)));
    std::vector<int> seen(boxes.size(), 0);
    for (const auto& line : linesOf(boxes))
        for (const std::size_t i : line) ++seen[i];
    EXPECT_THAT(seen, testing::Each(1));
}

} // namespace
} // namespace digitpad::test
