#include "core/training/options.h"

#include <gmock/gmock.h>

#include <limits>

#include "core/error.h"
#include "core/model/architectures.h"

namespace digitpad {
namespace {

TEST(TrainingOptions, EveryPresetIsValidAndBuildsItsNetwork) {
    for (const std::string& name : architectureNames()) {
        const TrainingOptions options = presetOptions(name);
        EXPECT_EQ(options.architecture, name);
        EXPECT_NO_THROW(validate(options));
        EXPECT_EQ(makeNetwork(name, 1).classCount(), 10);
        EXPECT_FALSE(architectureDescription(name).empty());
    }
}

TEST(TrainingOptions, UnknownNamesAreRefusedWithTheKnownOnes) {
    try {
        presetOptions("alexnet");
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(),
                    testing::AllOf(testing::HasSubstr("alexnet"), testing::HasSubstr("lenet5")));
    }
    TrainingOptions options;
    options.augmentation = "wild";
    EXPECT_THROW(validate(options), Error);
}

TEST(TrainingOptions, RangesAreChecked) {
    const auto refused = [](auto change) {
        TrainingOptions options;
        change(options);
        EXPECT_THROW(validate(options), Error);
    };
    refused([](TrainingOptions& o) { o.learningRate = 0; });
    refused([](TrainingOptions& o) { o.learningRate = std::numeric_limits<double>::quiet_NaN(); });
    refused([](TrainingOptions& o) { o.batchSize = 0; });
    refused([](TrainingOptions& o) { o.epochs = 0; });
    refused([](TrainingOptions& o) { o.validationFraction = 1; });
    refused([](TrainingOptions& o) { o.threads = -1; });
    refused([](TrainingOptions& o) { o.averageDecay = 1; });
}

TEST(TrainingOptions, AreDescribedForPeople) {
    const auto described = describeOptions(presetOptions("default"));
    EXPECT_EQ(described.at("optimiser"), "AdamW");
    EXPECT_EQ(described.at("schedule"), "one cycle");
    EXPECT_EQ(described.at("learning rate"), "0.003");
    EXPECT_EQ(described.count("momentum"), 0U);
}

} // namespace
} // namespace digitpad
