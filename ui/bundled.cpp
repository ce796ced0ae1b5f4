#include "ui/bundled.h"

#include <QCoreApplication>
#include <QFile>
#include <algorithm>
#include <optional>

#include "core/error.h"
#include "core/model/onnx_file.h"
#include "ui/paths.h"

namespace digitpad {

namespace {

constexpr auto kModelResource = ":/models/default.onnx";
constexpr auto kDetectorResource = ":/models/detector.onnx";

Model modelIn(const char* resource, const char* name, ModelTask task) {
    QFile file(resource);
    if (!file.open(QIODevice::ReadOnly))
        throw Error(name, "this build has none inside", "Train one, or open a model file");
    const QByteArray bytes = file.readAll();
    return decodeOnnx({bytes.constData(), static_cast<std::size_t>(bytes.size())}, name, task);
}

/// Installed beside the binary, or in the source tree this binary was built from.
std::optional<std::filesystem::path> bundledFolder(const char* name) {
    const std::filesystem::path binary = toPath(QCoreApplication::applicationDirPath());
    for (const auto& folder :
         {binary / ".." / "share" / "digitpad" / name, std::filesystem::path(DIGITPAD_RESOURCES) / name}) {
        std::error_code ignored; // a folder that cannot be looked at is one that is not there
        if (std::filesystem::is_directory(folder, ignored)) return folder.lexically_normal();
    }
    return std::nullopt;
}

} // namespace

bool hasShippedModel() {
    return QFile::exists(kModelResource);
}

Model shippedModel() {
    return modelIn(kModelResource, "shipped model", ModelTask::Classify);
}

std::shared_ptr<const Classifier> shippedReference() {
    return hasShippedModel() ? std::make_shared<const Classifier>(shippedModel()) : nullptr;
}

std::shared_ptr<const DigitDetector> shippedDetector() {
    if (!QFile::exists(kDetectorResource)) return nullptr;
    return std::make_shared<const DigitDetector>(
        modelIn(kDetectorResource, "shipped detector", ModelTask::Detect));
}

std::filesystem::path bundledMnist() {
    if (const auto folder = bundledFolder("mnist")) return *folder;
    throw Error("MNIST", "the bundled files are not installed beside the program",
                "Reinstall, or choose a dataset of your own");
}

std::vector<std::filesystem::path> samplePictures() {
    std::vector<std::filesystem::path> pictures;
    if (const auto folder = bundledFolder("samples"))
        for (const auto& entry : std::filesystem::directory_iterator(*folder))
            if (entry.path().extension() == ".png") pictures.push_back(entry.path());
    std::sort(pictures.begin(), pictures.end());
    return pictures;
}

} // namespace digitpad
