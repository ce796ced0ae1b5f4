#include "ui/evaluate/dataset_choice.h"

#include <QCoreApplication>

#include "core/data/readers.h"
#include "ui/bundled.h"
#include "ui/paths.h"

namespace digitpad {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("digitpad::DatasetChoice", text);
}

} // namespace

DatasetChoice mnistTestChoice() {
    return {tr("MNIST test"), {}, DatasetPart::Test};
}

DatasetChoice mnistTrainingChoice() {
    return {tr("MNIST training"), {}, DatasetPart::Train};
}

DatasetChoice fileChoice(const std::filesystem::path& path) {
    const auto name = path.has_filename() ? path.filename() : path.parent_path().filename();
    return {toQString(name), path, DatasetPart::Test};
}

EvaluationData loadDataset(const DatasetChoice& choice, const ReadingControl& control) {
    if (choice.path.empty()) return EvaluationData(readIdx(bundledMnist(), choice.part, control));
    return openEvaluationData(choice.path, choice.part, {control, shippedReference});
}

} // namespace digitpad
