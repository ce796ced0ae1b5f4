#include "ui/evaluate/dataset_choice.h"

#include <QCoreApplication>

#include "core/error.h"
#include "core/preprocess/sample_renderers.h"
#include "ui/bundled.h"
#include "ui/paths.h"
#include "ui/picture_file.h"

namespace digitpad {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("digitpad::DatasetChoice", text);
}

/// `render`, with a look at `stop` before each sample, so that a folder of many pictures can be cancelled.
template <typename Source>
std::function<DigitImage(const Source&)> stoppable(std::function<DigitImage(const Source&)> render,
                                                   const std::stop_token& stop) {
    return [render = std::move(render), stop](const Source& source) {
        if (stop.stop_requested()) throw Error("dataset", "reading was cancelled");
        return render(source);
    };
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

Dataset loadDataset(const DatasetChoice& choice, const std::stop_token& stop) {
    if (choice.path.empty()) return readIdx(bundledMnist(), choice.part);
    SampleRenderers renderers = standardRenderers(loadPicture);
    renderers.picture = stoppable(std::move(renderers.picture), stop);
    renderers.drawing = stoppable(std::move(renderers.drawing), stop);
    return openDataset(choice.path, choice.part, renderers);
}

} // namespace digitpad
