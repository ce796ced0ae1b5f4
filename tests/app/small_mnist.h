// A few hundred of MNIST's images as an IDX folder, and a model trained on them: enough to try every command
// on.
#pragma once

#include <gtest/gtest.h>

#include <QTemporaryDir>
#include <filesystem>

#include "core/atomic_file.h"
#include "core/data/readers.h"
#include "tests/app/program.h"

namespace digitpad::test {

inline std::string bigEndian(std::uint32_t value) {
    std::string bytes;
    for (const int shift : {24, 16, 8, 0}) bytes += static_cast<char>(value >> shift);
    return bytes;
}

inline void writeIdx(const std::filesystem::path& folder, const std::string& part, const Dataset& data,
                     std::size_t count) {
    const auto size = static_cast<std::uint32_t>(count);
    std::string images = bigEndian(0x803) + bigEndian(size) + bigEndian(kImageSide) + bigEndian(kImageSide);
    std::string labels = bigEndian(0x801) + bigEndian(size);
    for (std::size_t i = 0; i < count; ++i) {
        images.append(reinterpret_cast<const char*>(data.pixels(i).data()), kImagePixels);
        labels += static_cast<char>(data.label(i));
    }
    writeFileAtomically(folder / (part + "-images-idx3-ubyte"), images);
    writeFileAtomically(folder / (part + "-labels-idx1-ubyte"), labels);
}

/// The folder `data`, the model `model.onnx` and room for more, shared by a suite's tests.
class SmallMnist : public testing::Test {
protected:
    static void SetUpTestSuite() {
        const std::filesystem::path mnist =
            std::filesystem::path(DIGITPAD_SOURCE_DIR) / "resources" / "mnist";
        s_folder = std::make_unique<QTemporaryDir>();
        const std::filesystem::path data = path("data").toStdString();
        std::filesystem::create_directory(data);
        writeIdx(data, "train", readIdx(mnist, DatasetPart::Train), 600);
        writeIdx(data, "t10k", readIdx(mnist, DatasetPart::Test), 200);
        const Outcome trained = train({"--out", path("model.onnx")});
        ASSERT_EQ(trained.exitCode, 0) << trained;
    }

    static void TearDownTestSuite() { s_folder.reset(); }

    static QString path(const QString& name) { return s_folder->filePath(name); }

    /// One short epoch of the smallest network, with `more` arguments.
    static Outcome train(const QStringList& more) {
        return runDigitpad(QStringList{"train", "--data", path("data"), "--preset", "lenet5", "--epochs", "1",
                                       "--threads", "2"} +
                           more);
    }

    static void write(const QString& name, const std::string& content) {
        writeFileAtomically(path(name).toStdString(), content);
    }

    /// What is in the folder `name`, temporary files too.
    static QStringList filesIn(const QString& name) {
        return QDir(path(name)).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }

private:
    inline static std::unique_ptr<QTemporaryDir>
        s_folder; // GoogleTest shares a suite's fixture through statics
};

} // namespace digitpad::test
