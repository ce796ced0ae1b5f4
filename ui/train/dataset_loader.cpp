#include "ui/train/dataset_loader.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/error.h"
#include "core/failure.h"
#include "core/preprocess/sample_renderers.h"
#include "core/random.h"
#include "core/start_thread.h"
#include "ui/bundled.h"
#include "ui/picture_file.h"

namespace digitpad {

namespace {

/// `render`, telling `seen` of every sample, which may throw to end the reading.
template <typename Source>
std::function<DigitImage(const Source&)> counted(std::function<DigitImage(const Source&)> render,
                                                 std::function<void()> seen) {
    return [render = std::move(render), seen = std::move(seen)](const Source& source) {
        seen();
        return render(source);
    };
}

/// Formats come sorted by class or writer, so a part is drawn at random, the same one every time.
Dataset limited(Dataset data, int limit) {
    if (limit <= 0 || data.size() <= static_cast<std::size_t>(limit)) return data;
    std::vector<std::size_t> order(data.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    Random(1).shuffle(std::span(order));
    return data.subset(std::span(order).first(static_cast<std::size_t>(limit)), data.name());
}

} // namespace

DatasetLoader::DatasetLoader(QObject* parent) : QObject(parent) {}

DatasetLoader::~DatasetLoader() {
    cancelAndWait();
}

void DatasetLoader::load(const LoadedDatasets& data) {
    Q_ASSERT(!m_loading);
    m_loading = true;
    ++m_generation;
    try {
        m_thread = startThread<std::jthread>([this, data](const std::stop_token& stop) { run(data, stop); });
    } catch (const Error& error) {
        postEnd([this, message = QString::fromUtf8(error.what())] { emit failed(message); });
    }
}

void DatasetLoader::cancel() {
    m_thread.request_stop();
}

void DatasetLoader::cancelAndWait() {
    m_thread.request_stop();
    if (m_thread.joinable()) m_thread.join();
    ++m_generation;
    m_loading = false;
}

void DatasetLoader::run(const LoadedDatasets& data, const std::stop_token& stop) {
    try {
        const auto dataset = std::make_shared<const Dataset>(read(data, stop));
        postEnd([this, dataset, stop] {
            if (stop.stop_requested())
                emit cancelled();
            else
                emit loaded(dataset);
        });
    } catch (const std::exception& error) {
        postEnd([this, message = QString::fromStdString(failureMessage(error)), stop] {
            if (stop.stop_requested())
                emit cancelled();
            else
                emit failed(message);
        });
    }
}

Dataset DatasetLoader::read(const LoadedDatasets& data, const std::stop_token& stop) {
    const auto seen = [this, stop, count = std::make_shared<int>(0)] {
        if (stop.stop_requested()) throw Error("dataset", "reading was cancelled");
        constexpr int kReportEvery = 100;
        if (++*count % kReportEvery == 0) post([this, images = *count] { emit progressed(images); });
    };
    SampleRenderers renderers = standardRenderers(loadPicture);
    renderers.picture = counted(std::move(renderers.picture), seen);
    renderers.drawing = counted(std::move(renderers.drawing), seen);
    const auto path = data.path.empty() ? bundledMnist() : data.path;
    return limited(openDataset(path, DatasetPart::Train, renderers), data.limit);
}

void DatasetLoader::post(std::function<void()> action) {
    // The generation is read here on the loading thread; it changes only before this thread starts or after
    // it ended.
    const auto guarded = [this, generation = m_generation, action = std::move(action)] {
        if (generation == m_generation) action();
    };
    QMetaObject::invokeMethod(this, guarded, Qt::QueuedConnection);
}

void DatasetLoader::postEnd(std::function<void()> report) {
    post([this, report = std::move(report)] {
        m_loading = false;
        report();
    });
}

} // namespace digitpad
