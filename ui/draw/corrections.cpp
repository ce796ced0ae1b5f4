#include "ui/draw/corrections.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStandardPaths>

#include "core/atomic_file.h"
#include "core/error.h"
#include "ui/paths.h"

namespace digitpad {

namespace {

/// The end of a line: the same text for the same strokes.
QByteArray strokesAsText(const Drawing& drawing) {
    QJsonArray strokes;
    for (const Stroke& stroke : drawing.strokes) {
        QJsonArray points;
        for (const PenPoint& point : stroke.points) points.append(QJsonArray{point.x, point.y});
        strokes.append(points);
    }
    return "\"strokes\":" + QJsonDocument(strokes).toJson(QJsonDocument::Compact) + "}";
}

QByteArray contentOf(const std::filesystem::path& path) {
    QFile file(toQString(path));
    if (!file.exists()) return {};
    if (!file.open(QIODevice::ReadOnly))
        throw Error(path.string(), "cannot be read (" + file.errorString().toStdString() + ")",
                    "Check the file's permissions");
    return file.readAll();
}

void removeFile(const std::filesystem::path& path) {
    QFile file(toQString(path));
    if (file.exists() && !file.remove())
        throw Error(path.string(), "cannot be removed (" + file.errorString().toStdString() + ")",
                    "Check the folder's permissions");
}

} // namespace

void keepCorrection(const std::filesystem::path& file, const Drawing& drawing, std::optional<int> digit) {
    const QByteArray strokes = strokesAsText(drawing);
    QList<QByteArray> lines = contentOf(file).split('\n');
    lines.removeIf([&](const QByteArray& line) { return line.isEmpty() || line.endsWith(strokes); });
    if (digit)
        lines.append(R"({"label":")" + QByteArray::number(*digit) + R"(","source":"corrections",)" + strokes);
    if (lines.isEmpty()) return removeFile(file);

    QDir().mkpath(toQString(file.parent_path())); // where this fails, writing says why
    QByteArray content;
    for (const QByteArray& line : lines) content += line + '\n';
    writeFileAtomically(file, {content.constData(), static_cast<std::size_t>(content.size())});
}

std::filesystem::path correctionsFile() {
    return toPath(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)) / "corrections.jsonl";
}

} // namespace digitpad
