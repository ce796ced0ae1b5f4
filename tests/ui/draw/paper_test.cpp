// The paper under real events: strokes, erasing, undo, resizing, tablet pressure, and no stroke drawn twice.
#include <QPointingDevice>
#include <QSignalSpy>
#include <QTabletEvent>

#include "tests/ui/draw/strokes.h"
#include "ui/draw/paper_document.h"
#include "ui/draw/paper_painter.h"
#include "ui/theme/palette.h"

using namespace digitpad;

namespace {

const std::vector<QPointF> kLine = {{100, 100}, {150, 150}, {200, 200}};

int inkPixels(PaperWidget& paper) {
    const QImage image = paper.grab().toImage();
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) count += image.pixelColor(x, y) == currentPalette().ink;
    return count;
}

} // namespace

class PaperTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void strokeLeavesInk();
    void clickLeavesADot();
    void rightButtonErases();
    void eraserToolErases();
    void erasingBlankPaperIsNoStep();
    void undoAndRedoEveryAction();
    void undoWhileDrawingEndsTheStroke();
    void hidingThePaperEndsTheStroke();
    void resizingKeepsTheDrawing();
    void narrowingKeepsEverythingInSight();
    void penLeavingThePaperStaysOnIt();
    void tabletPressureSetsTheWidth();
    void tabletEraserTipErases();
    void synthesizedMouseEventsAreIgnored();
    void touchDrawsWithOneFingerOnly();
    void pngAndSvgShowTheDrawing();
    void tagsAreNotWrittenOverOtherDigits();
    void clickInABoxOfSeveralDrawsNothing();
    void boxesThatComeUnderThePenMakeNoClick();

private:
    const std::vector<Stroke>& strokes() const { return m_document->content().drawing.strokes; }
    void sendTablet(QEvent::Type type, QPointF position, qreal pressure,
                    QPointingDevice::PointerType pointer);

    std::unique_ptr<PaperDocument> m_document;
    std::unique_ptr<PaperWidget> m_paper;
};

void PaperTest::init() {
    m_document = std::make_unique<PaperDocument>();
    m_paper = std::make_unique<PaperWidget>(*m_document);
    m_paper->resize(700, 400); // one pixel a paper unit
    m_paper->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_paper.get()));
}

void PaperTest::cleanup() {
    m_paper.reset();
    m_document.reset();
}

void PaperTest::strokeLeavesInk() {
    QCOMPARE(inkPixels(*m_paper), 0);
    drawStroke(*m_paper, kLine);
    QCOMPARE(strokes().size(), std::size_t(1));
    QCOMPARE(strokes()[0].points.front(), (PenPoint{100, 100, 1}));
    QCOMPARE(strokes()[0].points.back(), (PenPoint{200, 200, 1}));
    // A line 141 units long and 16 wide; half of it is generous for anti-aliased edges.
    QVERIFY(inkPixels(*m_paper) > 141 * 16 / 2);
}

void PaperTest::clickLeavesADot() {
    QTest::mouseClick(m_paper.get(), Qt::LeftButton, {}, {50, 60});
    QCOMPARE(strokes().size(), std::size_t(1));
    QCOMPARE(strokes()[0].points.size(), std::size_t(1));
    QVERIFY(inkPixels(*m_paper) > 50);
}

void PaperTest::rightButtonErases() {
    drawStroke(*m_paper, kLine);
    drawStroke(*m_paper, kLine, Qt::RightButton);
    QVERIFY(strokes().back().erases);
    QVERIFY(strokes().back().width > strokes().front().width);
    QCOMPARE(inkPixels(*m_paper), 0);
}

void PaperTest::eraserToolErases() {
    drawStroke(*m_paper, kLine);
    m_paper->setTool(Tool::Eraser);
    drawStroke(*m_paper, kLine);
    QCOMPARE(inkPixels(*m_paper), 0);
}

void PaperTest::erasingBlankPaperIsNoStep() {
    drawStroke(*m_paper, kLine, Qt::RightButton);
    QVERIFY(m_document->content().isBlank());
    QVERIFY(!m_document->undoStack().canUndo());
}

void PaperTest::undoAndRedoEveryAction() {
    std::vector<PaperContent> states = {m_document->content()};
    const auto note = [&] { states.push_back(m_document->content()); };
    drawStroke(*m_paper, kLine);
    note();
    drawStroke(*m_paper, {{300, 100}, {300, 200}});
    note();
    drawStroke(*m_paper, {{300, 150}, {320, 150}}, Qt::RightButton);
    note();
    m_document->clear();
    note();
    QImage picture(20, 10, QImage::Format_RGB32);
    picture.fill(Qt::red);
    m_document->showPicture(picture, m_paper->paperSize(), "paste");
    note();
    QCOMPARE(m_document->undoStack().count(), 5);
    for (std::size_t i = states.size(); i-- > 0;) {
        QVERIFY(m_document->content() == states[i]);
        m_document->undoStack().undo();
    }
    for (const PaperContent& state : states) {
        QVERIFY(m_document->content() == state);
        m_document->undoStack().redo();
    }
}

void PaperTest::undoWhileDrawingEndsTheStroke() {
    drawStroke(*m_paper, kLine);
    QTest::mousePress(m_paper.get(), Qt::LeftButton, {}, {10, 10});
    QTest::mouseMove(m_paper.get(), {20, 20});
    m_document->undoStack().undo();
    QTest::mouseMove(m_paper.get(), {30, 30});
    QTest::mouseRelease(m_paper.get(), Qt::LeftButton, {}, {30, 30});
    QVERIFY(m_document->content().isBlank());
    QVERIFY(m_document->undoStack().canRedo());
}

void PaperTest::hidingThePaperEndsTheStroke() {
    QTest::mousePress(m_paper.get(), Qt::LeftButton, {}, {10, 10});
    QTest::mouseMove(m_paper.get(), {20, 20});
    m_paper->hide();
    QVERIFY(!m_document->isDrawing());
    m_paper->show();
    QTest::mouseMove(m_paper.get(), {60, 60}); // without a button
    QCOMPARE(strokes().size(), std::size_t(1));
    QCOMPARE(strokes()[0].points.back(), (PenPoint{20, 20, 1}));
    QVERIFY(m_document->undoStack().canUndo());
}

void PaperTest::resizingKeepsTheDrawing() {
    drawStroke(*m_paper, kLine);
    const Drawing before = m_document->content().drawing;
    m_paper->resize(1400, 800);
    QCOMPARE(m_document->content().drawing, before);
    QCOMPARE(m_paper->paperSize(), QSizeF(700, 400));
    QTest::mouseClick(m_paper.get(), Qt::LeftButton, {}, {200, 200});
    QCOMPARE(strokes().back().points.front(), (PenPoint{100, 100, 1}));
}

void PaperTest::narrowingKeepsEverythingInSight() {
    drawStroke(*m_paper, {{600, 100}, {650, 300}});
    m_paper->resize(350, 400);
    QVERIFY(m_paper->paperSize().width() >= 650);
    const int ink = inkPixels(*m_paper);
    QVERIFY(ink > 100);
    // What is drawn far down the now taller paper is not cut off when the window is wide again.
    QTest::mouseClick(m_paper.get(), Qt::LeftButton, {}, {20, 390});
    m_paper->resize(700, 400);
    QVERIFY(m_paper->paperSize().height() >= strokes().back().points.front().y);
}

void PaperTest::penLeavingThePaperStaysOnIt() {
    QTest::mousePress(m_paper.get(), Qt::LeftButton, {}, {650, 200});
    QTest::mouseMove(m_paper.get(), {900, 500});
    QTest::mouseRelease(m_paper.get(), Qt::LeftButton, {}, {900, 500});
    QCOMPARE(strokes().back().points.back(), (PenPoint{700, 400, 1}));
    QCOMPARE(m_paper->paperSize(), QSizeF(700, 400));
}

void PaperTest::sendTablet(QEvent::Type type, QPointF position, qreal pressure,
                           QPointingDevice::PointerType pointer) {
    const QPointingDevice pen("test pen", 17, QInputDevice::DeviceType::Stylus, pointer,
                              QInputDevice::Capability::Position | QInputDevice::Capability::Pressure, 1, 1);
    const bool down = type != QEvent::TabletRelease;
    QTabletEvent event(type, &pen, position, m_paper->mapToGlobal(position), pressure, 0, 0, 0, 0, 0, {},
                       type == QEvent::TabletMove ? Qt::NoButton : Qt::LeftButton,
                       down ? Qt::LeftButton : Qt::NoButton);
    QCoreApplication::sendEvent(m_paper.get(), &event);
    QVERIFY(event.isAccepted()); // or Qt would send a mouse event as well
}

void PaperTest::tabletPressureSetsTheWidth() {
    const auto pen = QPointingDevice::PointerType::Pen;
    sendTablet(QEvent::TabletPress, {100, 100}, 0.1, pen);
    sendTablet(QEvent::TabletMove, {150, 100}, 0.5, pen);
    sendTablet(QEvent::TabletMove, {200, 100}, 1.0, pen);
    sendTablet(QEvent::TabletRelease, {200, 100}, 0, pen);
    QCOMPARE(strokes().size(), std::size_t(1));
    const std::vector<PenPoint>& points = strokes()[0].points;
    QCOMPARE(points.size(), std::size_t(3));
    QVERIFY(points[0].pressure < points[1].pressure);
    QVERIFY(points[1].pressure < points[2].pressure);
    // Thicker on the right than on the left, on the screen too.
    const QImage image = m_paper->grab().toImage();
    const auto thickness = [&](int x) {
        int count = 0;
        for (int y = 0; y < image.height(); ++y) count += image.pixelColor(x, y) == currentPalette().ink;
        return count;
    };
    QVERIFY(thickness(190) > thickness(110) + 4);
}

void PaperTest::tabletEraserTipErases() {
    drawStroke(*m_paper, kLine);
    const auto eraser = QPointingDevice::PointerType::Eraser;
    sendTablet(QEvent::TabletPress, {100, 100}, 0.7, eraser);
    sendTablet(QEvent::TabletMove, {150, 150}, 0.7, eraser);
    sendTablet(QEvent::TabletRelease, {150, 150}, 0, eraser);
    QVERIFY(strokes().back().erases);
}

void PaperTest::synthesizedMouseEventsAreIgnored() {
    for (auto source : {Qt::MouseEventSynthesizedBySystem, Qt::MouseEventSynthesizedByQt}) {
        for (auto type : {QEvent::MouseButtonPress, QEvent::MouseButtonRelease}) {
            const QPointF at(100, 100);
            QMouseEvent event(type, at, at, m_paper->mapToGlobal(at), Qt::LeftButton,
                              type == QEvent::MouseButtonPress ? Qt::LeftButton : Qt::NoButton,
                              Qt::NoModifier, source);
            QCoreApplication::sendEvent(m_paper.get(), &event);
        }
    }
    QVERIFY(m_document->content().isBlank());
}

void PaperTest::touchDrawsWithOneFingerOnly() {
    const std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
    QTest::touchEvent(m_paper.get(), screen.get()).press(0, {100, 100}, m_paper.get());
    QTest::touchEvent(m_paper.get(), screen.get()).stationary(0).press(1, {300, 300}, m_paper.get());
    QTest::touchEvent(m_paper.get(), screen.get())
        .move(0, {150, 150}, m_paper.get())
        .move(1, {320, 300}, m_paper.get());
    QTest::touchEvent(m_paper.get(), screen.get())
        .release(0, {150, 150}, m_paper.get())
        .release(1, {320, 300}, m_paper.get());
    QCOMPARE(strokes().size(), std::size_t(1));
    QCOMPARE(strokes()[0].points.back(), (PenPoint{150, 150, 1}));
    QVERIFY(!m_document->isDrawing());
}

void PaperTest::pngAndSvgShowTheDrawing() {
    drawStroke(*m_paper, kLine);
    for (const QByteArray& bytes : {contentPicture(m_document->content(), m_paper->paperSize(), "png"),
                                    contentSvg(m_document->content(), m_paper->paperSize())}) {
        const QImage image = QImage::fromData(bytes).scaled(700, 400);
        QVERIFY(!image.isNull());
        QVERIFY(qGray(image.pixel(150, 150)) < 80);
        QVERIFY(qGray(image.pixel(400, 300)) > 220);
    }
}

void PaperTest::tagsAreNotWrittenOverOtherDigits() {
    /// Whether the tag of a digit that high on the paper is seen, under another that ends at 150.
    const auto hasTag = [this](qreal top, bool chosen) {
        const auto shownWith = [&](const QString& text) {
            m_paper->setBoxes({{{100, 100, 50, 50}, "1"}, {{100, top, 50, 50}, text}}, chosen ? 1 : 0);
            return m_paper->grab().toImage();
        };
        return shownWith("8") != shownWith("");
    };
    QVERIFY(hasTag(250, false));
    QVERIFY(!hasTag(156, false));
    QVERIFY(hasTag(156, true));
}

void PaperTest::clickInABoxOfSeveralDrawsNothing() {
    drawStroke(*m_paper, kLine);
    QSignalSpy clicked(m_paper.get(), &PaperWidget::boxClicked);
    m_paper->setBoxes({{{100, 100, 50, 50}, "1"}, {{300, 100, 60, 80}, "2"}}, 0);
    QTest::mousePress(m_paper.get(), Qt::LeftButton, {}, {310, 110});
    m_paper->setBoxes({{{100, 100, 50, 50}, "1"}}, 0); // whatever is read meanwhile
    QTest::mouseRelease(m_paper.get(), Qt::LeftButton, {}, {311, 111});
    QCOMPARE(clicked.count(), 1);
    QCOMPARE(clicked[0][0].toPointF(), QPointF(330, 140));
    QCOMPARE(strokes().size(), std::size_t(1));
}

void PaperTest::boxesThatComeUnderThePenMakeNoClick() {
    drawStroke(*m_paper, kLine);
    QSignalSpy clicked(m_paper.get(), &PaperWidget::boxClicked);
    m_paper->setBoxes({{{92, 92, 116, 116}, "1"}}, 0);
    QTest::mousePress(m_paper.get(), Qt::LeftButton, {}, {300, 150});
    m_paper->setBoxes({{{92, 92, 116, 116}, "1"}, {{292, 142, 16, 16}, "?", true}}, 1); // the dot was read
    QTest::mouseRelease(m_paper.get(), Qt::LeftButton, {}, {300, 150});
    QCOMPARE(clicked.count(), 0);
    QCOMPARE(strokes().size(), std::size_t(2));
}

QTEST_MAIN(PaperTest)
#include "paper_test.moc"
