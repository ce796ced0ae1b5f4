#include <QAction>
#include <QLabel>
#include <QLayout>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include "core/data/readers.h"
#include "tests/ui/draw/strokes.h"
#include "tests/ui/evaluate/sample_evaluation.h"
#include "ui/bundled.h"
#include "ui/draw/draw_page.h"
#include "ui/draw/paper_painter.h"
#include "ui/draw/paper_widget.h"
#include "ui/draw/recognition.h"
#include "ui/model_store.h"
#include "ui/theme/theme.h"
#include "ui/why/judgements.h"
#include "ui/why/presence_picture.h"
#include "ui/why/saliency_view.h"
#include "ui/why/stages_view.h"
#include "ui/why/variations_view.h"
#include "ui/why/why_dialog.h"
#include "ui/why/why_pictures.h"
#include "ui/why/why_worker.h"

using namespace digitpad;

/// Drawn by the pen of the tests, on white.
static QImage numberPicture(const std::vector<std::size_t>& values) {
    Drawing drawing;
    const auto digits = readPenStrokes(DIGITPAD_SOURCE_DIR "/tests/digits.jsonl");
    for (std::size_t i = 0; i < values.size(); ++i)
        for (Stroke stroke : digits.at(values[i]).drawing.strokes) {
            for (PenPoint& point : stroke.points) point.x += static_cast<float>(160 * i);
            drawing.strokes.push_back(stroke);
        }
    return contentImage({{}, {}, drawing}, {280, 200});
}

class WhyTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void explainsADigitOffTheGuiThread();
    void theLatestRequestWins();
    void aHiddenDialogDoesNothingUntilItIsShown();
    void saysThatNeighboursCounted();
    void withoutADigitItSaysWhatToDo();
    void inkOfStrokesAndPicturesIsFound();
    void inkOfThingsIsShownWhereItWasRead();
    void saysWhatTheAnswerRestsOn();
    void saysWhichChangesOverturnIt();
    void digitsInPicturesAreExplainedByTheDetector();
    void whatTheInkGaveIsExplainedByTheInk();
    void picturesFollowTheTheme();
    void theDrawPageAsksAndTheDialogFollowsThePen();

private:
    WhyRequest request(std::size_t image = 0) const {
        Stroke stroke{{{60, 40}, {60, 200}}, 12};
        Workspace workspace;
        const DigitImage seen = m_data->image(image);
        const Prediction answer = m_classifier->classify(seen, workspace);
        return {{{}, {}, {{stroke}}}, {300, 240}, {54, 34, 12, 172}, seen, answer, false, m_classifier};
    }

    std::shared_ptr<const Classifier> m_classifier;
    std::shared_ptr<const Dataset> m_data;
};

void WhyTest::initTestCase() {
    applyTheme(*qApp, ThemeChoice::Light);
    m_classifier = std::make_shared<const Classifier>(nearestMeanModel());
    m_data = std::make_shared<const Dataset>(sampleDataset());
}

void WhyTest::explainsADigitOffTheGuiThread() {
    WhyWorker worker;
    QSignalSpy explained(&worker, &WhyWorker::explained);
    std::optional<WhyResult> found;
    connect(&worker, &WhyWorker::explained, this, [&](const WhyResult& result) {
        QCOMPARE(QThread::currentThread(), qApp->thread());
        found = result;
    });
    worker.request(request());
    QTRY_VERIFY(found);
    Workspace workspace;
    QCOMPARE(found->prediction.digit, m_classifier->classify(m_data->image(0), workspace).digit);
    QCOMPARE(found->variations.size(), std::size(kChanges) * kChangeSteps);
    QVERIFY(found->saliency.strongest() > 0);
}

void WhyTest::theLatestRequestWins() {
    WhyWorker worker;
    std::vector<DigitImage> seen;
    connect(&worker, &WhyWorker::explained, this,
            [&](const WhyResult& result) { seen.push_back(result.request.seen); });
    for (std::size_t i = 0; i < 20; ++i) worker.request(request(i));
    QTRY_VERIFY(!seen.empty() && seen.back().pixels == m_data->image(19).pixels);
    QVERIFY(seen.size() <= 20);
    seen.clear();
    worker.request(request(1));
    worker.cancel();
    worker.request(request(2)); // comes after what was cancelled would have
    QTRY_VERIFY(!seen.empty());
    QCOMPARE(seen.size(), 1U);
    QCOMPARE(seen[0].pixels, m_data->image(2).pixels);
}

void WhyTest::aHiddenDialogDoesNothingUntilItIsShown() {
    WhyDialog dialog;
    dialog.explain(request());
    WhyWorker other; // as long as this takes, the dialog could have explained it, too
    QSignalSpy explained(&other, &WhyWorker::explained);
    other.request(request());
    QTRY_COMPARE(explained.count(), 1);
    QVERIFY(!dialog.result());
    dialog.show();
    QTRY_VERIFY(dialog.result());
    const QString digit = QString::number(dialog.result()->prediction.digit);
    const auto labels = dialog.findChildren<QLabel*>();
    QVERIFY(
        std::ranges::any_of(labels, [&](auto* label) { return label->text().startsWith("Why " + digit); }));
    dialog.explain(std::nullopt);
    QVERIFY(!dialog.result());
}

void WhyTest::saysThatNeighboursCounted() {
    Model strict = nearestMeanModel();
    strict.info.threshold = 1.1F; // nothing passes
    WhyRequest request = this->request();
    request.classifier = std::make_shared<const Classifier>(strict);
    request.answer.digit = 4;
    request.answer.probability = 0.875F;
    WhyDialog dialog;
    dialog.explain(request);
    dialog.show();
    QTRY_VERIFY(dialog.result());
    const auto labels = dialog.findChildren<QLabel*>();
    QVERIFY(std::ranges::any_of(labels, [](auto* label) {
        return label->text().startsWith("Why 4, with 87.5 %: it stands among digits.");
    }));
}

void WhyTest::withoutADigitItSaysWhatToDo() {
    WhyDialog dialog;
    dialog.show();
    const auto labels = dialog.findChildren<QLabel*>();
    QVERIFY(
        std::ranges::any_of(labels, [](auto* label) { return label->text().startsWith("Draw a digit"); }));
    QVERIFY(!dialog.grab().isNull());
}

void WhyTest::inkOfStrokesAndPicturesIsFound() {
    Workspace workspace;
    const WhyResult strokes = explain(request(), workspace);
    QCOMPARE(strokes.ink.size(), QSize(300, 240));
    QVERIFY(qGray(strokes.ink.pixel(60, 120)) > 250);
    QCOMPARE(qGray(strokes.ink.pixel(200, 120)), 0);

    WhyRequest picture = request();
    picture.content.picture = QImage(150, 120, QImage::Format_RGB32);
    picture.content.picture.fill(Qt::white);
    for (int y = 20; y < 100; ++y)
        for (int x = 95; x < 105; ++x) picture.content.picture.setPixel(x, y, qRgb(0, 0, 0));
    picture.content.place = QRectF(0, 0, 300, 240); // twice its size
    const WhyResult both = explain(picture, workspace);
    QVERIFY(qGray(both.ink.pixel(200, 120)) > 250); // the picture's line
    QVERIFY(qGray(both.ink.pixel(60, 120)) > 250);  // the stroke over it
}

void WhyTest::inkOfThingsIsShownWhereItWasRead() {
    // Two digits' strokes, and a pen three times as wide that lies beside them.
    WhyRequest request = this->request();
    QImage& picture = request.content.picture;
    picture = QImage(300, 240, QImage::Format_RGB32);
    picture.fill(Qt::white);
    QPainter painter(&picture);
    painter.fillRect(60, 60, 6, 60, Qt::black);
    painter.fillRect(100, 60, 6, 60, Qt::black);
    painter.fillRect(180, 20, 24, 200, Qt::black);
    painter.end();
    request.content.place = picture.rect();
    request.content.drawing = {};
    Workspace workspace;
    for (const bool without : {false, true}) {
        request.withoutThings = without;
        const QImage ink = explain(request, workspace).ink;
        QVERIFY(qGray(ink.pixel(63, 90)) > 250);
        QCOMPARE(qGray(ink.pixel(190, 120)) > 250, !without);
    }
}

void WhyTest::saysWhatTheAnswerRestsOn() {
    WhyResult result;
    result.prediction.digit = 7;
    result.saliency.lost[100] = 0.63F;
    QVERIFY(saliencySentence(result).contains("takes 63 % from the 7"));
    QVERIFY(!saliencySentence(result).contains("against"));
    result.saliency.lost[101] = -0.2F;
    QVERIFY(saliencySentence(result).contains("up to 20 %"));
}

void WhyTest::saysWhichChangesOverturnIt() {
    Workspace workspace;
    WhyResult result = explain(request(), workspace);
    for (Variation& variation : result.variations) variation.prediction.digit = 7;
    result.prediction.digit = 7;
    QVERIFY(variationsSummary(result).contains("All 25"));
    result.variations[0].prediction.digit = 1;
    result.variations[0].prediction.probability = 0.5F;
    QVERIFY(variationsSummary(result).contains("24 of 25"));
    QCOMPARE(variationSentence(result.variations[0]), "2 pixels to the left: 1, 50 %");
}

/// A picture of two digits side by side, and the answer of one of them as the Draw page has it.
static WhyRequest pictureRequest(const std::shared_ptr<const DigitDetector>& detector) {
    const auto classifier = shippedReference();
    RecognitionRequest asked{{numberPicture({4, 7}), QRectF(20, 0, 560, 400), {}}, classifier, detector};
    Workspace workspace;
    const RecognitionResult read = recognise(asked, workspace);
    if (read.reading.digits.empty()) return {};
    const DigitReading& digit = read.reading.digits.back();
    return {asked.content, {600, 400}, read.boxes.back(), digit.seen, digit.prediction,
            false,         classifier, detector,          read.boxes};
}

void WhyTest::digitsInPicturesAreExplainedByTheDetector() {
    const auto detector = shippedDetector();
    if (!detector) QSKIP("built without a detector");
    const WhyRequest request = pictureRequest(detector);
    QVERIFY(request.boxes.size() >= 2);
    Workspace workspace;
    const WhyResult result = explain(request, workspace);
    QVERIFY(result.found);
    QVERIFY(result.ink.isNull());
    const Detection& detection = result.found->detection;
    const QTransform toPaper = pictureToPaper(request.content);
    QVERIFY(
        request.box.contains(toPaper.map(QPointF(detection.box.middleAcross(), detection.box.middleDown()))));
    // Its presence is what the heat shows at its middle.
    const PresenceMap& presence = result.found->presence;
    const auto cell = [&](float value) { return static_cast<int>(value / presence.cellSide()); };
    const int row = cell(detection.box.middleDown());
    const int column = cell(detection.box.middleAcross());
    float around = 0;
    for (int r = row - 1; r <= row + 1; ++r)
        for (int c = column - 1; c <= column + 1; ++c) around = std::max(around, presence.at(r, c));
    QVERIFY(around >= detection.presence);
    QVERIFY(presence.at(0, 0) < 0.2F); // and nothing in the corner

    // Both judgements, and what the paper said.
    QCOMPARE(judgementsOf(result).size(), 2U);
    QCOMPARE(judgementsOf(result)[1].digit(), result.prediction.digit);
    QCOMPARE(togetherOf(result).digit(), request.answer.digit);
    QVERIFY(judgementSentence(result).contains("Together: " + togetherOf(result).words()));

    WhyDialog dialog;
    dialog.explain(request);
    dialog.show();
    QTRY_VERIFY_WITH_TIMEOUT(dialog.result(), 60'000);
    QVERIFY(dialog.height() >= dialog.layout()->totalHeightForWidth(dialog.width())); // nothing is cut off
    auto& stages = *dialog.findChild<StagesView*>();
    QVERIFY(stages.accessibleDescription().contains("where the detector sees digits"));
    QVERIFY(stages.accessibleDescription().contains(judgementSentence(result)));
    const auto labels = dialog.findChildren<QLabel*>();
    QVERIFY(
        std::ranges::any_of(labels, [&](auto* label) { return label->text() == judgementSentence(result); }));
    const QImage heat = presenceImage(presence);
    QVERIFY(qAlpha(heat.pixel(column, row)) > qAlpha(heat.pixel(0, 0)));
}

void WhyTest::whatTheInkGaveIsExplainedByTheInk() {
    const auto detector = shippedDetector();
    if (!detector) QSKIP("built without a detector");
    const WhyRequest byInk = pictureRequest(nullptr);
    QVERIFY(!byInk.boxes.empty());
    WhyRequest request = byInk;
    request.detector = detector; // which is there, but did not give this answer
    Workspace workspace;
    const WhyResult result = explain(request, workspace);
    QVERIFY(!result.found);
    QVERIFY(!result.ink.isNull());
    QVERIFY(judgementSentence(result).isEmpty());
}

void WhyTest::picturesFollowTheTheme() {
    DigitImage image;
    image.at(3, 4) = 1;
    const QImage light = inkPicture(image);
    applyTheme(*qApp, ThemeChoice::Dark);
    const QImage dark = inkPicture(image);
    applyTheme(*qApp, ThemeChoice::Light);
    QVERIFY(qGray(light.pixel(4, 3)) < qGray(light.pixel(0, 0)));
    QVERIFY(qGray(dark.pixel(4, 3)) > qGray(dark.pixel(0, 0)));
}

void WhyTest::theDrawPageAsksAndTheDialogFollowsThePen() {
    ModelStore models;
    models.setCurrent(models.add(nearestMeanModel()));
    DrawPage page(models);
    page.resize(1000, 640);
    page.show();
    auto& paper = *page.findChild<PaperWidget*>();
    drawStroke(paper, {{200, 100}, {200, 300}});
    QTRY_VERIFY(!page.isReading());
    page.actions().why->trigger();
    auto& dialog = *page.findChild<WhyDialog*>();
    QVERIFY(dialog.isVisible());
    QTRY_VERIFY(dialog.result());
    const DigitImage before = dialog.result()->request.seen;
    drawStroke(paper, {{200, 100}, {300, 100}, {240, 200}});
    QTRY_VERIFY(dialog.result() && dialog.result()->request.seen.pixels != before.pixels);
    page.document().clear();
    QTRY_VERIFY(!dialog.result());
}

QTEST_MAIN(WhyTest)
#include "why_test.moc"
