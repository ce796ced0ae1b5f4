#include "core/training/checkpoint.h"

#include <zlib.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "core/atomic_file.h"
#include "core/bounded_json.h"
#include "core/error.h"

namespace digitpad {

namespace {

using Json = nlohmann::json;

constexpr const char* kFormat = "digitpad checkpoint 2";
constexpr const char* kRemedy = "Delete it to train from the beginning";
// Far beyond any training, so that sums of them still fit.
constexpr std::uint64_t kMostEpochs = 1'000'000;
constexpr std::uint64_t kMostSteps = 1'000'000'000'000'000;
constexpr double kMostSeconds = 1e10;

/// As this machine keeps floats: a checkpoint is for going on where it was written.
Json bytesOf(const std::vector<float>& values) {
    std::vector<std::uint8_t> bytes(values.size() * sizeof(float));
    if (!values.empty()) std::memcpy(bytes.data(), values.data(), bytes.size());
    return Json::binary(std::move(bytes));
}

[[noreturn]] void failAsDamaged(const std::filesystem::path& path) {
    throw Error(path.string(), "is damaged, or no checkpoint", kRemedy);
}

std::uint32_t checksumOf(const std::vector<std::uint8_t>& bytes) {
    return static_cast<std::uint32_t>(crc32_z(0, bytes.data(), bytes.size()));
}

std::vector<std::uint8_t> bytesIn(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw Error(path.string(), "cannot be opened", "Check its permissions");
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The parser recurses, and a checksum is easily made to fit: both layers are looked at first.
Json parsed(const std::vector<std::uint8_t>& bytes, const std::filesystem::path& path) {
    constexpr int kDeepest = 4;                // a checkpoint has three levels,
    constexpr std::size_t kMostItems = 20'000; // and seven items for each of at most 1,000 epochs
    if (!isBoundedCbor(bytes, kDeepest, kMostItems)) failAsDamaged(path);
    return Json::from_cbor(bytes);
}

/// What a checkpoint file holds beside its format and the checksum.
Json contentOf(const Json& document, const std::filesystem::path& path) {
    if (document.at("format") != kFormat) throw Error(path.string(), "is of another version", kRemedy);
    const auto& content = document.at("content").get_binary();
    if (document.at("crc32").get<std::uint32_t>() != checksumOf(content))
        throw Error(path.string(), "is damaged: its checksum differs", kRemedy);
    return parsed(content, path);
}

/// Takes values out of a checkpoint's content; throws Error for what cannot be one.
class Fields {
public:
    Fields(const Json& content, const std::filesystem::path& path) : m_content(content), m_path(path) {}

    std::uint64_t count(const char* name, std::uint64_t most) const {
        const Json& value = m_content.at(name);
        if (!value.is_number_unsigned() || value.get<std::uint64_t>() > most) fail(name, "is out of range");
        return value.get<std::uint64_t>();
    }

    double number(const char* name, double most) const {
        const Json& value = m_content.at(name);
        const double number = value.is_number() ? value.get<double>() : -1;
        if (!(number >= 0 && number <= most)) fail(name, "is out of range");
        return number;
    }

    std::vector<float> floats(const char* name) const {
        const auto& bytes = m_content.at(name).get_binary();
        if (bytes.size() % sizeof(float) != 0) fail(name, "is cut short");
        std::vector<float> values(bytes.size() / sizeof(float));
        if (!values.empty()) std::memcpy(values.data(), bytes.data(), bytes.size());
        if (!std::ranges::all_of(values, [](float value) { return std::isfinite(value); }))
            fail(name, "has values that are no finite numbers");
        return values;
    }

private:
    [[noreturn]] void fail(const std::string& name, const std::string& what) const {
        throw Error(m_path.string(), "is no usable checkpoint: its " + name + " " + what, kRemedy);
    }

    const Json& m_content;
    const std::filesystem::path& m_path;
};

/// Each a list of its figures, null for what was not measured.
Json toJson(const std::vector<EpochRecord>& epochs) {
    Json list = Json::array();
    const auto orNull = [](const std::optional<double>& value) { return value ? Json(*value) : Json(); };
    for (const EpochRecord& epoch : epochs)
        list.push_back({epoch.trainingLoss, epoch.trainingAccuracy, orNull(epoch.validationLoss),
                        orNull(epoch.validationAccuracy), epoch.seconds, epoch.best});
    return list;
}

std::vector<EpochRecord> epochsOf(const Json& list, int count, const std::filesystem::path& path) {
    if (!list.is_array() || (!list.empty() && list.size() != static_cast<std::size_t>(count)))
        failAsDamaged(path);
    const auto optional = [](const Json& value) {
        return value.is_null() ? std::nullopt : std::optional(value.get<double>());
    };
    std::vector<EpochRecord> epochs;
    for (const Json& figures : list)
        epochs.push_back({static_cast<int>(epochs.size()) + 1, figures.at(0).get<double>(),
                          figures.at(1).get<double>(), optional(figures.at(2)), optional(figures.at(3)),
                          figures.at(4).get<double>(), figures.at(5).get<bool>()});
    return epochs;
}

void requireSize(std::size_t size, std::size_t expected, const std::string& name,
                 const std::filesystem::path& path) {
    if (size != expected)
        throw Error(path.string(),
                    "is no usable checkpoint of this network: its " + name + " has " + std::to_string(size) +
                        " values, not " + std::to_string(expected),
                    kRemedy);
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
                       {"bestState", bytesOf(checkpoint.bestState)},
                       {"betterThanGuessing", checkpoint.betterThanGuessing},
                       {"epochs", toJson(checkpoint.epochs)}};
    std::vector<std::uint8_t> packed = Json::to_cbor(content);
    const std::uint32_t checksum = checksumOf(packed);
    const Json document{
        {"format", kFormat}, {"crc32", checksum}, {"content", Json::binary(std::move(packed))}};
    const std::vector<std::uint8_t> bytes = Json::to_cbor(document);
    writeFileAtomically(path, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

Checkpoint readCheckpoint(const std::filesystem::path& path) {
    try {
        const Json content = contentOf(parsed(bytesIn(path), path), path);
        const Fields fields(content, path);
        Checkpoint checkpoint;
        content.at("training").get_to(checkpoint.training);
        checkpoint.epoch = static_cast<int>(fields.count("epoch", kMostEpochs));
        checkpoint.step = fields.count("step", kMostSteps);
        checkpoint.seconds = fields.number("seconds", kMostSeconds);
        checkpoint.parameters = fields.floats("parameters");
        checkpoint.state = fields.floats("state");
        checkpoint.moments = fields.floats("moments");
        checkpoint.average = fields.floats("average");
        checkpoint.lowestLoss = fields.number("lowestLoss", std::numeric_limits<double>::infinity());
        checkpoint.epochsSinceLowest =
            static_cast<int>(fields.count("epochsSinceLowest", static_cast<std::uint64_t>(checkpoint.epoch)));
        checkpoint.bestParameters = fields.floats("bestParameters");
        checkpoint.bestState = fields.floats("bestState");
        checkpoint.betterThanGuessing = content.value("betterThanGuessing", true);
        if (content.contains("epochs"))
            checkpoint.epochs = epochsOf(content.at("epochs"), checkpoint.epoch, path);
        return checkpoint;
    } catch (const Json::exception&) {
        failAsDamaged(path);
    }
}

void requireSizes(const Checkpoint& checkpoint, const CheckpointSizes& sizes,
                  const std::filesystem::path& path) {
    requireSize(checkpoint.parameters.size(), sizes.parameters, "array of weights", path);
    requireSize(checkpoint.state.size(), sizes.state, "array of state", path);
    requireSize(checkpoint.moments.size(), sizes.moments, "array of moments", path);
    requireSize(checkpoint.average.size(), sizes.averaged ? sizes.parameters : 0, "array of averages", path);
    const bool best = !checkpoint.bestParameters.empty();
    requireSize(checkpoint.bestParameters.size(), best ? sizes.parameters : 0, "array of best weights", path);
    requireSize(checkpoint.bestState.size(), best ? sizes.state : 0, "array of best state", path);
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
