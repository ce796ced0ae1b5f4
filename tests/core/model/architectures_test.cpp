#include "core/model/architectures.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/error.h"
#include "core/model/onnx_file.h"

namespace digitpad {
namespace {

std::int64_t multiplyAdds(const Network& network) {
    std::int64_t sum = 0;
    for (const LayerSummary& layer : network.summary()) sum += layer.multiplyAdds;
    return sum;
}

TEST(Architectures, ANameThatIsNotKnownSaysWhichAre) {
    try {
        makeNetwork("deep", 1);
        FAIL() << "made a network";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr("'deep'"));
        for (const std::string& name : architectureNames())
            EXPECT_THAT(error.what(), testing::HasSubstr(name));
    }
}

TEST(Architectures, TheShippedModelIsTheNetworkThatItNames) {
    const Model model = readOnnx(DIGITPAD_SOURCE_DIR "/models/default.onnx");
    const Network named = makeNetwork(model.info.architecture, 1, model.network->classCount());
    EXPECT_EQ(model.network->parameters().size(), named.parameters().size());
    EXPECT_EQ(multiplyAdds(*model.network), multiplyAdds(named));
}

} // namespace
} // namespace digitpad
