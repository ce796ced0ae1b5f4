#include "ui/evaluate/evaluate_page.h"

#include <QAccessible>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTabBar>
#include <QTableView>

#include "tests/core/data/mnist_table.h"
#include "tests/ui/evaluate/evaluate_page_fixture.h"
#include "ui/evaluate/confusion_view.h"
#include "ui/evaluate/empty_state.h"
#include "ui/evaluate/image_list_model.h"
#include "ui/paths.h"
#include "ui/theme/message_bar.h"

using namespace digitpad;

/// The page as a user has it.
class EvaluatePageTest : public EvaluatePageFixture {
    Q_OBJECT
private slots:
    void initTestCase() { makeSample(); }
    void init() { open(); }
    void cleanup() { m_page.reset(); }
    void saysWhatToDoAtFirst();
    void withoutAModelSaysHowToGetOne();
    void theButtonsStayWhereTheyAre_data();
    void theButtonsStayWhereTheyAre();
    void showsTheFigures();
    void clickingACellShowsItsImagesInOrder();
    void theKeyboardReachesTheImages();
    void clickingAnImageActivatesIt();
    void cancelGoesBackToWhatWasThere();
    void anAppliedThresholdOutlivesACancelledEvaluation();
    void unreadableDataIsSaidOnThePage();
    void whatWasAssumedOfDataIsSaidOnThePage();
    void aModelThatCannotBeOpenedIsSaidOnThePage();
    void tabLeavesTheTables();
    void screenReadersGetTheFigures();
    void aNewModelCanBeChosen();
    void closesWhileRunning();

private:
    QTableView& matrix() { return part<QTableView>("Confusion matrix"); }
    QListView& images() { return part<QListView>("Images of the chosen cell"); }
    void clickCell(int truth, int answer) {
        const QModelIndex cell = matrix().model()->index(truth, answer);
        QTest::mouseClick(matrix().viewport(), Qt::LeftButton, {}, matrix().visualRect(cell).center());
    }
};

void EvaluatePageTest::saysWhatToDoAtFirst() {
    QVERIFY(shows("press Evaluate"));
    QVERIFY(!part<QPushButton>("Export…").isEnabled());
    QVERIFY(!matrix().isVisible());
    QVERIFY(!images().isVisible());
}

void EvaluatePageTest::withoutAModelSaysHowToGetOne() {
    EmptyState state;
    state.setHasModel(false);
    state.show();
    const auto labels = state.findChildren<QLabel*>();
    QVERIFY(std::ranges::any_of(labels, [](auto* label) { return label->text().contains("Train one"); }));
}

void EvaluatePageTest::theButtonsStayWhereTheyAre_data() {
    QTest::addColumn<QSize>("size");
    QTest::newRow("usual") << QSize(1180, 680);
    QTest::newRow("smallest") << QSize(900, 540);
}

void EvaluatePageTest::theButtonsStayWhereTheyAre() {
    QFETCH(QSize, size);
    m_page->resize(size);
    m_page->bar().chooseDataset(fileChoice(toPath(m_csv)));
    const auto places = [this] {
        QCoreApplication::sendPostedEvents(); // layouts are done
        std::vector<QRect> found;
        for (const char* name : {"Model to evaluate", "Dataset to evaluate on"}) {
            const auto& box = part<QComboBox>(name);
            found.emplace_back(box.mapTo(m_page.get(), QPoint()), box.size());
        }
        for (const auto* button : m_page->bar().findChildren<QPushButton*>())
            found.emplace_back(button->mapTo(m_page.get(), QPoint()), button->size());
        return found;
    };
    const auto before = places();
    QTest::mouseClick(&part<QPushButton>("Evaluate"), Qt::LeftButton);
    QVERIFY(m_page->isRunning());
    QCOMPARE(places(), before);
    QTRY_VERIFY(!m_page->isRunning());
    QVERIFY(m_page->result());
    QCOMPARE(places(), before);
    for (const int view : {1, 0}) {
        m_page->findChild<QTabBar*>()->setCurrentIndex(view);
        QCOMPARE(places(), before);
    }
}

void EvaluatePageTest::showsTheFigures() {
    QSignalSpy status(m_page.get(), &EvaluatePage::statusChanged);
    evaluateSample();
    const Evaluation& found = m_page->result()->evaluation;
    QVERIFY(shows(QString::number(100 * found.confusion.accuracy(), 'f', 2) + " %"));
    QVERIFY(shows("95 % interval"));
    QVERIFY(shows("calibration error"));
    QVERIFY(shows("Nearest mean on digits.csv · 400 images"));
    QVERIFY(status.last().first().toString().startsWith("Evaluated 400 images in "));
    // What the choice becomes afterwards does not change what the figures are said to be of.
    m_page->bar().chooseDataset(mnistTestChoice());
    QVERIFY(shows("Nearest mean on digits.csv · 400 images"));
}

void EvaluatePageTest::clickingACellShowsItsImagesInOrder() {
    evaluateSample();
    for (const auto& [truth, answer] : {std::pair{4, 9}, std::pair{7, 7}}) {
        clickCell(truth, answer);
        const auto expected = imagesOfCell(*m_page->result(), truth, answer);
        QVERIFY(!expected.empty());
        auto* model = qobject_cast<ImageListModel*>(images().model());
        QCOMPARE(model->rowCount(), static_cast<int>(expected.size()));
        for (std::size_t i = 0; i < expected.size(); ++i)
            QCOMPARE(model->image(static_cast<int>(i)).pixels,
                     m_page->result()->images().image(expected[i]).pixels);
    }
    QVERIFY(shows("7 read correctly"));
    QVERIFY(shows("least confident first"));
}

void EvaluatePageTest::theKeyboardReachesTheImages() {
    evaluateSample();
    QSignalSpy activated(m_page.get(), &EvaluatePage::imageActivated);
    clickCell(7, 6);
    matrix().setFocus(Qt::TabFocusReason);
    QTest::keyClick(&matrix(), Qt::Key_Right); // to the diagonal
    QVERIFY(shows("7 read correctly"));
    QTest::keyClick(&matrix(), Qt::Key_Return);
    QTRY_VERIFY(images().hasFocus());
    QTest::keyClick(&images(), Qt::Key_Right);
    QTest::keyClick(&images(), Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
    const std::size_t second = imagesOfCell(*m_page->result(), 7, 7)[1];
    QCOMPARE(activated.first().first().value<DigitImage>().pixels,
             m_page->result()->images().image(second).pixels);
}

void EvaluatePageTest::clickingAnImageActivatesIt() {
    evaluateSample();
    clickCell(0, 0);
    QSignalSpy activated(m_page.get(), &EvaluatePage::imageActivated);
    const auto thirdImage = [this] { return images().visualRect(images().model()->index(2, 0)).center(); };
    QTRY_VERIFY(images().indexAt(thirdImage()).isValid()); // laid out
    QTest::mouseClick(images().viewport(), Qt::LeftButton, {}, thirdImage());
    QCOMPARE(activated.count(), 1);
    const std::size_t third = imagesOfCell(*m_page->result(), 0, 0)[2];
    QCOMPARE(activated.first().first().value<DigitImage>().pixels,
             m_page->result()->images().image(third).pixels);
}

void EvaluatePageTest::cancelGoesBackToWhatWasThere() {
    m_page->bar().chooseDataset(mnistTrainingChoice());
    auto& button = part<QPushButton>("Evaluate");
    QTest::mouseClick(&button, Qt::LeftButton);
    QCOMPARE(button.accessibleName(), "Cancel");
    QVERIFY(shows("Evaluating Nearest mean on MNIST training"));
    QTest::mouseClick(&button, Qt::LeftButton); // while the dataset is being read
    QTRY_VERIFY(!m_page->isRunning());
    QCOMPARE(button.accessibleName(), "Evaluate");
    QVERIFY(!m_page->result());
    QVERIFY(shows("press Evaluate"));
}

void EvaluatePageTest::anAppliedThresholdOutlivesACancelledEvaluation() {
    evaluateSample();
    auto& slider = part<QSlider>("Threshold");
    auto& apply = part<QPushButton>("Use this threshold");
    m_page->findChild<QTabBar*>()->setCurrentIndex(1);
    slider.setValue(600);
    QTest::mouseClick(&apply, Qt::LeftButton);
    QCOMPARE(m_models->current()->model().info.threshold, 0.6);
    m_page->bar().chooseDataset(mnistTrainingChoice());
    m_page->evaluate();
    m_page->cancel(); // while the dataset is being read
    QTRY_VERIFY(!m_page->isRunning());
    QCOMPARE(slider.value(), 600);
    QVERIFY(!apply.isEnabled());
    slider.setValue(500);
    QVERIFY(apply.isEnabled());
}

void EvaluatePageTest::unreadableDataIsSaidOnThePage() {
    const QString broken = m_folder.filePath("broken.csv");
    QFile file(broken);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("7,1,2,3\n");
    file.close();
    evaluateSample();
    m_page->bar().chooseDataset(fileChoice(toPath(broken)));
    m_page->evaluate();
    QTRY_VERIFY(!m_page->isRunning());
    auto& message = *m_page->findChild<MessageBar*>();
    QVERIFY(message.isVisible());
    QVERIFY(message.text().contains("broken.csv"));
    QVERIFY(shows("Nearest mean on digits.csv")); // the evaluation before is still there
    evaluateSample();
    QVERIFY(!message.isVisible());
}

void EvaluatePageTest::whatWasAssumedOfDataIsSaidOnThePage() {
    test::MnistTable table;
    table.labelAt = kImagePixels;
    const QString name = m_folder.filePath("label-last.csv");
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(table.text()));
    file.close();
    m_page->bar().chooseDataset(fileChoice(toPath(name)));
    m_page->evaluate();
    QTRY_VERIFY(!m_page->isRunning());
    auto& message = *m_page->findChild<MessageBar*>();
    QVERIFY(message.isVisible());
    QVERIFY(message.text().contains("column 785"));
    evaluateSample();
    QVERIFY(!message.isVisible());
}

void EvaluatePageTest::aModelThatCannotBeOpenedIsSaidOnThePage() {
    m_page->bar().openModel(toPath(m_csv));
    auto& message = *m_page->findChild<MessageBar*>();
    QTRY_VERIFY(message.isVisible() && message.text().contains("digits.csv"));
    QVERIFY(part<QPushButton>("Evaluate").isEnabled());
}

void EvaluatePageTest::tabLeavesTheTables() {
    evaluateSample();
    for (QTableView* table : m_page->findChildren<QTableView*>()) {
        if (!table->isVisible()) continue;
        table->setFocus(Qt::TabFocusReason);
        QTRY_VERIFY(table->hasFocus());
        QTest::keyClick(table, Qt::Key_Tab);
        QVERIFY2(!table->hasFocus(), qPrintable(table->accessibleName()));
    }
}

void EvaluatePageTest::screenReadersGetTheFigures() {
    evaluateSample();
    const auto name = [](QWidget& widget) {
        return QAccessible::queryAccessibleInterface(&widget)->text(QAccessible::Name);
    };
    const QString accuracy = QString::number(100 * m_page->result()->evaluation.confusion.accuracy(), 'f', 2);
    QCOMPARE(name(part<QLabel>("Accuracy: " + accuracy + " %")), "Accuracy: " + accuracy + " %");
    auto& box = part<QComboBox>("Dataset to evaluate on");
    QCOMPARE(name(box), "Dataset to evaluate on");
    QCOMPARE(QAccessible::queryAccessibleInterface(&box)->text(QAccessible::Value), "digits.csv");
}

void EvaluatePageTest::aNewModelCanBeChosen() {
    auto& box = part<QComboBox>("Model to evaluate");
    m_models->add(nearestMeanModel("Second"));
    const int second = box.findText("Second");
    QVERIFY(second > 0);
    QCOMPARE(box.currentText(), "Nearest mean");
    box.setFocus(Qt::TabFocusReason);
    while (box.currentIndex() < second) QTest::keyClick(&box, Qt::Key_Down);
    evaluateSample();
    QCOMPARE(m_page->result()->modelName(), "Second");
    QVERIFY(m_models->current() != m_page->result()->classifier); // the Draw page keeps its own
}

void EvaluatePageTest::closesWhileRunning() {
    m_page->bar().chooseDataset(mnistTrainingChoice());
    m_page->evaluate();
    QTRY_VERIFY_WITH_TIMEOUT(shows(" of 60,000 images"), 60'000); // it has read them
    QVERIFY(m_page->isRunning());
    m_page.reset();
    open();
    m_page->bar().chooseDataset(mnistTrainingChoice());
    m_page->evaluate();
    m_page.reset(); // while it reads
}

QTEST_MAIN(EvaluatePageTest)
#include "evaluate_page_test.moc"
