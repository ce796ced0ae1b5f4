// What a model file says of its model beside the network.
#include <gmock/gmock.h>
#include <onnx/onnx_pb.h>

#include <functional>

#include "core/model/onnx_file.h"
#include "tests/core/error_message.h"
#include "tests/core/model/models.h"

namespace digitpad::test {
namespace {

using testing::HasSubstr;

ModelInfo fullInfo() {
    ModelInfo info;
    info.name = "Größe \"3\"\n";
    info.architecture = "lenet5";
    info.classes = {"zero", "1", "2", "3", "4", "5", "6", "7", "8", "\"nine\", or 9"};
    info.temperature = 1.0 / 3;
    info.threshold = 0.1 + 0.2;
    info.testAccuracy = 0.9951;
    info.date = "2025-01-31";
    info.training = {{"epochs", "12"}, {"learning rate", "0.003"}, {"", "no name"}};
    return info;
}

std::string lenetWith(const ModelInfo& info) {
    Model model = randomModel("lenet5");
    model.info = info;
    return encodeOnnx(model);
}

/// The same file after `change`.
std::string changed(const std::string& bytes, const std::function<void(onnx::ModelProto&)>& change) {
    onnx::ModelProto file;
    file.ParseFromString(bytes);
    change(file);
    return file.SerializeAsString();
}

std::string withEntry(const std::string& key, const std::string& value) {
    return changed(lenetWith(fullInfo()), [&](onnx::ModelProto& file) {
        for (auto& entry : *file.mutable_metadata_props())
            if (entry.key() == key) entry.set_value(value);
    });
}

std::string complaint(const std::string& bytes) {
    return errorOf([&] { decodeOnnx(bytes, "m.onnx"); });
}

TEST(OnnxMetadata, ComesBackExactly) {
    const ModelInfo expected = fullInfo();
    const ModelInfo info = decodeOnnx(lenetWith(expected), "m.onnx").info;
    EXPECT_EQ(info.name, expected.name);
    EXPECT_EQ(info.architecture, expected.architecture);
    EXPECT_EQ(info.classes, expected.classes);
    EXPECT_EQ(info.temperature, expected.temperature);
    EXPECT_EQ(info.threshold, expected.threshold);
    EXPECT_EQ(info.testAccuracy, expected.testAccuracy);
    EXPECT_EQ(info.date, expected.date);
    EXPECT_EQ(info.training, expected.training);
}

TEST(OnnxMetadata, AnUnknownAccuracyStaysUnknown) {
    EXPECT_EQ(decodeOnnx(lenetWith({}), "m.onnx").info.testAccuracy, std::nullopt);
}

TEST(OnnxMetadata, OtherProgramsModelsAreNamedAfterTheirFile) {
    const std::string bytes = changed(encodeOnnx(randomModel("lenet5", 11)), [](onnx::ModelProto& file) {
        file.clear_metadata_props();
        file.set_producer_name("pytorch");
    });
    const ModelInfo info = decodeOnnx(bytes, "/models/theirs.onnx").info;
    EXPECT_EQ(info.name, "theirs");
    EXPECT_EQ(info.classes.front(), "0");
    EXPECT_EQ(info.classes.back(), "not a digit");
    EXPECT_EQ(info.temperature, 1);
}

TEST(OnnxMetadata, OwnModelsMustHaveTheirs) {
    const std::string bytes = changed(
        lenetWith(fullInfo()), [](onnx::ModelProto& file) { file.mutable_metadata_props()->RemoveLast(); });
    EXPECT_THAT(complaint(bytes), HasSubstr("m.onnx: its metadata 'digitpad.name' is missing"));
}

TEST(OnnxMetadata, ValuesOutOfRangeAreRefused) {
    EXPECT_THAT(complaint(withEntry("digitpad.temperature", "warm")),
                HasSubstr("'digitpad.temperature' is not"));
    EXPECT_THAT(complaint(withEntry("digitpad.temperature", "")), HasSubstr("is not a number"));
    EXPECT_THAT(complaint(withEntry("digitpad.temperature", "0")), HasSubstr("is out of range"));
    EXPECT_THAT(complaint(withEntry("digitpad.temperature", "nan")), HasSubstr("is out of range"));
    EXPECT_THAT(complaint(withEntry("digitpad.threshold", "1.5")), HasSubstr("'digitpad.threshold' is out"));
    EXPECT_THAT(complaint(withEntry("digitpad.test_accuracy", "-1")), HasSubstr("is out of range"));
    EXPECT_THAT(complaint(withEntry("digitpad.classes", "[")), HasSubstr("is not a JSON list"));
    EXPECT_THAT(complaint(withEntry("digitpad.classes", "[1]")), HasSubstr("is not a list of names"));
    EXPECT_THAT(complaint(withEntry("digitpad.classes", R"(["a","b"])")),
                HasSubstr("names 2 classes, but the network has 10 outputs"));
}

TEST(OnnxMetadata, WhatCannotBeReadBackIsNotWritten) {
    ModelInfo info = fullInfo();
    info.classes.push_back("one too many");
    EXPECT_THAT(errorOf([&] { lenetWith(info); }), HasSubstr("names 11 classes"));
    info = fullInfo();
    info.temperature = 0;
    EXPECT_THAT(errorOf([&] { lenetWith(info); }), HasSubstr("'digitpad.temperature' is out of range"));
}

} // namespace
} // namespace digitpad::test
