#include "core/training/checkpoint.h"

#include <gmock/gmock.h>

#include "tests/core/error_message.h"
#include "tests/core/temp_folder.h"

namespace digitpad {
namespace {

using testing::HasSubstr;

Checkpoint someCheckpoint() {
    Checkpoint checkpoint;
    checkpoint.training = {{"seed", "7"}, {"data", "some digits"}};
    checkpoint.epoch = 3;
    checkpoint.step = 1234567890123;
    checkpoint.seconds = 12.5;
    checkpoint.parameters = {1, -2.5F, 1e-30F};
    checkpoint.moments = {0, 4};
    checkpoint.epochsSinceLowest = 2;
    return checkpoint;
}

TEST(Checkpoint, ComesBackAsItWas) {
    const test::TempFolder folder;
    writeCheckpoint(someCheckpoint(), folder / "c");
    const Checkpoint read = readCheckpoint(folder / "c");
    EXPECT_EQ(read.training, someCheckpoint().training);
    EXPECT_EQ(read.epoch, 3);
    EXPECT_EQ(read.step, 1234567890123U);
    EXPECT_EQ(read.seconds, 12.5);
    EXPECT_EQ(read.parameters, someCheckpoint().parameters);
    EXPECT_TRUE(read.state.empty());
    EXPECT_EQ(read.moments, someCheckpoint().moments);
    EXPECT_EQ(read.lowestLoss, std::numeric_limits<double>::infinity());
    EXPECT_EQ(read.epochsSinceLowest, 2);
}

TEST(Checkpoint, RefusesWhatIsCutShortOrNone) {
    const test::TempFolder folder;
    writeCheckpoint(someCheckpoint(), folder / "c");
    const std::string whole = test::readAll(folder / "c");
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const auto path = folder.write("cut", whole.substr(0, size));
        EXPECT_THAT(test::errorOf([&] { readCheckpoint(path); }), HasSubstr("damaged")) << size;
    }
    EXPECT_THAT(test::errorOf([&] { readCheckpoint(folder.write("text", "not a checkpoint")); }),
                HasSubstr("no checkpoint"));
    EXPECT_THAT(test::errorOf([&] { readCheckpoint(folder / "absent"); }), HasSubstr("cannot be opened"));
}

TEST(Checkpoint, RefusesAnyChangedByte) {
    const test::TempFolder folder;
    writeCheckpoint(someCheckpoint(), folder / "c");
    const std::string whole = test::readAll(folder / "c");
    for (std::size_t i = 0; i < whole.size(); ++i) {
        std::string changed = whole;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        const auto path = folder.write("changed", changed);
        EXPECT_THROW(readCheckpoint(path), Error) << "byte " << i;
    }
}

TEST(Checkpoint, NamesWhatDiffers) {
    const auto complaint = [](const std::map<std::string, std::string>& training) {
        return test::errorOf([&] { requireSameTraining(someCheckpoint(), training, "file"); });
    };
    EXPECT_THAT(complaint({{"seed", "8"}}), HasSubstr("its seed is 7, not 8"));
    EXPECT_THAT(complaint({{"epochs", "8"}}), HasSubstr("its epochs is unknown, not 8"));
    requireSameTraining(someCheckpoint(), {{"seed", "7"}}, "file");
}

} // namespace
} // namespace digitpad
