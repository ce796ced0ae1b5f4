// The whole way through the real window with the shipped model: draw, open a picture, train, use what was
// trained, evaluate it, and look at what it misread.
#include <QAbstractItemModel>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QMessageBox>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>
#include <QTimer>
#include <QtTest>

#include "core/data/readers.h"
#include "tests/ui/draw/strokes.h"
#include "tests/ui/train/settled_batches.h"
#include "tests/ui/train/ui_settings.h"
#include "ui/bundled.h"
#include "ui/draw/answer_panel.h"
#include "ui/draw/draw_page.h"
#include "ui/evaluate/evaluate_page.h"
#include "ui/main_window.h"
#include "ui/model_store.h"
#include "ui/status_line.h"
#include "ui/train/curve_chart.h"
#include "ui/train/train_page.h"

using namespace digitpad;

class JourneyTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void drawsAndReadsEveryDigit();
    void opensASamplePicture();
    void trainsUsesAndEvaluates();
    void closingDuringATrainingAsks();

private:
    template <typename Widget>
    Widget* named(const char* objectName) const {
        return m_window->findChild<Widget*>(objectName);
    }
    template <typename Widget>
    Widget* accessible(const QString& name) const {
        for (auto* each : m_window->findChildren<Widget*>())
            if (each->accessibleName() == name) return each;
        return nullptr;
    }
    void click(QWidget* widget) { QTest::mouseClick(widget, Qt::LeftButton); }
    void openPage(const char* name);
    QString answer() const { return m_window->findChild<AnswerPanel*>()->text(); }
    TrainPage* trainPage() const { return m_window->findChild<TrainPage*>(); }
    void startTraining(int epochs);

    TestSettings m_settings;
    std::unique_ptr<ModelStore> m_models;
    std::unique_ptr<MainWindow> m_window;
};

void JourneyTest::init() {
    m_settings.empty();
    m_models = std::make_unique<ModelStore>();
    m_window = std::make_unique<MainWindow>(*m_models);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void JourneyTest::cleanup() {
    m_window.reset();
    m_models.reset();
}

void JourneyTest::openPage(const char* name) {
    auto* tabs = m_window->findChild<QTabBar*>();
    for (int i = 0; i < tabs->count(); ++i)
        if (tabs->tabText(i) == name) QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(i).center());
    QCOMPARE(tabs->tabText(tabs->currentIndex()), name);
}

void JourneyTest::drawsAndReadsEveryDigit() {
    const auto digits = readPenStrokes(DIGITPAD_SOURCE_DIR "/tests/digits.jsonl");
    auto* paper = m_window->findChild<PaperWidget*>();
    for (const LabelledDrawing& digit : digits) {
        for (const Stroke& stroke : digit.drawing.strokes) {
            std::vector<QPointF> points;
            for (const PenPoint& point : stroke.points)
                points.push_back(QPointF(80, 40) + 2 * QPointF(point.x, point.y));
            drawStroke(*paper, points);
        }
        QTRY_VERIFY(!m_window->drawPage().isReading());
        QCOMPARE(answer(), QString::fromStdString(digit.label));
        QTest::keyClick(m_window.get(), Qt::Key_Delete);
        QVERIFY(m_window->drawPage().document().content().isBlank());
    }
}

void JourneyTest::opensASamplePicture() {
    const auto pictures = samplePictures();
    QVERIFY(!pictures.empty());
    for (const auto& picture : pictures) {
        m_window->openPicture(picture);
        QTRY_VERIFY(!m_window->drawPage().isReading());
        QCOMPARE(answer(), QString::fromStdString(picture.filename().string().substr(0, 1)));
    }
}

void JourneyTest::startTraining(int epochs) {
    openPage("Train");
    auto* network = named<QComboBox>("network");
    network->setCurrentIndex(network->findText("lenet5"));
    named<QSpinBox>("imageLimit")->setValue(2000);
    accessible<QSpinBox>("Epochs")->setValue(epochs);
    auto* schedule = accessible<QComboBox>("Schedule");
    schedule->setCurrentIndex(schedule->findText("Constant")); // learns from the first epoch on
    click(named<QPushButton>("startButton"));
    QVERIFY(trainPage()->isTraining());
}

void JourneyTest::trainsUsesAndEvaluates() {
    const auto shipped = m_models->current();
    startTraining(1000);
    auto* loss = named<CurveChart>("lossChart");
    auto* accuracy = named<CurveChart>("accuracyChart");
    QTRY_VERIFY_WITH_TIMEOUT(loss->epochCount() >= 2 && accuracy->epochCount() >= 2, 60'000);
    auto* status = m_window->findChild<StatusLine*>();
    openPage("Draw");
    QVERIFY2(status->training().contains("epoch"), qPrintable(status->training()));
    openPage("Train");

    click(named<QPushButton>("startButton")); // pauses
    const int held = settledBatchCount(*loss);
    QVERIFY(held > 0);
    click(named<QPushButton>("startButton")); // resumes
    QTRY_VERIFY_WITH_TIMEOUT(loss->batchPointCount() > held, 60'000);
    click(named<QPushButton>("stopButton"));
    QTRY_VERIFY_WITH_TIMEOUT(!trainPage()->isTraining(), 60'000);
    QCOMPARE(status->training(), "No training running");
    click(named<QPushButton>("useModel"));
    QVERIFY(m_models->current() != shipped);
    QCOMPARE(m_models->current()->model().info.architecture, "lenet5");

    openPage("Evaluate");
    auto* page = m_window->findChild<EvaluatePage*>();
    click(accessible<QPushButton>("Evaluate"));
    QTRY_VERIFY_WITH_TIMEOUT(!page->isRunning() && page->result(), 60'000);
    const ConfusionMatrix& found = page->result()->evaluation.confusion;
    QCOMPARE(found.total(), 10'000);
    QVERIFY2(found.accuracy() > 0.8, "2,000 images teach more than this");

    auto* matrix = accessible<QTableView>("Confusion matrix");
    const QModelIndex fourAsFour = matrix->model()->index(4, 4);
    QTest::mouseClick(matrix->viewport(), Qt::LeftButton, {}, matrix->visualRect(fourAsFour).center());
    auto* images = accessible<QListView>("Images of the chosen cell");
    QCOMPARE(images->model()->rowCount(), static_cast<int>(found.count(4, 4)));
    const auto firstImage = [images] { return images->visualRect(images->model()->index(0, 0)).center(); };
    QTRY_VERIFY(images->indexAt(firstImage()).isValid()); // laid out
    QTest::mouseClick(images->viewport(), Qt::LeftButton, {}, firstImage());
    QCOMPARE(m_window->findChild<QTabBar*>()->currentIndex(), 0);
    QTRY_VERIFY(!m_window->drawPage().isReading());
    QCOMPARE(m_window->drawPage().document().content().picture.size(), QSize(28, 28));
    QCOMPARE(answer().size(), 1);
}

void JourneyTest::closingDuringATrainingAsks() {
    startTraining(1000);
    const auto answerWith = [this](const QString& text) {
        QTimer::singleShot(100, m_window.get(), [this, text] {
            auto* question = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            QVERIFY(question);
            for (auto* button : question->buttons())
                if (button->text() == text) QTest::mouseClick(button, Qt::LeftButton);
        });
    };
    answerWith("Keep training");
    QVERIFY(!m_window->close());
    QVERIFY(trainPage()->isTraining());
    answerWith("Stop and close");
    QVERIFY(m_window->close());
    QVERIFY(!trainPage()->isTraining());
}

QTEST_MAIN(JourneyTest)
#include "journey_test.moc"
