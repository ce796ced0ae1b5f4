// What the page writes into files is what it shows.
#include <QFileDialog>
#include <QImage>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>

#include "tests/ui/evaluate/evaluate_page_fixture.h"
#include "ui/theme/message_bar.h"

using namespace digitpad;

class EvaluatePageExportTest : public EvaluatePageFixture {
    Q_OBJECT
private slots:
    void initTestCase() { makeSample(); }
    void init() { open(); }
    void cleanup() { m_page.reset(); }
    void exportsWhatIsShown();
    void thePictureHasTheUnitThatIsShown();
    void savingRefusesAnUnknownEnding();
    void exportThatFailsIsSaidOnThePage();
};

void EvaluatePageExportTest::exportsWhatIsShown() {
    evaluateSample();
    auto& button = part<QPushButton>("Export…");
    QVERIFY(button.isEnabled());
    QTest::mouseClick(&button, Qt::LeftButton);
    auto* menu = button.findChild<QMenu*>();
    QTRY_VERIFY(menu->isVisible());
    QCOMPARE(menu->actions().size(), 3);
    menu->close();

    const QString file = m_folder.filePath("out.csv");
    m_page->exportTo(ExportKind::Metrics, toPath(file));
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(written.readAll().toStdString(), metricsCsv(*m_page->result()));
}

void EvaluatePageExportTest::thePictureHasTheUnitThatIsShown() {
    evaluateSample();
    for (const auto& [name, unit] : {std::pair("percent of the row", ConfusionModel::Unit::PercentOfRow),
                                     {"counts", ConfusionModel::Unit::Count}}) {
        QTest::mouseClick(&part<QPushButton>(name), Qt::LeftButton);
        const QString file = m_folder.filePath("out.png");
        m_page->exportTo(ExportKind::Picture, toPath(file));
        QImage shown = evaluationPicture(*m_page->result(), unit);
        shown.setDevicePixelRatio(1); // as a file has it
        QCOMPARE(QImage(file).convertToFormat(QImage::Format_RGB32), shown);
    }
}

void EvaluatePageExportTest::savingRefusesAnUnknownEnding() {
    evaluateSample();
    m_page->bar().exportRequested(ExportKind::Metrics);
    auto* dialog = m_page->findChild<QFileDialog*>();
    QVERIFY(dialog);
    const QString file = m_folder.filePath("metrics.txt");
    dialog->findChild<QLineEdit*>("fileNameEdit")->setText(file);
    QMetaObject::invokeMethod(dialog, "accept");
    QTRY_VERIFY(m_page->findChild<QMessageBox*>());
    QVERIFY(m_page->findChild<QMessageBox*>()->text().contains("metrics.txt"));
    QVERIFY(!QFile::exists(file));
    QCOMPARE(QSettings().value("evaluate/exportFolder").toString(), m_folder.path());
}

void EvaluatePageExportTest::exportThatFailsIsSaidOnThePage() {
    evaluateSample();
    m_page->exportTo(ExportKind::Metrics, toPath(m_folder.filePath("missing/out.csv")));
    QVERIFY(m_page->findChild<MessageBar*>()->isVisible());
}

QTEST_MAIN(EvaluatePageExportTest)
#include "evaluate_page_export_test.moc"
