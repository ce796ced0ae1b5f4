#include "core/reading/digit_detector.h"

#include <gmock/gmock.h>

#include "core/model/architectures.h"
#include "tests/core/error_message.h"

namespace digitpad::test {
namespace {

using testing::HasSubstr;

Model untrained() {
    return {std::make_shared<const Network>(makeDetectorNetwork(96, 192, 1)), {}};
}

GreyImage noise(int width, int height) {
    Random random(4);
    GreyImage picture{
        width, height,
        std::vector<std::uint8_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height))};
    for (std::uint8_t& pixel : picture.pixels) pixel = static_cast<std::uint8_t>(random.below(256));
    return picture;
}

TEST(DigitDetector, RefusesAClassifier) {
    const Model classifier{std::make_shared<const Network>(makeNetwork("lenet5", 1)), {}};
    EXPECT_THAT(errorOf([&] { DigitDetector{classifier}; }), HasSubstr("is no digit detector"));
}

TEST(DigitDetector, FindsNothingOnBlankPaper) {
    const DigitDetector detector(untrained());
    Workspace workspace;
    const GreyImage blank{100, 60, std::vector<std::uint8_t>(100 * 60, 200)};
    EXPECT_TRUE(detector.detect(blank, workspace).empty());
    EXPECT_TRUE(detector.detect({}, workspace).empty());
}

TEST(DigitDetector, TakesPicturesOfAnySize) {
    const DigitDetector detector(untrained());
    Workspace workspace;
    for (const auto& [width, height] :
         {std::pair{1, 1}, {1, 300}, {300, 1}, {31, 33}, {700, 90}, {1401, 700}})
        EXPECT_NO_THROW(detector.detect(noise(width, height), workspace)) << width << "x" << height;
}

TEST(DigitDetector, PresenceIsLargestWhereItFindsThings) {
    const DigitDetector detector(untrained());
    Workspace workspace;
    const GreyImage picture = noise(700, 90); // of several parts
    const PresenceMap map = detector.presence(picture, workspace);
    EXPECT_GE(map.columns() * map.cellSide(), picture.width);
    EXPECT_LT((map.columns() - 1) * map.cellSide(), picture.width);
    EXPECT_GE(map.rows() * map.cellSide(), picture.height);
    float surest = 0;
    for (const Detection& detection : detector.detect(picture, workspace))
        surest = std::max(surest, detection.presence);
    EXPECT_GT(map.strongest(), 0);
    EXPECT_LE(map.strongest(), 1);
    EXPECT_GE(map.strongest(), surest);
    EXPECT_EQ(detector.presence({}, workspace).columns(), 0);
}

TEST(DigitDetector, StopsWhenAsked) {
    const DigitDetector detector(untrained());
    Workspace workspace;
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW(detector.detect(noise(50, 50), workspace, stop.get_token()), Cancelled);
    EXPECT_THROW(detector.presence(noise(50, 50), workspace, stop.get_token()), Cancelled);
}

} // namespace
} // namespace digitpad::test
