#include "ui/train/dataset_loader.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/failure.h"
#include "core/preprocess/sample_renderers.h"
#include "core/random.h"
#include "core/start_thread.h"
#include "core/training/opening.h"
#include "ui/bundled.h"
#include "ui/hand_over.h"
#include "ui/picture_file.h"

namespace digitpad {

namespace {

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
    const auto report = [this](std::size_t samples, double /*share*/) {
        post([this, images = static_cast<int>(samples)] { emit progressed(images); });
    };
    const bool bundled = data.path.empty();
    const Opening opening{{stop, report}, bundled ? nullptr : shippedReference};
    return limited(openUpright(bundled ? bundledMnist() : data.path, DatasetPart::Train,
                               standardRenderers(loadPicture), opening),
                   data.limit);
}

void DatasetLoader::post(std::function<void()> action) {
    // The generation is read here on the loading thread; it changes only before this thread starts or after
    // it ended.
    const auto guarded = [this, generation = m_generation, action = std::move(action)] {
        if (generation == m_generation) action();
    };
    handOver(this, guarded);
}

void DatasetLoader::postEnd(std::function<void()> report) {
    post([this, report = std::move(report)] {
        m_loading = false;
        report();
    });
}

} // namespace digitpad
