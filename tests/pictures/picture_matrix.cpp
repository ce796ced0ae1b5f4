// Accuracy of the picture path under each hardship, or those with WORD in their names:
// picture_matrix [PENS.jsonl [PICTURES_EACH [MODEL.onnx [WORD]]]].
#include <QGuiApplication>
#include <QTextStream>

#include "core/data/readers.h"
#include "core/model/onnx_file.h"
#include "tests/pictures/made_picture.h"
#include "tests/pictures/matrix_row.h"
#include "ui/bundled.h"

namespace digitpad {
namespace {

void measureAll(const QStringList& arguments) {
    const QString pens = arguments.value(1, DIGITPAD_SOURCE_DIR "/tests/digits.jsonl");
    const int count = arguments.value(2, "100").toInt();
    const Classifier classifier(arguments.size() > 3 ? readOnnx(arguments[3].toStdString()) : shippedModel());
    const auto detector = shippedDetector();
    const auto drawings = readPenStrokes(pens.toStdString());
    QTextStream out(stdout);
    for (const test::PictureRecipe& recipe : test::pictureMatrix()) {
        if (!QString::fromStdString(recipe.name).contains(arguments.value(4))) continue;
        const test::MatrixRow row = test::measure(recipe, drawings, count, classifier, detector.get());
        out << QString::fromStdString(recipe.name).leftJustified(26)
            << QString("%1 % right  %2 % rejected  %3 ms")
                   .arg(100.0 * row.right / row.count, 6, 'f', 2)
                   .arg(100.0 * row.rejected / row.count, 5, 'f', 2)
                   .arg(row.millisecondsEach, 7, 'f', 2)
            << Qt::endl;
    }
}

} // namespace
} // namespace digitpad

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    try {
        digitpad::measureAll(QGuiApplication::arguments());
    } catch (const std::exception& error) {
        QTextStream(stderr) << error.what() << Qt::endl;
        return 1;
    }
    return 0;
}
