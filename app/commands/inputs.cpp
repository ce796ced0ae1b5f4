#include "app/commands/inputs.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <system_error>

#ifdef _WIN32
#include <io.h>
#else
#include <unistd.h>
#endif

#include "app/usage_error.h"
#include "core/error.h"
#include "core/model/onnx_file.h"
#include "core/preprocess/sample_renderers.h"
#include "ui/bundled.h"
#include "ui/model_file.h"
#include "ui/paths.h"
#include "ui/picture_file.h"

namespace digitpad {

namespace {

namespace fs = std::filesystem;

/// The same for every name of a file, whether it exists yet or not.
fs::path identity(const QString& name) {
    std::error_code error;
    const fs::path absolute = fs::absolute(toPath(name), error);
    fs::path canonical = fs::weakly_canonical(absolute, error);
    return error ? absolute.lexically_normal() : canonical;
}

bool mayWrite(const fs::path& path) {
#ifdef _WIN32
    return _waccess(path.c_str(), 2) == 0;
#else
    return ::access(path.c_str(), W_OK) == 0;
#endif
}

void requireWritable(const QString& name) {
    std::error_code error;
    const fs::path path = toPath(name);
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    const fs::file_status file = fs::status(path, error);
    const std::string where = printableName(name);
    if (error && file.type() == fs::file_type::none) // a link that leads back to itself, a name too long
        throw Error(where, "cannot be written: " + error.message(), "Choose another place");
    if (fs::is_directory(file)) throw Error(where, "is a folder", "Give the name of a file");
    if (fs::exists(file) && !fs::is_regular_file(file))
        throw Error(where, "is not a plain file", "Give the name of a file");
    if (!fs::is_directory(folder, error))
        throw Error(where, "its folder does not exist", "Create the folder, or choose another");
    if (!mayWrite(folder))
        throw Error(where, "its folder cannot be written to", "Change its permissions, or choose another");
}

/// Whether the file exists below the folder: a dataset's, that may be part of it.
bool isBelow(const QString& name, const QString& folder) {
    std::error_code error;
    if (!fs::exists(toPath(name), error) || !fs::is_directory(toPath(folder), error)) return false;
    const fs::path inner = identity(name);
    const fs::path outer = identity(folder);
    return inner != outer && std::ranges::mismatch(outer, inner).in1 == outer.end();
}

void requireOutside(const OptionParser& parser, const QString& output, const QStringList& inputs) {
    // What lies at a checkpoint's place is read first, and refused if it is none.
    if (output == "checkpoint") return;
    const QString path = *parser.value(output);
    for (const QString& input : inputs) {
        for (const QString& folder : parser.values(input)) {
            if (!isBelow(path, folder)) continue;
            const auto text =
                QString("--%1 would replace a file in the folder of --%2; give it another name");
            throw UsageError(text.arg(output, input).toStdString());
        }
    }
}

} // namespace

Model chosenModel(const OptionParser& parser, Console& console) {
    const auto path = parser.value("model");
    return path ? openModel(*path, console) : shippedModel();
}

Model openModel(const QString& file, Console& console) {
    AdaptedModel adapted = openModelFile(toPath(file));
    if (!adapted.note.empty()) console.complain(QString::fromStdString(adapted.note));
    return std::move(adapted.model);
}

void addDetectorOption(OptionParser& parser) {
    parser.addOption("detector", "D",
                     "ONNX model that finds the digits in pictures; the shipped one otherwise.");
}

std::shared_ptr<const DigitDetector> chosenDetector(const OptionParser& parser) {
    const auto path = parser.value("detector");
    if (!path) return shippedDetector();
    return std::make_shared<const DigitDetector>(readOnnx(toPath(*path), ModelTask::Detect));
}

Dataset openData(const QString& path, DatasetPart part, Console& console) {
    Dataset data = openUpright(toPath(path), part, standardRenderers(loadPicture), openingWith(console));
    console.clearProgress();
    tell(data.notes(), console);
    return data;
}

Opening openingWith(Console& console) {
    const auto show = [&console](std::size_t samples, double share) {
        console.showProgress(share, QString("reading, %1 samples").arg(samples));
    };
    return {{{}, show}, shippedReference};
}

void tell(std::span<const std::string> notes, Console& console) {
    for (const std::string& note : notes) console.complain(QString::fromStdString(note));
}

void requireWritable(const OptionParser& parser, const QStringList& outputs, const QStringList& inputs) {
    std::map<fs::path, QString> taken; // by file, the option that names it
    for (const QString& input : inputs)
        for (const QString& path : parser.values(input)) taken.insert_or_assign(identity(path), input);
    for (const QString& output : outputs) {
        const auto path = parser.value(output);
        if (!path) continue;
        requireWritable(*path);
        requireOutside(parser, output, inputs);
        const auto [other, isNew] = taken.emplace(identity(*path), output);
        if (!isNew) {
            throw UsageError(QString("--%1 would replace the file of --%2; give it another name")
                                 .arg(output, other->second)
                                 .toStdString());
        }
    }
}

} // namespace digitpad
