#include "ui/draw/corrections.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

#include "core/atomic_file.h"
#include "core/error.h"
#include "ui/paths.h"

namespace digitpad {

namespace {

QJsonArray toJson(const Drawing& drawing) {
    QJsonArray strokes;
    for (const Stroke& stroke : drawing.strokes) {
        QJsonArray points;
        for (const PenPoint& point : stroke.points) points.append(QJsonArray{point.x, point.y});
        strokes.append(points);
    }
    return strokes;
}

QByteArray contentOf(const std::filesystem::path& path) {
    QFile file(toQString(path));
    if (!file.exists()) return {};
    if (!file.open(QIODevice::ReadOnly))
        throw Error(path.string(), "cannot be read (" + file.errorString().toStdString() + ")",
                    "Check the file's permissions");
    return file.readAll();
}

} // namespace

void keepCorrection(const std::filesystem::path& file, const Drawing& drawing, int digit) {
    const QJsonArray strokes = toJson(drawing);
    QList<QByteArray> lines = contentOf(file).split('\n');
    while (!lines.isEmpty() && lines.back().isEmpty()) lines.removeLast();
    if (!lines.isEmpty() &&
        QJsonDocument::fromJson(lines.back()).object().value("strokes").toArray() == strokes)
        lines.removeLast();
    const QJsonObject line{
        {"label", QString::number(digit)}, {"source", "corrections"}, {"strokes", strokes}};
    lines.append(QJsonDocument(line).toJson(QJsonDocument::Compact));

    QDir().mkpath(toQString(file.parent_path())); // where this fails, writing says why
    const QByteArray content = lines.join('\n') + '\n';
    writeFileAtomically(file, {content.constData(), static_cast<std::size_t>(content.size())});
}

std::filesystem::path correctionsFile() {
    return toPath(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)) / "corrections.jsonl";
}

} // namespace digitpad
