// What is thrown while an event is dealt with is said, and the drawing, a training and the window go on.
#include "ui/application.h"

#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTimer>
#include <QtTest>
#include <filesystem>
#include <new>
#include <stdexcept>

#include "tests/ui/draw/strokes.h"
#include "ui/draw/draw_page.h"
#include "ui/main_window.h"
#include "ui/model_store.h"
#include "ui/theme/message_bar.h"
#include "ui/train/train_page.h"

using namespace digitpad;

namespace {

/// Throws what it is given as it sees events of a kind.
class Thrower : public QObject {
public:
    Thrower(QEvent::Type type, std::function<void()> action) : m_type(type), m_action(std::move(action)) {}
    bool eventFilter(QObject* /*watched*/, QEvent* event) override {
        if (event->type() == m_type) m_action();
        return false;
    }

private:
    QEvent::Type m_type;
    std::function<void()> m_action;
};

[[noreturn]] void throwLoop() {
    throw std::filesystem::filesystem_error("canonical", "loop.onnx",
                                            std::make_error_code(std::errc::too_many_symbolic_link_levels));
}

} // namespace

class ApplicationTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();
    void pointsOfAQuickStrokeAreNotMerged();
    void whatAnEventThrowsIsSaid_data();
    void whatAnEventThrowsIsSaid();
    void theDrawingAndTheTrainingGoOn();
    void whatFailsAtEveryPaintingIsSaidOnce();

private:
    QString message() const {
        for (auto* bar : m_window->findChildren<MessageBar*>())
            if (bar->isVisible()) return bar->text();
        return {};
    }

    QTemporaryDir m_folder;
    std::unique_ptr<ModelStore> m_models;
    std::unique_ptr<MainWindow> m_window;
};

void ApplicationTest::initTestCase() {
    QCoreApplication::setOrganizationName("digitpad-test");
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
}

void ApplicationTest::init() {
    QSettings().clear();
    m_models = std::make_unique<ModelStore>();
    m_window = std::make_unique<MainWindow>(*m_models);
    connect(static_cast<Application*>(qApp), &Application::failed, m_window.get(), &MainWindow::showFailure);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void ApplicationTest::cleanup() {
    m_window.reset();
    m_models.reset();
}

void ApplicationTest::pointsOfAQuickStrokeAreNotMerged() {
    QVERIFY(!QCoreApplication::testAttribute(Qt::AA_CompressHighFrequencyEvents));
    QVERIFY(!QCoreApplication::testAttribute(Qt::AA_CompressTabletEvents));
    auto* paper = m_window->findChild<PaperWidget*>();
    const auto post = [&](QEvent::Type type, QPoint at) {
        const bool down = type != QEvent::MouseButtonRelease;
        QCoreApplication::postEvent(paper,
                                    new QMouseEvent(type, at, paper->mapToGlobal(at),
                                                    type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton,
                                                    down ? Qt::LeftButton : Qt::NoButton, Qt::NoModifier));
    };
    post(QEvent::MouseButtonPress, {50, 50});
    for (int i = 1; i < 38; ++i)
        post(QEvent::MouseMove, {50 + 3 * i, 50 + i * i / 10}); // before any is dealt with
    post(QEvent::MouseButtonRelease, {50 + 3 * 37, 50 + 37 * 37 / 10});
    QCoreApplication::processEvents();
    const auto& strokes = m_window->drawPage().document().content().drawing.strokes;
    QCOMPARE(strokes.size(), std::size_t(1));
    QCOMPARE(strokes[0].points.size(), std::size_t(38));
}

void ApplicationTest::whatAnEventThrowsIsSaid_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("said");
    QTest::newRow("memory") << 0 << "not enough memory";
    QTest::newRow("link that leads back") << 1 << "loop.onnx: Too many levels of symbolic links";
    QTest::newRow("other") << 2 << "out of ink";
    QTest::newRow("no exception at all") << 3 << "unknown failure";
}

void ApplicationTest::whatAnEventThrowsIsSaid() {
    QFETCH(int, kind);
    QFETCH(QString, said);
    Thrower thrower(QEvent::KeyPress, [kind] {
        if (kind == 0) throw std::bad_alloc();
        if (kind == 1) throwLoop();
        if (kind == 2) throw std::runtime_error("out of ink");
        throw 7;
    });
    auto* paper = m_window->findChild<PaperWidget*>();
    paper->installEventFilter(&thrower);
    QTest::keyClick(paper, Qt::Key_F5);
    QTRY_VERIFY2(message().contains(said), qPrintable(message()));
    QVERIFY(message().contains("kept"));
}

void ApplicationTest::theDrawingAndTheTrainingGoOn() {
    drawStroke(*m_window->findChild<PaperWidget*>(), {{100, 50}, {100, 200}});
    m_window->showPage(1);
    auto* train = m_window->findChild<TrainPage*>();
    for (auto* button : train->findChildren<QPushButton*>())
        if (button->text().contains("Start")) QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(train->isTraining());

    QTimer::singleShot(0, train, [] { throw std::bad_alloc(); });
    QTRY_VERIFY(message().contains("not enough memory"));
    QVERIFY(m_window->isVisible());
    QVERIFY(train->isTraining());
    m_window->showPage(0);
    const Drawing& drawing = m_window->drawPage().document().content().drawing;
    QCOMPARE(drawing.strokes.size(), std::size_t(1));
    drawStroke(*m_window->findChild<PaperWidget*>(), {{200, 50}, {200, 200}});
    QCOMPARE(drawing.strokes.size(), std::size_t(2));
    train->stopTraining();
}

void ApplicationTest::whatFailsAtEveryPaintingIsSaidOnce() {
    QSignalSpy failed(static_cast<Application*>(qApp), &Application::failed);
    int painted = 0;
    Thrower thrower(QEvent::Paint, [&] {
        ++painted;
        throw std::bad_alloc();
    });
    auto* paper = m_window->findChild<PaperWidget*>();
    paper->installEventFilter(&thrower);
    paper->update();
    QTRY_VERIFY(!failed.isEmpty());
    QTRY_VERIFY(message().contains("not enough memory"));
    // The message lies over the paper, which is painted with it once or twice; after that nothing asks for
    // more.
    for (int before = -1; before != painted;) {
        before = painted;
        for (int i = 0; i < 20; ++i) QCoreApplication::processEvents();
        QVERIFY(painted < 20);
    }
    paper->removeEventFilter(&thrower);
}

QTEST_MAIN_WRAPPER(ApplicationTest, Application application(argc, argv);)
#include "application_test.moc"
