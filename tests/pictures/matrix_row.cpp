#include "tests/pictures/matrix_row.h"

#include <QFile>
#include <QTemporaryDir>
#include <chrono>

#include "core/reading/reader.h"
#include "core/synthesis/pen_variation.h"
#include "ui/paths.h"
#include "ui/picture_file.h"

namespace digitpad::test {

namespace {

/// Hands differ, but nobody's digit becomes unreadable: what is measured is the picture.
constexpr PenVariation kSteadyHand{
    .rotation = 5, .slant = 0.1, .aspect = 0.1, .wobble = 0.01, .tremor = 0.002, .sparsestPoints = 0};

} // namespace

MatrixRow measure(const PictureRecipe& recipe, const std::vector<LabelledDrawing>& drawings, int count,
                  const Classifier& classifier, const DigitDetector* detector) {
    const QTemporaryDir folder;
    const QString file = folder.filePath(recipe.jpegQuality >= 0 ? "picture.jpg" : "picture.png");
    Workspace workspace;
    MatrixRow row;
    for (int i = 0; i < count; ++i) {
        Random random = Random::forStream(1, static_cast<std::uint64_t>(i)); // the same digits in every row
        const LabelledDrawing& digit = drawings[static_cast<std::size_t>(i) % drawings.size()];
        const Drawing drawing = varied(digit.drawing, kSteadyHand, random);
        QFile out(file);
        if (!out.open(QIODevice::WriteOnly)) return row;
        out.write(makePicture(drawing, recipe, random));
        out.close();

        const GreyImage picture = loadPicture(toPath(file));
        const auto start = std::chrono::steady_clock::now();
        const Reading reading = readPicture(picture, classifier, detector, workspace);
        row.millisecondsEach +=
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count() /
            count;
        ++row.count;
        if (reading.digits.size() != 1) continue;
        const Prediction& prediction = reading.digits.front().prediction;
        if (std::to_string(prediction.digit) != digit.label) continue;
        ++row.right;
        if (prediction.rejected) ++row.rejected;
    }
    return row;
}

} // namespace digitpad::test
