// Weights in files beside the model: read from there, and from nowhere else.
#include <gmock/gmock.h>
#include <sys/stat.h>

#include <cstring>

#include "core/model/onnx_file.h"
#include "tests/core/error_message.h"
#include "tests/core/model/models.h"
#include "tests/core/model/onnx_graphs.h"
#include "tests/core/temp_folder.h"

namespace digitpad::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

constexpr std::size_t kWeights = 7840;

struct Entry {
    std::string location = "w.bin";
    std::string offset{};
    std::string length{};
};

/// A dense layer whose weights lie elsewhere.
std::string modelWith(const Entry& entry) {
    GraphBuilder b;
    onnx::TensorProto& tensor = b.weights("w", {784, 10});
    tensor.clear_raw_data();
    tensor.set_data_location(onnx::TensorProto::EXTERNAL);
    const auto add = [&](const std::string& key, const std::string& value) {
        if (value.empty()) return;
        onnx::StringStringEntryProto& pair = *tensor.add_external_data();
        pair.set_key(key);
        pair.set_value(value);
    };
    add("location", entry.location);
    add("offset", entry.offset);
    add("length", entry.length);
    b.node("Flatten", "flat", {"image"});
    b.node("MatMul", "logits", {"flat", "w"});
    return b.bytes("logits");
}

std::string weightBytes() {
    std::string bytes(kWeights * sizeof(float), '\0');
    for (std::size_t i = 0; i < kWeights; ++i) {
        const float value = static_cast<float>(i % 13) / 13;
        std::memcpy(bytes.data() + i * sizeof(float), &value, sizeof(float));
    }
    return bytes;
}

class OnnxExternal : public testing::Test {
protected:
    OnnxExternal() {
        std::filesystem::create_directory(m_inner);
        m_folder.write("inner/w.bin", weightBytes());
        m_folder.write("secret.bin", weightBytes());
    }

    std::filesystem::path writeModel(const Entry& entry) const {
        return m_folder.write("inner/m.onnx", modelWith(entry));
    }
    std::string complaint(const Entry& entry) const {
        const std::filesystem::path file = writeModel(entry);
        return errorOf([&] { readOnnx(file); });
    }

    TempFolder m_folder;
    std::filesystem::path m_inner = m_folder / "inner";
};

TEST_F(OnnxExternal, IsReadFromBesideTheModel) {
    EXPECT_EQ(complaint({}), "");
    const Model whole = readOnnx(writeModel({.offset = "0", .length = std::to_string(kWeights * 4)}));
    m_folder.write("inner/later.bin", "12345678" + weightBytes() + "behind");
    const Model later = readOnnx(
        writeModel({.location = "later.bin", .offset = "8", .length = std::to_string(kWeights * 4)}));
    EXPECT_EQ(logitsOf(whole, randomImages(1)), logitsOf(later, randomImages(1)));
    m_folder.write("inner/deep/w.bin", weightBytes());
    EXPECT_EQ(complaint({.location = "deep/w.bin"}), "");
    EXPECT_EQ(complaint({.location = "./w.bin"}), "");
}

TEST_F(OnnxExternal, IsReadFromTheCurrentFolder) {
    const std::filesystem::path before = std::filesystem::current_path();
    writeModel({});
    std::filesystem::current_path(m_inner);
    EXPECT_EQ(errorOf([] { readOnnx("m.onnx"); }), "");
    std::filesystem::current_path(before);
}

TEST_F(OnnxExternal, IsReadFromNowhereElse) {
    const std::string secret = (m_folder / "secret.bin").string();
    EXPECT_THAT(complaint({.location = "../secret.bin"}), HasSubstr("is not beside the model file"));
    EXPECT_THAT(complaint({.location = "deep/../../secret.bin"}), HasSubstr("is not beside the model file"));
    EXPECT_THAT(complaint({.location = secret}), HasSubstr("is not beside the model file"));
    EXPECT_THAT(complaint({.location = ""}), HasSubstr("is not beside the model file"));
    std::filesystem::create_symlink(secret, m_inner / "link.bin");
    EXPECT_THAT(complaint({.location = "link.bin"}), HasSubstr("leads out of the model's folder"));
    std::filesystem::create_directory_symlink(m_folder.path(), m_inner / "up");
    EXPECT_THAT(complaint({.location = "up/secret.bin"}), HasSubstr("leads out of the model's folder"));
    std::filesystem::create_symlink("loop.bin", m_inner / "loop.bin");
    EXPECT_THAT(complaint({.location = "loop.bin"}), HasSubstr("cannot be opened"));
    std::filesystem::create_symlink("w.bin", m_inner / "inside.bin");
    EXPECT_EQ(complaint({.location = "inside.bin"}), "");
}

TEST_F(OnnxExternal, MustBeAPlainFile) {
    EXPECT_THAT(complaint({.location = "missing.bin"}),
                AllOf(StartsWith((m_inner / "m.onnx").string() + ": constant 'w'"),
                      HasSubstr("'missing.bin', which cannot be opened")));
    EXPECT_THAT(complaint({.location = "."}), HasSubstr("which is no file"));
    ASSERT_EQ(mkfifo((m_inner / "pipe").c_str(), 0600), 0);
    EXPECT_THAT(complaint({.location = "pipe"}), HasSubstr("which is no file"));
    EXPECT_THAT(errorOf([&] { readOnnx(m_inner / "pipe"); }), HasSubstr("is not a plain file"));
}

TEST_F(OnnxExternal, MustHaveWhatTheModelSays) {
    const std::string all = std::to_string(kWeights * 4);
    EXPECT_THAT(complaint({.offset = "4", .length = all}), HasSubstr("reaches over the end of 'w.bin'"));
    EXPECT_THAT(complaint({.offset = "18446744073709551615", .length = "8"}),
                HasSubstr("reaches over the end"));
    EXPECT_THAT(complaint({.offset = "8", .length = "18446744073709551615"}),
                HasSubstr("reaches over the end"));
    EXPECT_THAT(complaint({.offset = "99999999999999999999"}),
                HasSubstr("offset of its data in another file"));
    EXPECT_THAT(complaint({.offset = "-4"}), HasSubstr("is no number"));
    EXPECT_THAT(complaint({.length = "400"}), HasSubstr("has 100 values where its sizes [784, 10] say 7840"));
}

TEST_F(OnnxExternal, CountsAgainstTheSizeOfAModel) {
    m_folder.write("inner/huge.bin", "");
    std::filesystem::resize_file(m_inner / "huge.bin", std::uintmax_t{1} << 36); // sparse
    EXPECT_THAT(complaint({.location = "huge.bin"}), HasSubstr("the model is larger than 64 MiB"));
}

TEST_F(OnnxExternal, NamesAreMadeHarmless) {
    const std::string said = complaint({.location = "\x1b[2J\n.bin"});
    EXPECT_EQ(said.find('\x1b'), std::string::npos);
    EXPECT_EQ(said.find('\n'), std::string::npos);
}

} // namespace
} // namespace digitpad::test
