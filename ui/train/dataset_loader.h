// Reads a training's dataset on a thread of its own, so that a large folder of pictures never holds the
// window.
#pragma once

#include <QObject>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <thread>

#include "core/data/dataset.h"

namespace digitpad {

/// What to train on.
struct LoadedDatasets {
    std::filesystem::path path; ///< empty for the bundled MNIST
    int limit = 0;              ///< train on no more images than this, drawn at random; 0 takes all
};

/// Lives on the GUI thread and emits there.  Destruction cancels and waits for the file at hand.
class DatasetLoader : public QObject {
    Q_OBJECT
public:
    explicit DatasetLoader(QObject* parent = nullptr);
    ~DatasetLoader() override;

    /// Only while none is loading.  loaded(), failed() or cancelled() follows.
    void load(const LoadedDatasets& data);
    /// Returns at once; cancelled() follows, after the row, picture or drawing at hand.
    void cancel();
    /// Blocks; no signal follows.
    void cancelAndWait();
    bool isLoading() const { return m_loading; }

signals:
    void loaded(const std::shared_ptr<const digitpad::Dataset>& data);
    void failed(const QString& message);
    void cancelled();
    /// Samples read so far, a few times a second.
    void progressed(int images);

private:
    void run(const LoadedDatasets& data, const std::stop_token& stop);
    Dataset read(const LoadedDatasets& data, const std::stop_token& stop);
    void post(std::function<void()> action);
    void postEnd(std::function<void()> report);

    bool m_loading = false;
    int m_generation = 0; ///< of the load at hand; what an earlier one posted is dropped
    std::jthread m_thread;
};

} // namespace digitpad
