#include "ui/evaluate/confusion_view.h"

#include <QHelpEvent>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolTip>

#include "ui/theme/palette.h"
#include "ui/theme/theme.h"

using namespace digitpad;

class ConfusionViewTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup() { m_view.reset(); }
    void choosesTheWorstCellAtOnce();
    void clickChoosesACell();
    void arrowsMoveAndEnterEnters();
    void togglesPercentByMouseAndKeyboard();
    void hoveringTellsTheCell();
    void cellsStaySquareAndInSight_data();
    void cellsStaySquareAndInSight();
    void errorsStandOutAndTheDiagonalDoesNot();

private:
    QTableView& table() { return *m_view->findChild<QTableView*>(); }
    QPoint centre(int truth, int answer) {
        return table().visualRect(table().model()->index(truth, answer)).center();
    }
    QAbstractButton& button(const QString& text) {
        for (auto* each : m_view->findChildren<QPushButton*>())
            if (each->text() == text) return *each;
        qFatal("no button %s", qPrintable(text));
    }

    std::unique_ptr<ConfusionView> m_view;
};

namespace {

ConfusionMatrix matrix() {
    ConfusionMatrix result;
    for (int digit = 0; digit < 10; ++digit) result.add(digit, digit, 1000);
    result.add(4, 9, 7);
    result.add(7, 2, 3);
    return result;
}

} // namespace

void ConfusionViewTest::init() {
    applyTheme(*qApp, ThemeChoice::Light);
    m_view = std::make_unique<ConfusionView>();
    m_view->resize(520, 540);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

void ConfusionViewTest::choosesTheWorstCellAtOnce() {
    QSignalSpy chosen(m_view.get(), &ConfusionView::cellChosen);
    m_view->setMatrix(matrix());
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.first(), QVariantList({4, 9}));
    m_view->setMatrix(matrix());
    QCOMPARE(chosen.count(), 2); // the same cell of another evaluation
    m_view->clear();
    QCOMPARE(m_view->currentTruth(), -1);
}

void ConfusionViewTest::clickChoosesACell() {
    m_view->setMatrix(matrix());
    QSignalSpy chosen(m_view.get(), &ConfusionView::cellChosen);
    QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, centre(7, 2));
    QCOMPARE(chosen.last(), QVariantList({7, 2}));
    QCOMPARE(m_view->currentTruth(), 7);
    QCOMPARE(m_view->currentAnswer(), 2);
}

void ConfusionViewTest::arrowsMoveAndEnterEnters() {
    m_view->setMatrix(matrix());
    table().setFocus(Qt::TabFocusReason);
    QSignalSpy chosen(m_view.get(), &ConfusionView::cellChosen);
    QSignalSpy entered(m_view.get(), &ConfusionView::cellEntered);
    QTest::keyClick(&table(), Qt::Key_Up);
    QCOMPARE(chosen.last(), QVariantList({3, 9}));
    QTest::keyClick(&table(), Qt::Key_Left);
    QCOMPARE(chosen.last(), QVariantList({3, 8}));
    QTest::keyClick(&table(), Qt::Key_Return);
    QCOMPARE(entered.count(), 1);
    QCOMPARE(entered.first(), QVariantList({3, 8}));
}

void ConfusionViewTest::togglesPercentByMouseAndKeyboard() {
    m_view->setMatrix(matrix());
    const auto cell = [this] { return table().model()->index(4, 9).data().toString(); };
    QCOMPARE(cell(), "7");
    QTest::mouseClick(&button("percent of the row"), Qt::LeftButton);
    QCOMPARE(cell(), "0.7");
    button("counts").setFocus(Qt::TabFocusReason);
    QTest::keyClick(&button("counts"), Qt::Key_Space);
    QCOMPARE(cell(), "7");
    QCOMPARE(m_view->currentAnswer(), 9); // the chosen cell stays
}

void ConfusionViewTest::hoveringTellsTheCell() {
    m_view->setMatrix(matrix());
    const QPoint place = centre(4, 9);
    QHelpEvent hover(QEvent::ToolTip, place, table().viewport()->mapToGlobal(place));
    QCoreApplication::sendEvent(table().viewport(), &hover);
    QTRY_COMPARE(QToolTip::text(), "4 read as 9: 7 of 1,007, 0.7 %");
}

void ConfusionViewTest::cellsStaySquareAndInSight_data() {
    QTest::addColumn<QSize>("size");
    QTest::newRow("narrow") << QSize(360, 700);
    QTest::newRow("flat") << QSize(900, 360);
    QTest::newRow("large") << QSize(1200, 1000);
}

void ConfusionViewTest::cellsStaySquareAndInSight() {
    QFETCH(QSize, size);
    m_view->resize(size);
    QCoreApplication::processEvents();
    const QRect last = table().visualRect(table().model()->index(9, 9));
    QCOMPARE(last.width(), last.height());
    QVERIFY(table().viewport()->rect().contains(last));
    QVERIFY(m_view->rect().contains(table().geometry()));
    QVERIFY(m_view->rect().bottom() >= button("counts").mapTo(m_view.get(), QPoint(0, 0)).y());
}

void ConfusionViewTest::errorsStandOutAndTheDiagonalDoesNot() {
    m_view->setMatrix(matrix());
    table().clearSelection();
    const QImage image = table().viewport()->grab().toImage();
    const auto colour = [&](int truth, int answer) { // in the corner, where no figure is
        return image.pixelColor(table().visualRect(table().model()->index(truth, answer)).topLeft() +
                                QPoint(6, 6));
    };
    QVERIFY(colour(4, 9).hsvSaturationF() > colour(7, 2).hsvSaturationF());
    QVERIFY(colour(7, 2).hsvSaturationF() > 2 * colour(5, 5).hsvSaturationF());
    QCOMPARE(colour(5, 5), lightPalette().track);
}

QTEST_MAIN(ConfusionViewTest)
#include "confusion_view_test.moc"
