#include "core/preprocess/segmentation/text_lines.h"

#include <gtest/gtest.h>

#include "tests/core/preprocess/segmentation/drawings.h"

namespace digitpad::test {
namespace {

/// The left sides of the pieces of each line.
std::vector<std::vector<int>> lefts(const std::vector<TextLine>& lines) {
    std::vector<std::vector<int>> result;
    for (const TextLine& line : lines) {
        auto& places = result.emplace_back();
        for (const InkPiece& piece : line.pieces) places.push_back(piece.box.x);
    }
    return result;
}

using Places = std::vector<std::vector<int>>;

TEST(TextLines, ReadFromLeftToRightAndFromTopToBottom) {
    EXPECT_EQ(lefts(findLines({block(80, 200, 50, 100), block(200, 0, 50, 100), block(10, 210, 50, 95),
                               block(100, 5, 50, 90)})),
              (Places{{100, 200}, {10, 80}}));
    EXPECT_TRUE(findLines({}).empty());
}

TEST(TextLines, MayRise) {
    std::vector<InkPiece> pieces;
    for (int i = 0; i < 8; ++i) pieces.push_back(block(70 * i, 400 - 30 * i, 50, 100));
    EXPECT_EQ(findLines(pieces).size(), 1U);
}

TEST(TextLines, AWideGapDoesNotEndALine) {
    EXPECT_EQ(lefts(findLines({block(900, 0, 50, 100), block(0, 20, 50, 100)})), (Places{{0, 900}}));
}

TEST(TextLines, PartsAboveEachOtherAreOfOneLine) {
    const InkPiece flag = block(20, 0, 60, 12);
    const InkPiece body = block(10, 30, 50, 80);
    EXPECT_EQ(findLines({flag, body}).size(), 1U);
    EXPECT_EQ(findLines({block(0, 0, 50, 50), block(0, 52, 50, 50)}).size(), 1U); // the rings of an eight
}

TEST(TextLines, MayStandCloseUnderEachOther) {
    std::vector<InkPiece> pieces;
    for (const int y : {0, 104})
        for (const int x : {0, 80, 160}) pieces.push_back(block(x, y, 50, 100));
    EXPECT_EQ(lefts(findLines(pieces)), (Places{{0, 80, 160}, {0, 80, 160}}));
    pieces.erase(pieces.begin() + 4, pieces.end()); // one digit alone under three
    EXPECT_EQ(lefts(findLines(pieces)), (Places{{0, 80, 160}, {0}}));
}

TEST(TextLines, ABrokenDigitInARowStaysOne) {
    const auto lines = findLines(
        {block(0, 0, 50, 100), block(80, 0, 50, 48), block(80, 52, 50, 48), block(160, 0, 50, 100)});
    EXPECT_EQ(lefts(lines), (Places{{0, 80, 80, 160}}));
}

TEST(TextLines, AFlagMayBeginBesideItsBody) {
    EXPECT_EQ(findLines({block(62, 0, 50, 10), block(10, 8, 45, 90)}).size(), 1U);
    EXPECT_EQ(findLines({block(62, 0, 50, 10), block(10, 20, 45, 90)}).size(), 1U);
    EXPECT_EQ(findLines({block(62, 0, 50, 10), block(10, 60, 45, 90)}).size(), 2U) << "too far above";
}

TEST(TextLines, HeightIsOfTheDigits) {
    const auto lines = findLines({block(0, 0, 50, 100), block(80, 0, 50, 110), block(150, 50, 20, 20)});
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].height, 110);
}

TEST(TextLines, RowsBesideATallDigitStayApart) {
    const std::vector<InkPiece> rows{block(100, 0, 50, 100),   block(180, 0, 50, 100),
                                     block(260, 5, 50, 100),   block(100, 120, 50, 100),
                                     block(180, 120, 50, 100), block(260, 125, 50, 100)};
    const auto withTall = [&](InkPiece tall) {
        std::vector<InkPiece> pieces = rows;
        pieces.insert(pieces.begin() + 2, std::move(tall));
        return lefts(findLines(pieces));
    };
    EXPECT_EQ(withTall(block(0, 0, 70, 220)), (Places{{0}, {100, 180, 260}, {100, 180, 260}}));
    EXPECT_EQ(withTall(block(340, 0, 70, 220)), (Places{{100, 180, 260}, {100, 180, 260}, {340}}));
    EXPECT_EQ(withTall(block(0, 30, 70, 170)), (Places{{0}, {100, 180, 260}, {100, 180, 260}}));
}

TEST(TextLines, ATallDigitInOneRowIsOfThatRow) {
    EXPECT_EQ(lefts(findLines({block(0, 0, 70, 180), block(100, 50, 50, 100), block(180, 50, 50, 100)})),
              (Places{{0, 100, 180}}));
}

/// `count` digits, each so much lower than the one before.
std::vector<InkPiece> stairs(int count, int down, int across = 75) {
    std::vector<InkPiece> pieces;
    for (int i = 0; i < count; ++i) pieces.push_back(block(across * i, 500 + down * i, 50, 100));
    return pieces;
}

TEST(TextLines, MayRiseAndFallSteeply) {
    for (const int down : {-80, -65, -55, 55, 65, 80}) {
        EXPECT_EQ(findLines(stairs(3, down)).size(), 1U) << down;
        EXPECT_EQ(findLines(stairs(6, down)).size(), 1U) << down;
    }
}

TEST(TextLines, TwoDigitsOneAboveTheOtherAreTwoLines) {
    EXPECT_EQ(findLines(stairs(2, 80)).size(), 2U);
    EXPECT_EQ(findLines(stairs(4, 130, 30)).size(), 4U) << "more down than across";
}

TEST(TextLines, RowsThatAreIndentedAreNoRisingLine) {
    std::vector<InkPiece> pieces;
    for (const int x : {0, 80, 160}) pieces.push_back(block(x, 0, 50, 100));
    for (const int x : {240, 320, 400}) pieces.push_back(block(x, 110, 50, 100));
    EXPECT_EQ(lefts(findLines(pieces)), (Places{{0, 80, 160}, {240, 320, 400}}));
}

TEST(TextLines, CanBeCancelled) {
    std::stop_source source;
    source.request_stop();
    EXPECT_THROW(findLines(stairs(2, 0), source.get_token()), Cancelled);
}

} // namespace
} // namespace digitpad::test
