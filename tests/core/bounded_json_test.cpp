#include "core/bounded_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace digitpad {
namespace {

using Bytes = std::vector<std::uint8_t>;

TEST(BoundedJson, CountsBracketsOfBothKinds) {
    EXPECT_FALSE(nestsDeeper("7", 0));
    EXPECT_TRUE(nestsDeeper("[]", 0));
    EXPECT_FALSE(nestsDeeper(R"({"a": [1, {"b": 2}], "c": [[3]]})", 3));
    EXPECT_TRUE(nestsDeeper(R"({"a": [1, {"b": 2}], "c": [[3]]})", 2));
    EXPECT_FALSE(nestsDeeper("[][][][]", 1)) << "side by side is not deep";
}

TEST(BoundedJson, BracketsInStringsDoNotCount) {
    EXPECT_FALSE(nestsDeeper(R"(["[[[", "\"[[[", "\\", "{\\\"{"])", 1));
    EXPECT_TRUE(nestsDeeper(R"(["\\", [[]]])", 2));
    EXPECT_FALSE(nestsDeeper(R"(["never closed [[[)", 1));
}

TEST(BoundedJson, StopsAtMillionsOfBrackets) {
    EXPECT_TRUE(nestsDeeper(std::string(10'000'000, '[')));
    EXPECT_TRUE(nestsDeeper(R"({"label": "7", "strokes": )" + std::string(10'000'000, '[')));
    EXPECT_FALSE(nestsDeeper(R"({"label": "7", "strokes": [[[1, 2, 0.5], [3, 4, 0.5]]]})"));
}

/// As many levels as `depth` says of what nlohmann's writer makes.
TEST(BoundedCbor, CountsLevelsAndItems) {
    const nlohmann::json document{{"a", {1, 2.5, "text", nullptr, true}}, {"b", {{"c", {{"d", -1}}}}}};
    const Bytes bytes = nlohmann::json::to_cbor(document);
    constexpr std::size_t kItems = 14; // three maps, a list, four keys and six plain values
    EXPECT_TRUE(isBoundedCbor(bytes, 3, 100));
    EXPECT_FALSE(isBoundedCbor(bytes, 2, 100));
    std::size_t least = 0;
    while (!isBoundedCbor(bytes, 3, least)) ++least;
    EXPECT_EQ(least, kItems);
}

TEST(BoundedCbor, SkipsWhatIsInStringsAndNumbers) {
    nlohmann::json document = nlohmann::json::array();
    document.push_back(nlohmann::json::binary(Bytes(70'000, 0x81)));
    document.push_back(std::string(300, '\x81'));
    document.push_back(0x8181818181818181U);
    document.push_back(1e300);
    EXPECT_TRUE(isBoundedCbor(nlohmann::json::to_cbor(document), 1, 5));
    EXPECT_FALSE(isBoundedCbor(nlohmann::json::to_cbor(document), 1, 4));
}

/// Each of these makes a parser recurse: lists, maps, texts and bytes in parts, tags.
TEST(BoundedCbor, RefusesEveryKindOfNesting) {
    for (const int head : {0x81, 0xA1, 0x9F, 0xBF, 0x7F, 0x5F, 0xC6})
        EXPECT_FALSE(isBoundedCbor(Bytes(1'000'000, static_cast<std::uint8_t>(head)), 16, 10'000)) << head;
    EXPECT_FALSE(isBoundedCbor(Bytes(1'000'000, 0x9A), 16, 10'000)) << "counts of four bytes";
}

TEST(BoundedCbor, RefusesMoreItemsThanAsked) {
    Bytes many{0x9A, 0x00, 0x0F, 0x42, 0x40}; // a million ones
    many.resize(many.size() + 1'000'000, 0x01);
    EXPECT_FALSE(isBoundedCbor(many, 2, 1000));
    EXPECT_TRUE(isBoundedCbor(many, 2, 1'000'001));
}

TEST(BoundedCbor, ClosesWhatIsCountedAndWhatIsBroken) {
    const Bytes lists{0x82, 0x9F, 0x81, 0x01, 0xFF, 0x81, 0x81, 0x02}; // [[_ [1]], [[2]]]
    EXPECT_TRUE(isBoundedCbor(lists, 3, 100));
    EXPECT_FALSE(isBoundedCbor(lists, 2, 100));
    EXPECT_TRUE(isBoundedCbor(Bytes{0x80, 0x81, 0x81}, 1, 1)) << "only the first item counts";
}

/// The parser refuses these; walking over them only has to end.
TEST(BoundedCbor, EndsAtWhatIsNoCbor) {
    for (const Bytes& bytes : {Bytes{}, Bytes{0xFF}, Bytes{0x1F}, Bytes{0x1C}, Bytes{0x5B, 0xFF, 0xFF},
                               Bytes{0x7B, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF}, Bytes{0x18},
                               Bytes{0xBB, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF}})
        EXPECT_TRUE(isBoundedCbor(bytes, 4, 100));
}

} // namespace
} // namespace digitpad
