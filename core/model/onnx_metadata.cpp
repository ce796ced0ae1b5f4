#include "core/model/onnx_metadata.h"

#include <array>
#include <charconv>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "core/data/digit_image.h"
#include "core/error.h"
#include "core/printable.h"

namespace digitpad {
namespace {

using Entries = std::map<std::string, std::string>;

constexpr const char* kPrefix = "digitpad.";
constexpr const char* kTrainingPrefix = "training.";
constexpr const char* kDetect = "detect";

/// The shortest text that reads back to the same number.
std::string toText(double value) {
    std::array<char, 32> buffer{};
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return {buffer.data(), result.ptr};
}

void addEntry(onnx::ModelProto& file, const std::string& key, const std::string& value) {
    onnx::StringStringEntryProto& entry = *file.add_metadata_props();
    entry.set_key(kPrefix + key);
    entry.set_value(value);
}

Entries entriesOf(const onnx::ModelProto& file) {
    const std::string prefix = kPrefix;
    Entries entries;
    for (const onnx::StringStringEntryProto& entry : file.metadata_props())
        if (entry.key().starts_with(prefix)) entries[entry.key().substr(prefix.size())] = entry.value();
    return entries;
}

[[noreturn]] void fail(const std::string& where, const std::string& key, const std::string& problem) {
    throw Error(where, "its metadata '" + printable(kPrefix + key) + "' " + problem, "The file is damaged");
}

std::string text(const Entries& entries, const std::string& key, const std::string& fallback = {}) {
    const auto entry = entries.find(key);
    return entry == entries.end() ? fallback : entry->second;
}

std::optional<double> number(const Entries& entries, const std::string& key, double most,
                             const std::string& where) {
    const auto entry = entries.find(key);
    if (entry == entries.end()) return std::nullopt;
    const std::string& written = entry->second;
    double value = 0;
    const auto result = std::from_chars(written.data(), written.data() + written.size(), value);
    if (result.ec != std::errc{} || result.ptr != written.data() + written.size())
        fail(where, key, "is not a number");
    if (!(value >= 0 && value <= most)) fail(where, key, "is out of range");
    return value;
}

std::vector<std::string> defaultClasses(int count) {
    std::vector<std::string> names;
    names.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) names.push_back(std::to_string(i));
    if (count == kDigits + 1) names.back() = "not a digit";
    return names;
}

std::vector<std::string> readClasses(const Entries& entries, int count, const std::string& where) {
    const auto entry = entries.find("classes");
    if (entry == entries.end()) return defaultClasses(count);
    const auto json = nlohmann::json::parse(entry->second, nullptr, false);
    std::vector<std::string> names;
    if (!json.is_array()) fail(where, "classes", "is not a JSON list");
    for (const auto& name : json) {
        if (!name.is_string()) fail(where, "classes", "is not a list of names");
        names.push_back(name.get<std::string>());
    }
    if (names.size() != static_cast<std::size_t>(count))
        fail(where, "classes",
             "names " + std::to_string(names.size()) + " classes, but the network has " +
                 std::to_string(count) + " outputs");
    return names;
}

std::map<std::string, std::string> readTraining(const Entries& entries) {
    const std::string prefix = kTrainingPrefix;
    std::map<std::string, std::string> training;
    for (const auto& [key, value] : entries)
        if (key.starts_with(prefix)) training[key.substr(prefix.size())] = value;
    return training;
}

} // namespace

// The name comes last and is required, so that a file cut off between two entries is noticed.
void writeMetadata(const ModelInfo& info, onnx::ModelProto& file) {
    for (const auto& [option, value] : info.training) addEntry(file, kTrainingPrefix + option, value);
    if (info.task == ModelTask::Detect) addEntry(file, "task", kDetect);
    addEntry(file, "architecture", info.architecture);
    // Bytes that are no UTF-8 are replaced, since JSON cannot carry them.
    addEntry(file, "classes",
             nlohmann::json(info.classes).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    addEntry(file, "temperature", toText(info.temperature));
    addEntry(file, "threshold", toText(info.threshold));
    if (info.testAccuracy) addEntry(file, "test_accuracy", toText(*info.testAccuracy));
    if (!info.normalisation.empty()) addEntry(file, "normalisation", info.normalisation);
    addEntry(file, "date", info.date);
    addEntry(file, "name", info.name);
}

ModelTask readTask(const onnx::ModelProto& file, const std::string& where) {
    const Entries entries = entriesOf(file);
    const auto entry = entries.find("task");
    if (entry == entries.end()) return ModelTask::Classify;
    if (entry->second != kDetect)
        fail(where, "task", "is '" + printable(entry->second) + "', which is not known");
    return ModelTask::Detect;
}

ModelInfo readMetadata(const onnx::ModelProto& file, int classCount, const std::string& where) {
    const Entries entries = entriesOf(file);
    if (file.producer_name() == kOnnxProducer && !entries.contains("name")) fail(where, "name", "is missing");
    ModelInfo info;
    info.task = readTask(file, where);
    info.name = text(entries, "name", std::filesystem::path(where).stem().string());
    info.architecture = text(entries, "architecture");
    info.classes = readClasses(entries, classCount, where);
    info.temperature = number(entries, "temperature", 1e6, where).value_or(1);
    if (info.temperature <= 0) fail(where, "temperature", "is out of range");
    info.threshold = number(entries, "threshold", 1, where).value_or(0);
    info.testAccuracy = number(entries, "test_accuracy", 1, where);
    info.date = text(entries, "date");
    info.training = readTraining(entries);
    info.isForeign = entries.empty();
    info.normalisation = text(entries, "normalisation");
    return info;
}

} // namespace digitpad
