// The window around the pages: tabs, menu, status, what it remembers, and that it copes without a model.
#include "ui/main_window.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTimer>
#include <QtTest>

#include "core/model/architectures.h"
#include "core/model/onnx_file.h"
#include "tests/ui/draw/strokes.h"
#include "ui/draw/draw_page.h"
#include "ui/evaluate/evaluate_page.h"
#include "ui/header_bar.h"
#include "ui/main_menu.h"
#include "ui/model_store.h"
#include "ui/paths.h"
#include "ui/status_line.h"
#include "ui/theme/message_bar.h"
#include "ui/theme/palette.h"
#include "ui/train/train_page.h"

using namespace digitpad;

class MainWindowTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();
    void fitsTheSmallestSize();
    void showsModelAndItsAccuracy();
    void modelCanBeChosenInTheHeader();
    void showsTheLastReading();
    void eachPageHasItsStatus();
    void imageOfTheEvaluationOpensOnTheDrawPage();
    void firstImageOfTheEvaluationLiesInTheMiddle();
    void droppedModelIsOpenedOnEveryPage();
    void messagesMoveNothing();
    void openedPictureIsSeenOnTheDrawPage();
    void trainingShowsOnEveryPage();
    void closingWhileTrainingAsks();
    void closingStopsWorkWhileTheWindowAnswers();
    void closingAsksForTheUnsavedNetwork();
    void chosenModelIsRemembered();
    void aModelThatIsGoneIsSaidAndReplaced();
    void statusCanBeReadByAScreenReader();
    void deletingElsewhereDoesNotClearThePaper();
    void badModelShowsAMessage();
    void remembersSizeAndPage();
    void themeCanBeChosen();
    void everyActionHasANameAndNoShortcutTwice();
    void everyControlHasAnAccessibleName();

private:
    std::shared_ptr<const Classifier> addModel(const char* name, double accuracy) {
        ModelInfo info;
        info.name = name;
        info.testAccuracy = accuracy;
        return m_models->add({std::make_shared<const Network>(makeNetwork("lenet5", 1)), info});
    }
    QList<QAction*> menuActions() const;

    QTemporaryDir m_folder;
    std::unique_ptr<ModelStore> m_models;
    std::unique_ptr<MainWindow> m_window;
};

void MainWindowTest::initTestCase() {
    QCoreApplication::setOrganizationName("digitpad-test");
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
}

void MainWindowTest::init() {
    QSettings().clear();
    m_models = std::make_unique<ModelStore>();
    m_window = std::make_unique<MainWindow>(*m_models);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void MainWindowTest::cleanup() {
    m_window.reset();
    m_models.reset();
}

QList<QAction*> MainWindowTest::menuActions() const {
    QList<QAction*> actions;
    for (auto* menu : m_window->findChild<MainMenu*>()->findChildren<QMenu*>()) actions += menu->actions();
    return actions;
}

void MainWindowTest::fitsTheSmallestSize() {
    m_window->resize(1, 1);
    QCOMPARE(m_window->size(), QSize(900, 620)); // no page asks for more
}

void MainWindowTest::showsModelAndItsAccuracy() {
    m_models->setCurrent(addModel("First", 0.9971));
    QVERIFY(m_window->findChild<HeaderBar*>()->findChild<QPushButton*>()->text().startsWith("First"));
    QVERIFY(m_window->findChild<HeaderBar*>()->findChild<QPushButton*>()->text().contains("99.7"));
}

void MainWindowTest::modelCanBeChosenInTheHeader() {
    addModel("First", 0.9);
    const auto second = addModel("Second", 0.9);
    QMenu* menu = m_window->findChild<HeaderBar*>()->findChild<QPushButton*>()->menu();
    emit menu->aboutToShow(); // as opening it does
    for (QAction* action : menu->actions())
        if (action->text().startsWith("Second")) action->trigger();
    QCOMPARE(m_models->current(), second);
}

void MainWindowTest::showsTheLastReading() {
    m_models->setCurrent(addModel("First", 0.9));
    drawStroke(*m_window->findChild<PaperWidget*>(), {{100, 50}, {100, 200}, {110, 300}});
    auto* status = m_window->findChild<StatusLine*>();
    QTRY_VERIFY(status->pageStatus().startsWith("Read in "));
    QCOMPARE(status->training(), "No training running");
}

void MainWindowTest::eachPageHasItsStatus() {
    auto* status = m_window->findChild<StatusLine*>();
    auto* evaluate = m_window->findChild<EvaluatePage*>();
    emit evaluate->statusChanged("Evaluated 10,000 images");
    QVERIFY(status->pageStatus() != "Evaluated 10,000 images");
    m_window->showPage(m_window->findChild<QStackedWidget*>()->indexOf(evaluate));
    QCOMPARE(status->pageStatus(), "Evaluated 10,000 images");
}

void MainWindowTest::imageOfTheEvaluationOpensOnTheDrawPage() {
    m_window->showPage(2);
    DigitImage digit;
    for (int row = 4; row < 24; ++row) digit.at(row, 14) = 1;
    emit m_window->findChild<EvaluatePage*>()->imageActivated(digit);
    QCOMPARE(m_window->findChild<QTabBar*>()->currentIndex(), 0);
    QCOMPARE(m_window->drawPage().document().content().picture.size(), QSize(28, 28));
}

void MainWindowTest::firstImageOfTheEvaluationLiesInTheMiddle() {
    m_window->showPage(2);
    m_window->close();
    const auto next =
        std::make_unique<MainWindow>(*m_models); // begins on that page: the paper was never seen
    next->show();
    QVERIFY(QTest::qWaitForWindowActive(next.get()));
    emit next->findChild<EvaluatePage*>()->imageActivated(DigitImage());
    QCoreApplication::processEvents();
    const QSizeF paper = next->findChild<PaperWidget*>()->paperSize();
    const QPointF middle = next->drawPage().document().content().place.center();
    QVERIFY2(QLineF(middle, QRectF({}, paper).center()).length() < 2,
             qPrintable(QString("%1, %2").arg(middle.x()).arg(middle.y())));
}

void MainWindowTest::droppedModelIsOpenedOnEveryPage() {
    ModelInfo info;
    info.name = "Dropped";
    writeOnnx({std::make_shared<const Network>(makeNetwork("lenet5", 1)), info},
              toPath(m_folder.filePath("dropped.onnx")));
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(m_folder.filePath("dropped.onnx"))});
    m_window->showPage(2);
    QDragEnterEvent enter({50, 100}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({50, 100}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(m_window.get(), &drop);
    QTRY_COMPARE(m_models->current()->model().info.name, std::string("Dropped"));
    QCOMPARE(m_window->findChild<QTabBar*>()->currentIndex(), 2);
    m_window->openFiles({toPath(m_folder.filePath("dropped.onnx"))}); // as the program's argument
    QVERIFY(!m_window->drawPage().isReading());
}

void MainWindowTest::messagesMoveNothing() {
    m_window->showPage(0);
    auto* paper = m_window->findChild<PaperWidget*>();
    const QRect place(paper->mapTo(m_window.get(), QPoint()), paper->size());
    m_window->showFailure("words.onnx: this is no model. Choose another");
    QCoreApplication::processEvents(); // the layout's time
    QCOMPARE(QRect(paper->mapTo(m_window.get(), QPoint()), paper->size()), place);
}

void MainWindowTest::openedPictureIsSeenOnTheDrawPage() {
    m_window->showPage(1);
    m_window->openPicture(toPath(m_folder.filePath("missing.png")));
    QCOMPARE(m_window->findChild<QTabBar*>()->currentIndex(), 0);
}

void MainWindowTest::trainingShowsOnEveryPage() {
    auto* status = m_window->findChild<StatusLine*>();
    auto* train = m_window->findChild<TrainPage*>();
    emit train->progressChanged("Training, epoch 2 of 10");
    for (int page = 0; page < m_window->findChild<QTabBar*>()->count(); ++page) {
        m_window->showPage(page);
        QCOMPARE(status->training(), "Training, epoch 2 of 10");
    }
    emit train->progressChanged({});
    QCOMPARE(status->training(), "No training running");
}

/// Presses the button with this text in the question that comes up, whenever it does.
static void answer(const QString& text) {
    QTimer::singleShot(0, qApp, [text] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (box == nullptr) return answer(text);
        for (QAbstractButton* button : box->buttons())
            if (button->text().remove('&') == text) button->click();
    });
}

void MainWindowTest::closingWhileTrainingAsks() {
    m_window->showPage(1);
    auto* train = m_window->findChild<TrainPage*>();
    for (auto* button : train->findChildren<QPushButton*>())
        if (button->text().contains("Start")) QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(train->isTraining());
    answer("Keep training");
    QVERIFY(!m_window->close());
    QVERIFY(train->isTraining());
    answer("Stop and close");
    QVERIFY(m_window->close());
    QVERIFY(!train->isTraining());
}

void MainWindowTest::closingStopsWorkWhileTheWindowAnswers() {
    m_models->setCurrent(addModel("First", 0.9));
    auto* evaluate = m_window->findChild<EvaluatePage*>();
    evaluate->bar().chooseDataset(mnistTrainingChoice());
    evaluate->evaluate();
    QVERIFY(evaluate->isRunning());
    bool answered = false;
    QTimer::singleShot(0, m_window.get(), [&] { // only an event loop comes here
        answered = !m_window->centralWidget()->isEnabled();
        m_window->close(); // it is closing already
        QVERIFY(m_window->isVisible());
    });
    QVERIFY(m_window->close());
    QVERIFY(answered);
    QVERIFY(!evaluate->isRunning());
    QVERIFY(!m_window->isVisible());
}

void MainWindowTest::closingAsksForTheUnsavedNetwork() {
    auto* train = m_window->findChild<TrainPage*>();
    auto* network = train->findChild<QComboBox*>("network");
    network->setCurrentIndex(network->findText("lenet5"));
    train->findChild<QSpinBox*>("imageLimit")->setValue(300);
    for (auto* box : train->findChildren<QSpinBox*>())
        if (box->accessibleName() == "Epochs") box->setValue(1);
    m_window->showPage(1);
    QTest::mouseClick(train->findChild<QPushButton*>("startButton"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!train->isTraining(), 60'000);
    QVERIFY(train->hasUnsavedNetwork());
    answer("Cancel");
    QVERIFY(!m_window->close());
    m_window->showPage(0);
    answer("Save first…");
    QVERIFY(!m_window->close());
    QCOMPARE(m_window->findChild<QTabBar*>()->currentIndex(), 1);
    QTRY_VERIFY(train->findChild<QFileDialog*>());
    train->findChild<QFileDialog*>()->reject();
    answer("Close without saving");
    QVERIFY(m_window->close());
}

void MainWindowTest::chosenModelIsRemembered() {
    const QString file = m_folder.filePath("mine.onnx");
    ModelInfo info;
    info.name = "Mine";
    writeOnnx({std::make_shared<const Network>(makeNetwork("lenet5", 4)), info}, toPath(file));
    m_window->openModel(toPath(file));
    QTRY_COMPARE(m_models->current()->model().info.name, "Mine");
    ModelStore models;
    const MainWindow next(models);
    QTRY_COMPARE(models.current()->model().info.name, "Mine");
    models.setCurrent(models.models().front());
    ModelStore later;
    const MainWindow last(later);
    QCOMPARE(later.current()->model().info.name, models.models().front()->model().info.name);
}

void MainWindowTest::aModelThatIsGoneIsSaidAndReplaced() {
    QSettings().setValue("model/file", m_folder.filePath("gone.onnx"));
    ModelStore models;
    const MainWindow next(models);
    const auto isSaid = [&] {
        return std::ranges::any_of(next.findChildren<MessageBar*>(), [](auto* bar) {
            return !bar->isHidden() && bar->text().contains("gone.onnx") &&
                   bar->text().contains("reads instead");
        });
    };
    QTRY_VERIFY(isSaid());
    QVERIFY(models.current());
    QVERIFY(ModelStore::rememberedFile().empty()); // said once
}

void MainWindowTest::statusCanBeReadByAScreenReader() {
    auto* status = m_window->findChild<StatusLine*>();
    status->showPageStatus("Read in 3 ms");
    status->showTraining("Training paused");
    QStringList read;
    for (auto* label : status->findChildren<QLabel*>())
        read << QAccessible::queryAccessibleInterface(label)->text(QAccessible::Name);
    QCOMPARE(read, QStringList({"Read in 3 ms", "Training paused"}));
}

void MainWindowTest::deletingElsewhereDoesNotClearThePaper() {
    drawStroke(*m_window->findChild<PaperWidget*>(), {{100, 50}, {100, 200}});
    m_window->showPage(1);
    QTest::keyClick(m_window.get(), Qt::Key_Delete);
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QTest::keyClick(m_window.get(), Qt::Key_E);
    QCOMPARE(m_window->findChild<PaperWidget*>()->tool(), Tool::Pen);
    QVERIFY(!m_window->drawPage().document().content().isBlank());
    m_window->showPage(0);
    QTest::keyClick(m_window.get(), Qt::Key_E);
    QCOMPARE(m_window->findChild<PaperWidget*>()->tool(), Tool::Eraser);
    QTest::keyClick(m_window.get(), Qt::Key_Delete);
    QVERIFY(m_window->drawPage().document().content().isBlank());
}

void MainWindowTest::badModelShowsAMessage() {
    QFile file(m_folder.filePath("words.onnx"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("these are words");
    file.close();
    const auto before = m_models->current();
    m_window->openModel(toPath(file.fileName()));
    const auto isSaid = [&] {
        return std::ranges::any_of(m_window->findChildren<MessageBar*>(), [](auto* bar) {
            return bar->isVisible() && bar->text().contains("words.onnx");
        });
    };
    QTRY_VERIFY(isSaid());
    QCOMPARE(m_models->current(), before);
}

void MainWindowTest::remembersSizeAndPage() {
    auto* tabs = m_window->findChild<QTabBar*>();
    const int last = tabs->count() - 1;
    m_window->resize(1000, 700);
    m_window->showPage(last);
    m_window->close();
    const MainWindow next(*m_models);
    QCOMPARE(next.size(), QSize(1000, 700));
    QCOMPARE(next.findChild<QTabBar*>()->currentIndex(), last);
    QCOMPARE(next.findChild<QStackedWidget*>()->currentIndex(), last);
}

void MainWindowTest::themeCanBeChosen() {
    for (const auto& [name, palette] :
         {std::pair("Dark theme", darkPalette()), std::pair("Light theme", lightPalette())}) {
        for (QAction* action : menuActions())
            if (action->iconText() == name) action->trigger();
        QCOMPARE(currentPalette().window, palette.window);
    }
}

void MainWindowTest::everyActionHasANameAndNoShortcutTwice() {
    QSet<QString> shortcuts;
    QVERIFY(menuActions().size() > 15);
    for (const QAction* action : menuActions()) {
        if (action->isSeparator()) continue;
        QVERIFY(!action->iconText().isEmpty());
        for (const QKeySequence& keys : action->shortcuts()) {
            QVERIFY2(!shortcuts.contains(keys.toString()), qPrintable(keys.toString()));
            shortcuts.insert(keys.toString());
        }
    }
}

void MainWindowTest::everyControlHasAnAccessibleName() {
    for (const auto* button : m_window->findChildren<QAbstractButton*>()) {
        const bool madeByQt = button->objectName().startsWith("qt_") ||
                              button->inherits("QTableCornerButton") ||
                              qobject_cast<QTabBar*>(button->parent()) != nullptr;
        QVERIFY2(madeByQt || !button->accessibleName().isEmpty() || !button->text().isEmpty(),
                 button->metaObject()->className());
    }
}

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
