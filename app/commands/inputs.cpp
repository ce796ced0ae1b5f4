#include "app/commands/inputs.h"

#include <QFileInfo>

#include "core/error.h"
#include "core/model/onnx_file.h"
#include "core/preprocess/sample_renderers.h"
#include "ui/bundled.h"
#include "ui/paths.h"
#include "ui/picture_file.h"

namespace digitpad {

Model chosenModel(const OptionParser& parser) {
    const auto path = parser.value("model");
    return path ? readOnnx(toPath(*path)) : shippedModel();
}

Dataset openData(const QString& path, DatasetPart part) {
    return openDataset(toPath(path), part, standardRenderers(loadPicture));
}

void requireWritable(const QString& path) {
    const QFileInfo file(path);
    const QFileInfo folder(file.absolutePath());
    const std::string where = path.toStdString();
    if (file.isDir()) throw Error(where, "is a folder", "Give the name of a file");
    if (!folder.isDir())
        throw Error(where, "its folder does not exist", "Create the folder, or choose another");
    if (!folder.isWritable()) {
        throw Error(where, "its folder cannot be written to", "Change its permissions, or choose another");
    }
}

} // namespace digitpad
