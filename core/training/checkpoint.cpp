#include "core/training/checkpoint.h"

#include <zlib.h>

#include <cstring>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "core/atomic_file.h"
#include "core/error.h"

namespace digitpad {

namespace {

using Json = nlohmann::json;

constexpr const char* kFormat = "digitpad checkpoint 2";
constexpr const char* kRemedy = "Delete it to train from the beginning";

/// As this machine keeps floats: a checkpoint is for going on where it was written.
Json bytesOf(const std::vector<float>& values) {
    std::vector<std::uint8_t> bytes(values.size() * sizeof(float));
    if (!values.empty()) std::memcpy(bytes.data(), values.data(), bytes.size());
    return Json::binary(std::move(bytes));
}

std::vector<float> floatsOf(const Json& document, const char* name) {
    const auto& bytes = document.at(name).get_binary();
    std::vector<float> values(bytes.size() / sizeof(float));
    if (!values.empty()) std::memcpy(values.data(), bytes.data(), values.size() * sizeof(float));
    return values;
}

std::uint32_t checksumOf(const std::vector<std::uint8_t>& bytes) {
    return static_cast<std::uint32_t>(crc32_z(0, bytes.data(), bytes.size()));
}

/// What a checkpoint file holds beside its format and the checksum.
Json contentOf(const Json& document, const std::filesystem::path& path) {
    if (document.at("format") != kFormat) throw Error(path.string(), "is of another version", kRemedy);
    const auto& content = document.at("content").get_binary();
    if (document.at("crc32").get<std::uint32_t>() != checksumOf(content))
        throw Error(path.string(), "is damaged: its checksum differs", kRemedy);
    return Json::from_cbor(content);
}

std::vector<std::uint8_t> bytesIn(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw Error(path.string(), "cannot be opened", "Check its permissions");
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

void writeCheckpoint(const Checkpoint& checkpoint, const std::filesystem::path& path) {
    const Json content{{"training", checkpoint.training},
                       {"epoch", checkpoint.epoch},
                       {"step", checkpoint.step},
                       {"seconds", checkpoint.seconds},
                       {"parameters", bytesOf(checkpoint.parameters)},
                       {"state", bytesOf(checkpoint.state)},
                       {"moments", bytesOf(checkpoint.moments)},
                       {"average", bytesOf(checkpoint.average)},
                       {"lowestLoss", checkpoint.lowestLoss},
                       {"epochsSinceLowest", checkpoint.epochsSinceLowest},
                       {"bestParameters", bytesOf(checkpoint.bestParameters)},
                       {"bestState", bytesOf(checkpoint.bestState)}};
    std::vector<std::uint8_t> packed = Json::to_cbor(content);
    const std::uint32_t checksum = checksumOf(packed);
    const Json document{
        {"format", kFormat}, {"crc32", checksum}, {"content", Json::binary(std::move(packed))}};
    const std::vector<std::uint8_t> bytes = Json::to_cbor(document);
    writeFileAtomically(path, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

Checkpoint readCheckpoint(const std::filesystem::path& path) {
    try {
        const Json document = contentOf(Json::from_cbor(bytesIn(path)), path);
        Checkpoint checkpoint;
        document.at("training").get_to(checkpoint.training);
        document.at("epoch").get_to(checkpoint.epoch);
        document.at("step").get_to(checkpoint.step);
        document.at("seconds").get_to(checkpoint.seconds);
        checkpoint.parameters = floatsOf(document, "parameters");
        checkpoint.state = floatsOf(document, "state");
        checkpoint.moments = floatsOf(document, "moments");
        checkpoint.average = floatsOf(document, "average");
        document.at("lowestLoss").get_to(checkpoint.lowestLoss);
        document.at("epochsSinceLowest").get_to(checkpoint.epochsSinceLowest);
        checkpoint.bestParameters = floatsOf(document, "bestParameters");
        checkpoint.bestState = floatsOf(document, "bestState");
        return checkpoint;
    } catch (const Json::exception&) {
        throw Error(path.string(), "is damaged, or no checkpoint", kRemedy);
    }
}

void requireSameTraining(const Checkpoint& checkpoint, const std::map<std::string, std::string>& training,
                         const std::filesystem::path& path) {
    for (const auto& [name, value] : training) {
        const auto saved = checkpoint.training.find(name);
        const std::string before = saved == checkpoint.training.end() ? "unknown" : saved->second;
        if (before != value)
            throw Error(path.string(),
                        "belongs to another training: its " + name + " is " + before + ", not " + value,
                        kRemedy);
    }
}

} // namespace digitpad
