// Makes the README's pictures: the real window, driven by a scripted mouse, page by page.  With a theme and a
// size it shows how the pages look to others.
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTabBar>
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
#include "ui/why/why_dialog.h"

using namespace digitpad;

namespace {

constexpr int kMinuteMs = 60'000;

void waitUntil(const std::function<bool()>& done, const char* what) {
    if (!QTest::qWaitFor(done, 10 * kMinuteMs))
        throw std::runtime_error(std::string("waited in vain for ") + what);
}

struct Options {
    QDir folder;
    ThemeChoice theme = ThemeChoice::Light;
    QSize size{1180, 760};
};

Options optionsFrom(const QStringList& arguments) {
    Options options{QDir(arguments.value(1))};
    if (arguments.value(2) == "dark") options.theme = ThemeChoice::Dark;
    const QStringList size = arguments.value(3).split('x');
    if (size.size() == 2) options.size = QSize(size[0].toInt(), size[1].toInt());
    return options;
}

class Session {
public:
    explicit Session(const Options& options) : m_window(m_models), m_folder(options.folder) {
        m_window.resize(options.size);
        m_window.show();
        waitUntil([this] { return m_window.isActiveWindow(); }, "the window");
    }

    void showDraw() {
        auto* page = m_window.findChild<DrawPage*>();
        showPage(page);
        drawDigits({2, 0, 4, 7}, {20, 140}, 1.2);
        waitForReading();
        save(m_window, "draw");

        QTest::keyClick(page, Qt::Key_W);
        auto* why = m_window.findChild<WhyDialog*>();
        waitUntil([why] { return why->result().has_value(); }, "the explanation");
        save(*why, "why");
        why->close();
    }

    /// A letter: what is not a digit.
    void showRejected() {
        auto* paper = m_window.findChild<PaperWidget*>();
        m_window.drawPage().document().clear();
        drawStroke(*paper, {{120, 330}, {160, 220}, {200, 80}, {240, 220}, {280, 330}});
        drawStroke(*paper, {{150, 240}, {200, 236}, {252, 238}});
        waitForReading();
        save(m_window, "rejected");
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
        save(m_window, "train");
    }

    void showEvaluate() {
        auto* page = m_window.findChild<EvaluatePage*>();
        showPage(page);
        page->evaluate();
        waitUntil([page] { return !page->isRunning(); }, "the evaluation");
        save(m_window, "evaluate");
        auto* views = page->findChild<QTabBar*>();
        views->setCurrentIndex(1);
        save(m_window, "confidence");
        views->setCurrentIndex(0);
    }

private:
    void showPage(QWidget* page) { m_window.showPage(m_window.findChild<QStackedWidget*>()->indexOf(page)); }

    /// Digits of the tests' own, side by side from `at`, on the paper.
    void drawDigits(const std::vector<std::size_t>& values, QPointF at, double scale) {
        constexpr double kPitch = 80;
        auto* paper = m_window.findChild<PaperWidget*>();
        const auto digits = readPenStrokes(DIGITPAD_SOURCE_DIR "/tests/digits.jsonl");
        for (const std::size_t value : values) {
            for (const Stroke& stroke : digits.at(value).drawing.strokes) {
                std::vector<QPointF> points;
                points.reserve(stroke.points.size());
                for (const PenPoint& point : stroke.points)
                    points.push_back(at + scale * QPointF(point.x, point.y));
                drawStroke(*paper, points);
            }
            at += QPointF(scale * kPitch, 0);
        }
    }

    void waitForReading() {
        waitUntil([this] { return !m_window.drawPage().isReading(); }, "the reading");
    }

    void save(QWidget& shown, const QString& name) {
        QTest::qWait(500); // bars and colours move for a moment
        const QString path = m_folder.filePath(name + ".png");
        if (!shown.grab().save(path)) throw std::runtime_error("cannot write " + path.toStdString());
        std::cout << path.toStdString() << '\n';
    }

    ModelStore m_models;
    MainWindow m_window;
    QDir m_folder;
};

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::cerr << "usage: screenshots FOLDER [light|dark [WIDTHxHEIGHT]]\n";
        return 2;
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_SCALE_FACTOR", "1.5");
    QApplication application(argc, argv);
    const QTemporaryDir settings; // the user's own are left alone
    QCoreApplication::setOrganizationName("digitpad-screenshots");
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    const Options options = optionsFrom(QCoreApplication::arguments());
    applyTheme(application, options.theme);
    try {
        Session session(options);
        session.showDraw();
        session.showRejected();
        session.showEvaluate();
        session.showTrain();
    } catch (const std::exception& error) {
        std::cerr << "screenshots: " << error.what() << '\n';
        return 1;
    }
    return 0;
}
