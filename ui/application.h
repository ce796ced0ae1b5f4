// The application object of the window: every point of a quick stroke arrives, and no exception ends the
// program.
#pragma once

#include <QApplication>

namespace digitpad {

class Application : public QApplication {
    Q_OBJECT
public:
    /// @param argc outlives this
    Application(int& argc, char** argv);

    /// The last catch of what is thrown while an event is dealt with: the window, its drawing and a training
    /// go on. On any thread.
    bool notify(QObject* receiver, QEvent* event) override;

signals:
    /// Later than the event, and on the GUI thread, so that it can be shown.
    void failed(const QString& message);

private:
    void report(const char* message) noexcept;
};

} // namespace digitpad
