#include "ui/model_file.h"

#include <QImage>

#include "core/error.h"
#include "core/model/onnx_file.h"

namespace digitpad {

namespace {

DigitImage digitAt(const QImage& sheet, int left, int top) {
    DigitImage digit;
    for (int row = 0; row < kImageSide; ++row) {
        const uchar* line = sheet.constScanLine(top + row) + left;
        for (int column = 0; column < kImageSide; ++column)
            digit.at(row, column) = static_cast<float>(line[column]) / 255;
    }
    return digit;
}

} // namespace

/// The sheet has a row a digit; the sample takes one of each after another, so that any beginning of it is
/// even.
LabelledDigits normalisationSample() {
    const QImage sheet = QImage(":/mnist/sample.png").convertToFormat(QImage::Format_Grayscale8);
    if (sheet.height() != kDigits * kImageSide)
        throw Error("MNIST", "this build has no digits inside to try a model with");
    LabelledDigits sample;
    for (int left = 0; left + kImageSide <= sheet.width(); left += kImageSide)
        for (int digit = 0; digit < kDigits; ++digit) {
            sample.images.push_back(digitAt(sheet, left, digit * kImageSide));
            sample.labels.push_back(digit);
        }
    return sample;
}

AdaptedModel openModelFile(const std::filesystem::path& path, const std::stop_token& stop) {
    Model model = readOnnx(path);
    if (!model.info.isForeign) return {std::move(model), {}};
    return withNormalisation(std::move(model), normalisationSample(), stop);
}

} // namespace digitpad
