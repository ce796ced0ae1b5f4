// Boxes and tags over pictures are seen on any ground, measured on what is painted, and take clicks.
#include <QSignalSpy>
#include <QTest>

#include "core/random.h"
#include "tests/ui/draw/strokes.h"
#include "ui/draw/box_painter.h"
#include "ui/draw/paper_document.h"
#include "ui/theme/palette.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

using namespace digitpad;

namespace {

constexpr double kLeastContrast = 3; // WCAG 2.1, 1.4.11, of what is no text
constexpr int kNear = 5;             ///< pixels from a line, where its ground and its halo are

QImage plain(const QColor& color) {
    QImage image(700, 400, QImage::Format_RGB32);
    image.fill(color);
    return image;
}

/// As busy as a photo gets: blocks of any colour, and noise over all of it.
QImage busy() {
    Random random(5);
    QImage image(700, 400, QImage::Format_RGB32);
    const auto level = [&] { return static_cast<int>(random.below(256)); };
    for (int y = 0; y < image.height(); y += 5)
        for (int x = 0; x < image.width(); x += 7) {
            const QColor block(level(), level(), level());
            for (int v = y; v < std::min(y + 5, image.height()); ++v)
                for (int u = x; u < std::min(x + 7, image.width()); ++u)
                    image.setPixelColor(u, v, level() < 64 ? QColor(level(), level(), level()) : block);
        }
    return image;
}

/// The least contrast, over all pixels of the ground near a place of the rectangle's outline, of the pixel
/// there that stands out most from it; corners are left out, which are round.
double leastContrast(const QImage& ground, const QImage& marked, const QRect& outline, int corner) {
    double least = 21;
    const auto scan = [&](QPoint middle, QPoint step) {
        for (int g = -kNear; g <= kNear; ++g) {
            double most = 1;
            for (int m = -kNear; m <= kNear; ++m)
                most = std::max(most, contrast(ground.pixelColor(middle + g * step),
                                               marked.pixelColor(middle + m * step)));
            least = std::min(least, most);
        }
    };
    for (int x = outline.left() + corner; x <= outline.right() - corner; ++x)
        for (const int y : {outline.top(), outline.bottom()}) scan({x, y}, {0, 1});
    for (int y = outline.top() + corner; y <= outline.bottom() - corner; ++y)
        for (const int x : {outline.left(), outline.right()}) scan({x, y}, {1, 0});
    return least;
}

} // namespace

class BoxesTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void areSeenOnAnyGround_data();
    void areSeenOnAnyGround();
    void tagsAreReadOnAnyGround_data() { areSeenOnAnyGround_data(); }
    void tagsAreReadOnAnyGround();
    void takeClicksOverPictures();
    void onPaperTheyStayQuiet();

private:
    /// The row's picture in its theme, without boxes and with them, the first one chosen.
    std::pair<QImage, QImage> groundAndMarked();
    QImage shown(const std::vector<PaperBox>& boxes, int chosen) {
        m_paper->setBoxes(boxes, chosen);
        return m_paper->grab().toImage();
    }

    std::unique_ptr<PaperDocument> m_document;
    std::unique_ptr<PaperWidget> m_paper;
    // The chosen one, one that is read and one that is not, each shown 8 pixels larger on all sides.
    const std::vector<PaperBox> m_boxes{
        {{100, 100, 50, 60}, "8"}, {{250.4, 120.6, 50, 60}, "1"}, {{400, 200, 60, 60}, "?", true}};
};

void BoxesTest::init() {
    m_document = std::make_unique<PaperDocument>();
    m_paper = std::make_unique<PaperWidget>(*m_document);
    m_paper->resize(700, 400); // one pixel a paper unit
    m_paper->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_paper.get()));
}

void BoxesTest::cleanup() {
    m_paper.reset();
    m_document.reset();
    applyTheme(*qApp, ThemeChoice::Light);
}

void BoxesTest::areSeenOnAnyGround_data() {
    QTest::addColumn<QImage>("picture");
    QTest::addColumn<bool>("dark");
    for (const bool dark : {false, true}) {
        const QByteArray theme = dark ? "dark theme, " : "light theme, ";
        // 76 is where the two lines of a halo stand out equally little; 119 is the grey half as light as
        // white.
        for (const int grey : {0, 76, 119, 180, 255})
            QTest::newRow(theme + "grey " + QByteArray::number(grey)) << plain({grey, grey, grey}) << dark;
        QTest::newRow(theme + "accent") << plain((dark ? darkPalette() : lightPalette()).accent) << dark;
        QTest::newRow(theme + "busy") << busy() << dark;
    }
}

std::pair<QImage, QImage> BoxesTest::groundAndMarked() {
    QFETCH(QImage, picture);
    QFETCH(bool, dark);
    applyTheme(*qApp, dark ? ThemeChoice::Dark : ThemeChoice::Light);
    m_document->showPicture(picture, m_paper->paperSize(), "open");
    QImage ground = shown({}, -1);
    return {std::move(ground), shown(m_boxes, 0)};
}

void BoxesTest::areSeenOnAnyGround() {
    const auto [ground, marked] = groundAndMarked();
    for (const PaperBox& box : m_boxes) {
        const QRect outline = box.place.adjusted(-8, -8, 8, 8).toRect();
        const double contrast = leastContrast(ground, marked, outline, 12);
        QVERIFY2(contrast >= kLeastContrast, qPrintable(QString::number(contrast)));
    }
}

void BoxesTest::tagsAreReadOnAnyGround() {
    const auto [ground, marked] = groundAndMarked();
    const QFont font = figureFont(m_paper->font(), 1, QFont::DemiBold);
    for (const PaperBox& box : m_boxes) {
        const QRect tag = tagPlace(box.place.adjusted(-8, -8, 8, 8), box.text, font, true).toRect();
        QVERIFY(leastContrast(ground, marked, tag, 6) >= kLeastContrast);
        const QImage inside = marked.copy(tag.adjusted(3, 3, -3, -3));
        double most = 1; // of the text with what it is written on, which fills the tag
        for (int y = 0; y < inside.height(); ++y)
            for (int x = 0; x < inside.width(); ++x)
                most = std::max(most, contrast(inside.pixelColor(0, 0), inside.pixelColor(x, y)));
        QVERIFY2(most >= 4.5, qPrintable(QString::number(most)));
    }
}

void BoxesTest::takeClicksOverPictures() {
    m_document->showPicture(busy(), m_paper->paperSize(), "open");
    shown(m_boxes, 0);
    QSignalSpy clicked(m_paper.get(), &PaperWidget::boxClicked);
    for (const QPoint at : {QPoint(430, 230), QPoint(393, 230)}) // in its middle, and on its line
        QTest::mouseClick(m_paper.get(), Qt::LeftButton, {}, at);
    QCOMPARE(clicked.count(), 2);
    QCOMPARE(clicked[1][0].toPointF(), QPointF(430, 230));
    QVERIFY(m_document->content().drawing.strokes.empty());
}

void BoxesTest::onPaperTheyStayQuiet() {
    drawStroke(*m_paper, {{110, 110}, {140, 150}});
    const QImage marked = shown(m_boxes, 0);
    const QColor dark = currentPalette().haloDark;
    const QRect around = m_boxes[1].place.adjusted(-12, -30, 12, 12).toRect();
    for (int y = around.top(); y < around.bottom(); ++y)
        for (int x = around.left(); x < around.right(); ++x) QVERIFY(marked.pixelColor(x, y) != dark);
}

QTEST_MAIN(BoxesTest)
#include "boxes_test.moc"
