// How the window feels while a training takes every core: how long the GUI thread is ever busy with one
// event, and how long after a movement of the pen its reading is on the screen.  Run by ./dev bench;
// `window_latency NETWORK` trains another network than the reference one.
#include <QApplication>
#include <QComboBox>
#include <QElapsedTimer>
#include <QPushButton>
#include <QTabBar>
#include <QtTest>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numbers>
#include <vector>

#include "ui/draw/draw_page.h"
#include "ui/draw/paper_widget.h"
#include "ui/main_window.h"
#include "ui/model_store.h"
#include "ui/train/train_page.h"

using namespace digitpad;

namespace {

/// Times every event the application handles.
class TimedApplication : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override {
        if (m_depth++ > 0) { // handled within another event
            const bool result = QApplication::notify(receiver, event);
            --m_depth;
            return result;
        }
        QElapsedTimer timer;
        timer.start();
        const bool result = QApplication::notify(receiver, event);
        m_milliseconds.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        --m_depth;
        return result;
    }

    std::vector<double> take() { return std::exchange(m_milliseconds, {}); }

private:
    int m_depth = 0;
    std::vector<double> m_milliseconds;
};

void report(const char* what, std::vector<double> milliseconds) {
    std::ranges::sort(milliseconds);
    const auto at = [&](double share) {
        return milliseconds[static_cast<std::size_t>(
            std::lround(share * static_cast<double>(milliseconds.size() - 1)))];
    };
    std::printf("%-28s %7zu  median %6.2f ms  99 %% %6.2f ms  longest %6.2f ms\n", what, milliseconds.size(),
                at(0.5), at(0.99), at(1));
}

/// The times from each movement to the end of its reading.
std::vector<double> draw(MainWindow& window, int milliseconds) {
    auto* paper = window.findChild<PaperWidget*>();
    std::vector<double> times;
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; clock.elapsed() < milliseconds; ++i) {
        const double angle = 0.15 * (i % 80);
        const QPoint point(
            static_cast<int>(paper->width() * (0.5 + 0.25 * std::cos(angle))),
            static_cast<int>(paper->height() * (0.5 + 0.3 * std::sin(angle) * std::cos(angle / 2))));
        if (i % 80 == 0) {
            window.drawPage().document().clear();
            QTest::mousePress(paper, Qt::LeftButton, {}, point);
        }
        QElapsedTimer timer;
        timer.start();
        QTest::mouseMove(paper, point);
        do QCoreApplication::processEvents(QEventLoop::AllEvents, 2);
        while (window.drawPage().isReading() && timer.elapsed() < 1000);
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        if (i % 80 == 79) QTest::mouseRelease(paper, Qt::LeftButton, {}, point);
        QTest::qWait(8);
    }
    return times;
}

} // namespace

int main(int argc, char** argv) {
    TimedApplication application(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    ModelStore models;
    MainWindow window(models);
    window.resize(1280, 800);
    window.show();
    if (!QTest::qWaitForWindowExposed(&window)) return 1;
    draw(window, 1000);
    application.take();
    report("reading, nothing else", draw(window, 5000));
    report("events, nothing else", application.take());
    auto* network = window.findChild<QComboBox*>("network");
    network->setCurrentIndex(network->findText(argc > 1 ? argv[1] : "reference"));
    window.findChild<QPushButton*>("startButton")->click();
    QTest::qWait(2000);
    if (!window.findChild<TrainPage*>()->isTraining()) return 1;
    application.take();
    report("reading, while training", draw(window, 15000));
    report("events, while training", application.take());
    auto* tabs = window.findChild<QTabBar*>();
    tabs->setCurrentIndex(1);
    QTest::qWait(10000);
    report("events, Train page shown", application.take());
    std::fflush(stdout);
    _Exit(0); // without the question whether to stop the training
}
