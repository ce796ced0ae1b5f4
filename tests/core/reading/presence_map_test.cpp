#include "core/reading/presence_map.h"

#include <gtest/gtest.h>

namespace digitpad::test {
namespace {

TEST(PresenceMap, CoversThePicture) {
    const PresenceMap map(10, 5, 4);
    EXPECT_EQ(map.columns(), 3);
    EXPECT_EQ(map.rows(), 2);
    EXPECT_EQ(map.strongest(), 0);
    EXPECT_EQ(PresenceMap().strongest(), 0);
}

TEST(PresenceMap, KeepsTheLargestOfEachCell) {
    PresenceMap map(12, 12, 4);
    map.raise({0, 0, 8, 8}, 0.5F); // a cell of the picture at half the size
    map.raise({4, 4, 8, 8}, 0.9F);
    map.raise({4, 4, 8, 8}, 0.2F);
    EXPECT_EQ(map.at(0, 0), 0.5F);
    EXPECT_EQ(map.at(0, 1), 0.5F);
    EXPECT_EQ(map.at(1, 1), 0.9F);
    EXPECT_EQ(map.at(2, 2), 0);
    EXPECT_EQ(map.strongest(), 0.9F);
}

TEST(PresenceMap, APlaceWithoutAnyCellsMiddleCountsWhereItLies) {
    PresenceMap map(8, 8, 4);
    map.raise({4.1F, 0.2F, 4.9F, 0.8F}, 0.7F);
    EXPECT_EQ(map.at(0, 1), 0.7F);
    EXPECT_EQ(map.at(0, 0), 0);
}

TEST(PresenceMap, PlacesMayReachOutOfThePicture) {
    PresenceMap map(6, 6, 4);
    map.raise({-20, -20, -10, -10}, 1);
    map.raise({30, 30, 40, 40}, 1);
    EXPECT_EQ(map.strongest(), 0);
    map.raise({-20, -20, 40, 40}, 0.4F);
    EXPECT_EQ(map.at(0, 0), 0.4F);
    EXPECT_EQ(map.at(1, 1), 0.4F);
}

} // namespace
} // namespace digitpad::test
