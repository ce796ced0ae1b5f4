// What becomes of the network that was trained on the page: it is used, saved, and not lost without a
// question.
#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QSettings>
#include <QSignalSpy>

#include "core/model/onnx_file.h"
#include "tests/ui/train/train_page_fixture.h"
#include "ui/paths.h"

using namespace digitpad;

class TrainPageNetworkTest : public TrainPageFixture {
    Q_OBJECT
private slots:
    void init() { open(); }
    void cleanup() { close(); }
    void usesItsModel();
    void savesItsModel();
    void unwritablePlaceIsSaidOnThePage();
    void startingAgainAsksForTheUnsavedNetwork();
    void savedNetworkIsReplacedWithoutAQuestion();
    void savingWritesTheNetworkThatWasChosen();

private:
    /// Answers the next file dialog.
    void saveAs(const QString& file);
};

void TrainPageNetworkTest::saveAs(const QString& file) {
    press("saveModel");
    auto* dialog = m_page->findChild<QFileDialog*>();
    QVERIFY(dialog);
    dialog->findChild<QLineEdit*>("fileNameEdit")->setText(file);
    QMetaObject::invokeMethod(dialog, "accept");
}

void TrainPageNetworkTest::usesItsModel() {
    trainToTheEnd();
    const auto before = m_store->current();
    QSignalSpy used(m_page.get(), &TrainPage::modelUsed);
    QVERIFY(part<QComboBox>("modelChoice")->currentText().startsWith("Best"));
    press("useModel");
    QCOMPARE(used.count(), 1);
    QVERIFY(m_store->current());
    QVERIFY(m_store->current() != before);
    QCOMPARE(m_store->current()->model().info.architecture, "lenet5");
    QVERIFY(message().contains(QString::fromStdString(m_store->current()->model().info.name)));
}

void TrainPageNetworkTest::savesItsModel() {
    trainToTheEnd();
    const QString file = m_folder.filePath("mine.onnx");
    saveAs(file);
    QTRY_VERIFY(message().contains("mine.onnx"));
    const Model read = readOnnx(file.toStdString());
    QCOMPARE(read.info.architecture, "lenet5");
    QCOMPARE(read.info.date, QDate::currentDate().toString(Qt::ISODate).toStdString());
    QCOMPARE(QSettings().value("train/modelFolder").toString(), m_folder.path());
}

void TrainPageNetworkTest::unwritablePlaceIsSaidOnThePage() {
    trainToTheEnd();
    saveAs(m_folder.filePath("no such folder/mine.onnx"));
    QTRY_VERIFY2(message().contains("mine.onnx"), qPrintable(message()));
    QVERIFY2(!message().startsWith("Saved"), qPrintable(message()));
    QVERIFY(!QFile::exists(m_folder.filePath("no such folder")));
}

/// Presses a button of the question that is open on the page.
static void answer(const QWidget& page, const QString& text) {
    QTRY_VERIFY(page.findChild<QMessageBox*>());
    for (auto* button : page.findChild<QMessageBox*>()->buttons())
        if (button->text().remove('&') == text) return QTest::mouseClick(button, Qt::LeftButton);
    QFAIL(qPrintable(text));
}

void TrainPageNetworkTest::startingAgainAsksForTheUnsavedNetwork() {
    trainToTheEnd();
    QVERIFY(m_page->hasUnsavedNetwork());
    press("startButton");
    answer(*m_page, "Cancel");
    QVERIFY(!m_page->isTraining());
    QCOMPARE(lossChart()->epochCount(), 2);
    QTRY_VERIFY(!m_page->findChild<QMessageBox*>());
    press("startButton");
    answer(*m_page, "Save first…");
    QTRY_VERIFY(m_page->findChild<QFileDialog*>());
    m_page->findChild<QFileDialog*>()->reject();
    QVERIFY(!m_page->isTraining());
    QTRY_VERIFY(!m_page->findChild<QMessageBox*>());
    press("startButton");
    answer(*m_page, "Start anyway");
    QVERIFY(m_page->isTraining());
    m_page->stopTraining();
}

void TrainPageNetworkTest::savedNetworkIsReplacedWithoutAQuestion() {
    trainToTheEnd();
    saveAs(m_folder.filePath("kept.onnx"));
    QTRY_VERIFY(message().contains("kept.onnx"));
    QVERIFY(!m_page->hasUnsavedNetwork());
    press("startButton");
    QVERIFY(m_page->isTraining());
    m_page->stopTraining();
}

void TrainPageNetworkTest::savingWritesTheNetworkThatWasChosen() {
    trainToTheEnd();
    press("useModel");
    const auto used = m_store->current();
    saveAs(m_folder.filePath("used.onnx"));
    QTRY_VERIFY(message().contains("used.onnx"));
    const Model read = readOnnx(m_folder.filePath("used.onnx").toStdString());
    QVERIFY(std::ranges::equal(read.network->parameters(), used->model().network->parameters()));
    QCOMPARE(ModelStore::rememberedFile(), toPath(m_folder.filePath("used.onnx"))); // it is in use
}

QTEST_MAIN(TrainPageNetworkTest)
#include "train_page_network_test.moc"
