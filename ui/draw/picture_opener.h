// Decodes picture files off the GUI thread, seconds for the largest; the latest one wins.
#pragma once

#include <QImage>
#include <QObject>
#include <QString>
#include <QThreadPool>
#include <filesystem>
#include <functional>

#include "ui/picture_file.h"

namespace digitpad {

/// Lives on the GUI thread; its signals arrive there.
class PictureOpener : public QObject {
    Q_OBJECT
public:
    using Work = std::function<QImage(const std::filesystem::path&)>;

    /// @param work decodes a file, on any thread and two at once; what it throws becomes failed()
    explicit PictureOpener(Work work = loadImage, QObject* parent = nullptr);
    /// Waits for the decoding in progress.
    ~PictureOpener() override;

    /// Whatever was being opened is given up, though decoded to its end: one such holds nothing up, behind
    /// two the next file waits for either.
    /// @param purpose is handed back with the picture
    void open(const std::filesystem::path& file, const QString& purpose);
    /// Nothing opened before this call is reported any more.
    void cancel() { m_wanted = 0; }
    bool isBusy() const { return m_wanted != 0; }

signals:
    void opened(const QImage& picture, const QString& purpose);
    void failed(const QString& message);

private:
    void work(quint64 number, const std::filesystem::path& file, const QString& purpose);
    /// Calls `tell` on the GUI thread unless file `number` is no longer wanted by then.
    void report(quint64 number, std::function<void()> tell);

    Work m_work;
    quint64 m_asked = 0;  ///< files are numbered from 1; GUI thread only
    quint64 m_wanted = 0; ///< the one being opened, 0 for none; GUI thread only
    QThreadPool m_threads;
};

} // namespace digitpad
