#include "app/commands/inputs.h"

#include <QDir>
#include <QFileInfo>
#include <QHash>

#include "app/usage_error.h"
#include "core/error.h"
#include "core/model/onnx_file.h"
#include "core/preprocess/sample_renderers.h"
#include "ui/bundled.h"
#include "ui/paths.h"
#include "ui/picture_file.h"

namespace digitpad {

namespace {

/// The same for every name of a file, whether it exists yet or not.
QString identity(const QString& path) {
    const QFileInfo file(path);
    return file.exists() ? file.canonicalFilePath() : QDir::cleanPath(file.absoluteFilePath());
}

void requireWritable(const QString& path) {
    const QFileInfo file(path);
    const QFileInfo folder(file.absolutePath());
    const std::string where = path.toStdString();
    if (file.isDir()) throw Error(where, "is a folder", "Give the name of a file");
    if (file.exists() && !file.isFile()) throw Error(where, "is not a plain file", "Give the name of a file");
    if (!folder.isDir())
        throw Error(where, "its folder does not exist", "Create the folder, or choose another");
    if (!folder.isWritable()) {
        throw Error(where, "its folder cannot be written to", "Change its permissions, or choose another");
    }
}

/// Whether the file exists below the folder: a dataset's, that may be part of it.
bool isBelow(const QString& path, const QString& folder) {
    const QFileInfo file(path);
    return file.exists() && QFileInfo(folder).isDir() && identity(path).startsWith(identity(folder) + '/');
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

Model chosenModel(const OptionParser& parser) {
    const auto path = parser.value("model");
    return path ? readOnnx(toPath(*path)) : shippedModel();
}

Dataset openData(const QString& path, DatasetPart part) {
    return openDataset(toPath(path), part, standardRenderers(loadPicture));
}

void requireWritable(const OptionParser& parser, const QStringList& outputs, const QStringList& inputs) {
    QHash<QString, QString> taken; // by file, the option that names it
    for (const QString& input : inputs)
        for (const QString& path : parser.values(input)) taken.insert(identity(path), input);
    for (const QString& output : outputs) {
        const auto path = parser.value(output);
        if (!path) continue;
        requireWritable(*path);
        requireOutside(parser, output, inputs);
        const QString other = taken.value(identity(*path));
        if (!other.isEmpty()) {
            throw UsageError(QString("--%1 would replace the file of --%2; give it another name")
                                 .arg(output, other)
                                 .toStdString());
        }
        taken.insert(identity(*path), output);
    }
}

} // namespace digitpad
