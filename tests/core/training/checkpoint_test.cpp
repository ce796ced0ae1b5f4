#include "core/training/checkpoint.h"

#include <gmock/gmock.h>
#include <zlib.h>

#include <cmath>
#include <cstring>
#include <nlohmann/json.hpp>

#include "tests/core/error_message.h"
#include "tests/core/temp_folder.h"

namespace digitpad {
namespace {

using Json = nlohmann::json;
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
    for (int epoch = 1; epoch <= 3; ++epoch)
        checkpoint.epochs.push_back({epoch, 0.5, 0.9, 0.25, std::nullopt, 1.5, epoch == 1});
    checkpoint.betterThanGuessing = false;
    return checkpoint;
}

std::vector<std::uint8_t> bytesOf(const std::string& content) {
    return {content.begin(), content.end()};
}

/// A file whose checksum is right, whatever its content is.
std::filesystem::path writeContent(const test::TempFolder& folder, const std::vector<std::uint8_t>& content) {
    const Json document{{"format", "digitpad checkpoint 2"},
                        {"crc32", crc32_z(0, content.data(), content.size())},
                        {"content", Json::binary(content)}};
    const std::vector<std::uint8_t> bytes = Json::to_cbor(document);
    return folder.write("made", {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

/// The content of someCheckpoint()'s file.
Json someContent() {
    const test::TempFolder folder;
    writeCheckpoint(someCheckpoint(), folder / "c");
    const Json document = Json::from_cbor(bytesOf(test::readAll(folder / "c")));
    return Json::from_cbor(document.at("content").get_binary());
}

/// What reading complains of where one field has another value.
std::string complaintOf(const std::string& name, const Json& value) {
    const test::TempFolder folder;
    Json content = someContent();
    content[name] = value;
    const auto path = writeContent(folder, Json::to_cbor(content));
    return test::errorOf([&] { readCheckpoint(path); });
}

Json floats(const std::vector<float>& values) {
    std::vector<std::uint8_t> bytes(values.size() * sizeof(float));
    std::memcpy(bytes.data(), values.data(), bytes.size());
    return Json::binary(bytes);
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
    EXPECT_FALSE(read.betterThanGuessing);
    EXPECT_EQ(epochCsv(read.epochs), epochCsv(someCheckpoint().epochs));
    EXPECT_TRUE(read.epochs.front().best);
}

TEST(Checkpoint, ReadsFilesOfBeforeItHadAllFields) {
    const test::TempFolder folder;
    Json content = someContent();
    content.erase("epochs");
    content.erase("betterThanGuessing");
    const Checkpoint read = readCheckpoint(writeContent(folder, Json::to_cbor(content)));
    EXPECT_EQ(read.parameters, someCheckpoint().parameters);
    EXPECT_TRUE(read.epochs.empty());
    EXPECT_TRUE(read.betterThanGuessing);
}

/// A stack of the usual 8 MB ends after some ten thousand levels; the second file is nested where the
/// checksum fits.
TEST(Checkpoint, RefusesWhatIsNestedDeep) {
    const test::TempFolder folder;
    for (const int head : {0x81, 0xA1, 0x9F, 0x5F, 0x7F, 0xC6}) {
        const std::vector<std::uint8_t> deep(1'000'000, static_cast<std::uint8_t>(head));
        const auto outside = folder.write("deep", {reinterpret_cast<const char*>(deep.data()), deep.size()});
        EXPECT_THAT(test::errorOf([&] { readCheckpoint(outside); }), HasSubstr("no checkpoint")) << head;
        const auto inside = writeContent(folder, deep);
        EXPECT_THAT(test::errorOf([&] { readCheckpoint(inside); }), HasSubstr("no checkpoint")) << head;
    }
}

TEST(Checkpoint, RefusesNumbersOutOfRange) {
    const double nan = std::nan("");
    const double infinity = std::numeric_limits<double>::infinity();
    const std::vector<std::pair<const char*, std::vector<Json>>> cases{
        {"epoch", {-1, 2.5, 1'000'001, 4294967299U, true}},
        {"step", {-1, 1e30, std::numeric_limits<std::uint64_t>::max()}},
        {"seconds", {-1, nan, infinity, 1e300}},
        {"lowestLoss", {-0.5, nan, -infinity}},
        {"epochsSinceLowest", {-1, 4, 1u << 31U}}};
    for (const auto& [name, values] : cases)
        for (const Json& value : values)
            EXPECT_THAT(complaintOf(name, value), HasSubstr(std::string("its ") + name + " is out of range"))
                << value;
    EXPECT_EQ(complaintOf("epochsSinceLowest", 3), "");
}

TEST(Checkpoint, RefusesArraysThatAreNoFiniteNumbers) {
    for (const char* name : {"parameters", "state", "moments", "average", "bestParameters", "bestState"}) {
        EXPECT_THAT(complaintOf(name, Json::binary({1, 2, 3, 4, 5})), HasSubstr("is cut short")) << name;
        for (const float value : {std::nanf(""), std::numeric_limits<float>::infinity()})
            EXPECT_THAT(complaintOf(name, floats({1, value})), HasSubstr("no finite numbers")) << name;
        EXPECT_EQ(complaintOf(name, floats({1, 2})), "") << name;
    }
}

TEST(Checkpoint, RefusesFieldsOfAnotherKind) {
    const std::vector<std::pair<const char*, Json>> cases{{"training", 3},
                                                          {"training", Json::object({{"seed", 7}})},
                                                          {"parameters", "text"},
                                                          {"moments", Json::array({1, 2})},
                                                          {"epochs", Json::object({{"not", "a list"}})},
                                                          {"betterThanGuessing", "yes"}};
    for (const auto& [name, value] : cases)
        EXPECT_THAT(complaintOf(name, value), HasSubstr("no checkpoint")) << name;
    const Json whole = Json::array({0.5, 0.9, nullptr, nullptr, 1.5, true});
    EXPECT_EQ(complaintOf("epochs", Json::array({whole, whole, whole})), "");
    EXPECT_THAT(complaintOf("epochs", Json::array({whole})), HasSubstr("no checkpoint")) << "one of three";
    const Json two = Json::array({0.5, 0.9});
    EXPECT_THAT(complaintOf("epochs", Json::array({two, two, two})), HasSubstr("no checkpoint"));
}

TEST(Checkpoint, NamesTheArrayThatIsAnotherNetworks) {
    const CheckpointSizes sizes{3, 0, 2, false};
    const auto complaint = [&](auto change) {
        Checkpoint checkpoint = someCheckpoint();
        change(checkpoint);
        return test::errorOf([&] { requireSizes(checkpoint, sizes, "run.ckpt"); });
    };
    EXPECT_EQ(complaint([](Checkpoint&) {}), "");
    EXPECT_EQ(complaint([](Checkpoint& c) { c.bestParameters = {1, 2, 3}; }), "");
    EXPECT_THAT(
        complaint([](Checkpoint& c) { c.bestParameters.resize(4); }),
        testing::AllOf(HasSubstr("run.ckpt"), HasSubstr("its array of best weights has 4 values, not 3")));
    EXPECT_THAT(complaint([](Checkpoint& c) { c.bestState.resize(1); }), HasSubstr("best state"));
    EXPECT_THAT(complaint([](Checkpoint& c) { c.parameters.resize(2); }), HasSubstr("its array of weights"));
    EXPECT_THAT(complaint([](Checkpoint& c) { c.state.resize(1); }), HasSubstr("its array of state"));
    EXPECT_THAT(complaint([](Checkpoint& c) { c.moments.clear(); }), HasSubstr("its array of moments"));
    EXPECT_THAT(complaint([](Checkpoint& c) { c.average.resize(3); }), HasSubstr("its array of averages"));
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
