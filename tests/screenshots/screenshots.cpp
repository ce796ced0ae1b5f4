// Makes the README's pictures: the real window, driven by a scripted mouse, page by page.
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QtTest>
#include <functional>
#include <iostream>

#include "core/data/readers.h"
#include "tests/ui/draw/strokes.h"
#include "ui/draw/draw_page.h"
#include "ui/evaluate/evaluate_page.h"
#include "ui/main_window.h"
#include "ui/model_store.h"
#include "ui/theme/theme.h"
#include "ui/train/train_page.h"

using namespace digitpad;

namespace {

constexpr int kDrawnDigit = 7;
constexpr int kMinuteMs = 60'000;

void waitUntil(const std::function<bool()>& done, const char* what) {
    if (!QTest::qWaitFor(done, 10 * kMinuteMs))
        throw std::runtime_error(std::string("waited in vain for ") + what);
}

class Session {
public:
    explicit Session(const QDir& folder) : m_window(m_models), m_folder(folder) {
        m_window.resize(1180, 760);
        m_window.show();
        waitUntil([this] { return m_window.isActiveWindow(); }, "the window");
    }

    void showDraw() {
        showPage(m_window.findChild<DrawPage*>());
        auto* paper = m_window.findChild<PaperWidget*>();
        const auto digits = readPenStrokes(DIGITPAD_SOURCE_DIR "/tests/digits.jsonl");
        for (const Stroke& stroke : digits.at(kDrawnDigit).drawing.strokes) {
            std::vector<QPointF> points;
            for (const PenPoint& point : stroke.points) {
                points.push_back(QPointF(130, 60) + 2.6 * QPointF(point.x, point.y));
            }
            drawStroke(*paper, points);
        }
        waitUntil([this] { return !m_window.drawPage().isReading(); }, "the reading");
        save("draw");
    }

    /// A short training of a small network: curves with a shape, in a minute.
    void showTrain() {
        auto* page = m_window.findChild<TrainPage*>();
        showPage(page);
        auto* network = page->findChild<QComboBox*>("network");
        network->setCurrentIndex(network->findText("lenet5"));
        page->findChild<QSpinBox*>("imageLimit")->setValue(12'000);
        for (auto* box : page->findChildren<QSpinBox*>()) {
            if (box->accessibleName() == "Epochs") box->setValue(8);
        }
        QTest::mouseClick(page->findChild<QPushButton*>("startButton"), Qt::LeftButton);
        waitUntil([page] { return !page->isTraining(); }, "the training");
        save("train");
    }

    void showEvaluate() {
        auto* page = m_window.findChild<EvaluatePage*>();
        showPage(page);
        page->evaluate();
        waitUntil([page] { return !page->isRunning(); }, "the evaluation");
        save("evaluate");
    }

private:
    void showPage(QWidget* page) { m_window.showPage(m_window.findChild<QStackedWidget*>()->indexOf(page)); }

    void save(const QString& name) {
        QTest::qWait(500); // bars and colours move for a moment
        const QString path = m_folder.filePath(name + ".png");
        if (!m_window.grab().save(path)) throw std::runtime_error("cannot write " + path.toStdString());
        std::cout << path.toStdString() << '\n';
    }

    ModelStore m_models;
    MainWindow m_window;
    QDir m_folder;
};

} // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: screenshots FOLDER\n";
        return 2;
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_SCALE_FACTOR", "1.5");
    QApplication application(argc, argv);
    const QTemporaryDir settings; // the user's own are left alone
    QCoreApplication::setOrganizationName("digitpad-screenshots");
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    applyTheme(application, ThemeChoice::Light);
    try {
        Session session{QDir(argv[1])};
        session.showDraw();
        session.showEvaluate();
        session.showTrain();
    } catch (const std::exception& error) {
        std::cerr << "screenshots: " << error.what() << '\n';
        return 1;
    }
    return 0;
}
