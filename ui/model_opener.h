// Opens model files off the GUI thread: one of another program is tried on digits, which takes a moment, and
// with a large network some seconds.  The latest one wins.
#pragma once

#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>
#include <filesystem>
#include <functional>
#include <stop_token>

#include "ui/model_file.h"

namespace digitpad {

class MessageBar;

/// Lives on the GUI thread, as does all that it calls but the work.
class ModelOpener : public QObject {
    Q_OBJECT
public:
    using Work = std::function<AdaptedModel(const std::filesystem::path&, const std::stop_token&)>;
    /// May throw Error, which is said as a failure.
    using Use = std::function<void(Model)>;
    using Fail = std::function<void(const QString&)>;

    /// @param message outlives this; says what is being opened, with a way to cancel it, what was found out
    /// about the model, and what went wrong
    /// @param work opens a file, on any thread and two at once; should throw Cancelled soon after its token
    /// is stopped
    explicit ModelOpener(MessageBar& message, QObject* parent = nullptr, Work work = openModelFile);
    /// Stops the opening in progress, and waits for the step that it is at.
    ~ModelOpener() override;

    /// Gives up what was being opened before.  Then either `use` is called, or `fail`, or neither where it
    /// was cancelled.
    /// @param fail what to do instead of saying what is wrong
    void open(const std::filesystem::path& file, Use use, Fail fail = {});
    /// Nothing opened before this call is used any more.
    void cancel();
    bool isBusy() const { return m_wanted != 0; }

private:
    struct Order {
        quint64 number;
        std::filesystem::path file;
        Use use;
        Fail fail;
        std::stop_token stop;
    };
    void work(const Order& order);
    /// Calls `tell` on the GUI thread unless the order is no longer wanted by then.
    void report(const Order& order, std::function<void()> tell);
    void take(const Order& order, const AdaptedModel& adapted);
    void fail(const Order& order, const QString& message);
    void showBusy();
    void hideBusy();

    MessageBar& m_message;
    Work m_work;
    quint64 m_asked = 0;  ///< files are numbered from 1; GUI thread only
    quint64 m_wanted = 0; ///< the one being opened, 0 for none; GUI thread only
    QString m_busyText;
    QTimer m_patience;
    std::stop_source m_stop; ///< of the one being opened
    QThreadPool m_threads;
};

} // namespace digitpad
