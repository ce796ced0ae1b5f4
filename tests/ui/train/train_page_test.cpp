// The page with a real training on a part of MNIST: it starts, draws, pauses, resumes, stops and says what is
// wrong.
#include "ui/train/train_page.h"

#include <QAbstractItemModel>
#include <QAccessible>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <cmath>

#include "tests/core/data/mnist_table.h"
#include "tests/ui/train/settled_batches.h"
#include "tests/ui/train/train_page_fixture.h"
#include "ui/bundled.h"
#include "ui/model_store.h"
#include "ui/paths.h"
#include "ui/theme/sizes.h"
#include "ui/train/dataset_source.h"

using namespace digitpad;

class TrainPageTest : public TrainPageFixture {
    Q_OBJECT
private slots:
    void init() { open(); }
    void cleanup() { close(); }
    void emptyPageSaysWhatToDo();
    void trainsToTheEnd();
    void pausesResumesAndStops();
    void badDatasetIsSaidOnThePage();
    void divergenceIsSaidAndTheLastFiniteNetworkKept();
    void learningNothingIsSaidOnThePage();
    void whatWasAssumedOfADatasetIsSaidOnThePage();
    void stopTrainingBlocksUntilItEnded();
    void whatCannotBeTakenIsSaidAndNotTrainedWith();
    void onlyDatasetsThatCanBeReadAreOfferedAgain();
    void quickPressesLeaveItUsable();
    void tabLeavesTheTables();
    void combosAreNamedByTheirLabels();
    void keyboardReachesTheButtons();
    void headingsAreWholeInTheSmallestWindow();

private:
    void typeLearningRate(const QString& rate);
    /// In whichever list has it.
    void choose(const QString& entry);
};

void TrainPageTest::typeLearningRate(const QString& rate) {
    for (auto* box : m_page->findChildren<QAbstractSpinBox*>()) {
        if (box->accessibleName() != "Learning rate") continue;
        box->selectAll();
        QTest::keyClicks(box, rate);
        QTest::keyClick(box, Qt::Key_Return);
        return;
    }
    QFAIL("there is no learning rate");
}

void TrainPageTest::choose(const QString& entry) {
    for (auto* list : m_page->findChildren<QComboBox*>())
        if (const int index = list->findText(entry, Qt::MatchFixedString); index >= 0)
            return list->setCurrentIndex(index);
    QFAIL(qPrintable(entry));
}

void TrainPageTest::emptyPageSaysWhatToDo() {
    QVERIFY(!m_page->isTraining());
    QVERIFY(!lossChart()->isVisible());
    QVERIFY(!button("useModel")->isVisible());
    QVERIFY(!button("stopButton")->isEnabled());
    bool said = false;
    for (const auto* label : m_page->findChildren<QLabel*>())
        said |= label->isVisible() && label->text().contains("Press Start");
    QVERIFY(said);
}

void TrainPageTest::trainsToTheEnd() {
    QSignalSpy progress(m_page.get(), &TrainPage::progressChanged);
    trainToTheEnd();
    QCOMPARE(accuracyChart()->epochCount(), 2);
    // 540 images are left for training, in 5 batches of 128 or less, twice.
    QCOMPARE(lossChart()->batchPointCount(), 10);
    QCOMPARE(accuracyChart()->batchPointCount(), 10);
    QCOMPARE(part<QTableView>("epochTable")->model()->rowCount(), 2);
    QVERIFY(part<QLabel>("progressText")->text().startsWith("2 epochs in"));
    QStringList lines;
    for (const auto& arguments : progress) lines.append(arguments[0].toString());
    QVERIFY(lines.contains(QString::fromUtf8("Training · epoch 2 of 2")));
    QCOMPARE(lines.last(), QString());
}

void TrainPageTest::pausesResumesAndStops() {
    start(3000, 1000);
    QTRY_VERIFY_WITH_TIMEOUT(lossChart()->epochCount() >= 1 && lossChart()->batchPointCount() > 0, 60'000);
    QVERIFY(!part<QComboBox>("network")->isEnabled());
    press("startButton"); // is Pause now
    QCOMPARE(button("startButton")->accessibleName(), "Resume");
    const int held = settledBatchCount(*lossChart());
    QVERIFY(held > 0);
    QVERIFY(m_page->isTraining());
    press("startButton");
    QCOMPARE(button("startButton")->accessibleName(), "Pause");
    QTRY_VERIFY_WITH_TIMEOUT(lossChart()->batchPointCount() > held, 60'000);
    press("stopButton");
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isTraining(), 60'000);
    QVERIFY(part<QLabel>("progressText")->text().startsWith("Stopped"));
    QVERIFY(part<QComboBox>("network")->isEnabled());
    QCOMPARE(button("startButton")->accessibleName(), "Start");
}

void TrainPageTest::badDatasetIsSaidOnThePage() {
    QFile broken(m_folder.filePath("broken.csv"));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("label,pixel0\n3,nonsense\n");
    broken.close();
    m_page->findChild<DatasetSource*>()->choosePath(broken.fileName());
    press("startButton");
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isTraining(), 10'000);
    QVERIFY2(message().contains("broken.csv"), qPrintable(message()));
    QVERIFY(button("startButton")->isEnabled());
}

void TrainPageTest::divergenceIsSaidAndTheLastFiniteNetworkKept() {
    part<QComboBox>("network")->setCurrentIndex(part<QComboBox>("network")->findText("lenet5"));
    choose("SGD");
    choose("Cosine");
    typeLearningRate("10");
    start(600, 100);
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isTraining(), 120'000);
    QVERIFY2(message().contains("is no longer a finite number"), qPrintable(message()));
    QVERIFY2(message().contains("Try a learning rate lower than 10"), qPrintable(message()));
    QVERIFY2(part<QLabel>("progressText")->text().startsWith("Failed after"), "the run bar says so, too");
    QVERIFY(button("startButton")->isEnabled());
    press("useModel");
    for (const float weight : m_store->current()->model().network->parameters())
        QVERIFY(std::isfinite(weight));
}

void TrainPageTest::learningNothingIsSaidOnThePage() {
    part<QComboBox>("network")->setCurrentIndex(part<QComboBox>("network")->findText("lenet5"));
    typeLearningRate("0.0000001");
    start(600, 1);
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isTraining(), 60'000);
    QVERIFY2(message().contains("No epoch was better"), qPrintable(message()));
    const QString text = part<QLabel>("progressText")->text();
    QVERIFY2(text.contains("no better than guessing") && !text.contains("best is"), qPrintable(text));
    QVERIFY(button("useModel")->isVisible());
}

void TrainPageTest::whatWasAssumedOfADatasetIsSaidOnThePage() {
    test::MnistTable table;
    table.labelAt = kImagePixels;
    QFile file(m_folder.filePath("label-last.csv"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(table.text()));
    file.close();
    m_page->findChild<DatasetSource*>()->choosePath(file.fileName());
    press("startButton");
    QTRY_VERIFY_WITH_TIMEOUT(message().contains("column 785"), 30'000);
    m_page->stopTraining();
}

void TrainPageTest::stopTrainingBlocksUntilItEnded() {
    start(0, 1); // all of MNIST; stopped while it reads
    m_page->stopTraining();
    QVERIFY(!m_page->isTraining());
    start(3000, 1000);
    QTRY_VERIFY_WITH_TIMEOUT(lossChart()->batchPointCount() > 0, 60'000);
    m_page->stopTraining();
    QVERIFY(!m_page->isTraining());
    QVERIFY(button("useModel")->isVisible()); // what was reached is kept
}

void TrainPageTest::whatCannotBeTakenIsSaidAndNotTrainedWith() {
    for (auto* rate : m_page->findChildren<QDoubleSpinBox*>()) {
        if (rate->accessibleName() != "Learning rate") continue;
        const double before = rate->value();
        rate->setFocus();
        rate->selectAll();
        QTest::keyClicks(rate, "50"); // above the highest
        press("startButton");         // which does not take the focus
        QVERIFY(!m_page->isTraining());
        QVERIFY2(message().contains("Learning rate: “50” is not a number from"), qPrintable(message()));
        QCOMPARE(rate->value(), before);
        rate->selectAll();
        QTest::keyClicks(rate, "1e-3");
        press("startButton");
        QVERIFY(m_page->isTraining());
        QCOMPARE(rate->value(), 0.001);
        m_page->stopTraining();
    }
}

void TrainPageTest::onlyDatasetsThatCanBeReadAreOfferedAgain() {
    QFile broken(m_folder.filePath("broken.csv"));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("label,pixel0\n3,nonsense\n");
    broken.close();
    const QString recents = "train/recentDatasets";
    m_page->findChild<DatasetSource*>()->choosePath(broken.fileName());
    press("startButton");
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isTraining(), 10'000);
    QVERIFY(QSettings().value(recents).toStringList().isEmpty());
    const QString mnist = QString::fromStdString(bundledMnist().string());
    m_page->findChild<DatasetSource*>()->choosePath(mnist);
    start(600, 1);
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isTraining(), 60'000);
    QCOMPARE(QSettings().value(recents).toStringList(), QStringList(mnist));
}

void TrainPageTest::quickPressesLeaveItUsable() {
    start(3000, 1000);
    for (const char* name : {"stopButton", "startButton", "stopButton"}) press(name); // while it reads
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isTraining(), 60'000);
    start(3000, 1000);
    QTRY_VERIFY_WITH_TIMEOUT(lossChart()->batchPointCount() > 0, 60'000);
    for (const char* name : {"startButton", "startButton", "startButton", "stopButton", "startButton"})
        press(name);
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isTraining(), 60'000);
    QCOMPARE(button("startButton")->accessibleName(), "Start");
    QVERIFY(button("startButton")->isEnabled());
}

void TrainPageTest::tabLeavesTheTables() {
    trainToTheEnd();
    for (QTableView* table : m_page->findChildren<QTableView*>()) {
        QVERIFY(table->isVisible());
        table->setFocus(Qt::TabFocusReason);
        QTRY_VERIFY(table->hasFocus());
        QTest::keyClick(table, Qt::Key_Tab);
        QVERIFY2(!table->hasFocus(), qPrintable(table->accessibleName()));
    }
}

void TrainPageTest::combosAreNamedByTheirLabels() {
    for (auto* box : m_page->findChildren<QComboBox*>()) {
        QAccessibleInterface* reader = QAccessible::queryAccessibleInterface(box);
        QVERIFY(!box->accessibleName().isEmpty());
        QCOMPARE(reader->text(QAccessible::Name), box->accessibleName());
        QCOMPARE(reader->text(QAccessible::Value), box->currentText());
        QCOMPARE(reader->role(), QAccessible::ComboBox);
        QCOMPARE(reader->indexOfChild(reader->child(0)), 0);
    }
}

void TrainPageTest::keyboardReachesTheButtons() {
    trainToTheEnd();
    QSet<QWidget*> reached;
    QWidget* widget = m_page.get();
    do {
        widget = widget->nextInFocusChain();
        if (widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus)) reached.insert(widget);
    } while (widget != m_page.get());
    for (const char* name : {"startButton", "useModel", "saveModel", "modelChoice", "epochTable", "network"})
        QVERIFY2(reached.contains(part<QWidget>(name)), name);
    for (QWidget* each : reached) {
        // A viewport, or a spin box's own editor: the widget around it is what gets the focus and the name.
        if (each->focusProxy() || qobject_cast<QAbstractSpinBox*>(each->parent())) continue;
        const auto* push = qobject_cast<QAbstractButton*>(each);
        QVERIFY2(!each->accessibleName().isEmpty() || (push && !push->text().isEmpty()),
                 each->metaObject()->className());
    }
}

void TrainPageTest::headingsAreWholeInTheSmallestWindow() {
    trainToTheEnd();
    m_page->resize(sizes::kMinimumWidth, 540);
    QCoreApplication::sendPostedEvents();
    const QHeaderView& header = *part<QTableView>("epochTable")->horizontalHeader();
    for (int column = 0; column < header.count(); ++column) {
        const QString name = header.model()->headerData(column, Qt::Horizontal).toString();
        QVERIFY2(header.sectionSize(column) >= header.sectionSizeHint(column), qPrintable(name));
    }
    QCOMPARE(header.length(), header.width()); // no need to scroll
}

QTEST_MAIN(TrainPageTest)
#include "train_page_test.moc"
