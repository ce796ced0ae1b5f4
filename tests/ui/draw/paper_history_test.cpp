// Undoing holds one content a step, and no more memory than it may: the oldest steps go first.
#include <QtTest>
#include <memory>

#include "ui/draw/paper_document.h"

using namespace digitpad;

namespace {

/// Counts the pictures that something still holds.  All have the same pixels, so that the test itself needs
/// few.
class CountedPictures {
public:
    static constexpr int kSide = 1000;

    QImage make() {
        ++m_alive;
        return {m_pixels.data(),
                kSide,
                kSide,
                QImage::Format_RGB32,
                [](void* alive) { --*static_cast<int*>(alive); },
                &m_alive};
    }
    int alive() const { return m_alive; }

private:
    std::vector<uchar> m_pixels = std::vector<uchar>(std::size_t(4) * kSide * kSide);
    int m_alive = 0;
};

constexpr qint64 kPicture = 4 * CountedPictures::kSide * CountedPictures::kSide;

void draw(PaperDocument& document, float x) {
    document.beginStroke({x, 10, 1}, 16, false);
    for (int i = 1; i < 100; ++i) document.extendStroke({x, 10.0F + static_cast<float>(i), 1});
    document.endStroke();
}

} // namespace

class PaperHistoryTest : public QObject {
    Q_OBJECT
private slots:
    void picturesBeyondTheLimitAreForgotten();
    void theNewestStepCanAlwaysBeUndone();
    void strokesAreNotHeldTwice();
    void whatIsForgottenLeavesTheRestAsItWas();
    void undoneStrokesComeBackInOrder();
};

void PaperHistoryTest::picturesBeyondTheLimitAreForgotten() {
    CountedPictures pictures;
    {
        PaperDocument document(nullptr, 5 * kPicture);
        for (int i = 0; i < 20; ++i) document.showPicture(pictures.make(), {700, 400}, "open picture");
        QCOMPARE(pictures.alive(), 6); // five to undo, and the one on the paper
        QVERIFY(document.undoBytes() <= 5 * kPicture);
        for (int i = 0; i < 5; ++i) {
            QVERIFY(document.undoStack().canUndo());
            document.undoStack().undo();
            QVERIFY(!document.content().picture.isNull());
        }
        QVERIFY(!document.undoStack().canUndo());
        for (int i = 0; i < 5; ++i) document.undoStack().redo();
        QVERIFY(!document.undoStack().canRedo());
        QCOMPARE(pictures.alive(), 6);
    }
    QCOMPARE(pictures.alive(), 0);
}

void PaperHistoryTest::theNewestStepCanAlwaysBeUndone() {
    CountedPictures pictures;
    PaperDocument document(nullptr, kPicture / 2);
    document.showPicture(pictures.make(), {700, 400}, "open picture");
    document.showPicture(pictures.make(), {700, 400}, "open picture");
    QCOMPARE(pictures.alive(), 2);
    document.undoStack().undo();
    QVERIFY(!document.content().picture.isNull());
    document.undoStack().redo();
    document.clear();
    QCOMPARE(pictures.alive(), 1);
    document.undoStack().undo();
    QVERIFY(!document.content().picture.isNull());
}

void PaperHistoryTest::strokesAreNotHeldTwice() {
    PaperDocument document;
    for (int i = 0; i < 200; ++i) draw(document, static_cast<float>(i));
    QCOMPARE(document.undoStack().count(), 200);
    QCOMPARE(document.undoBytes(), 0); // they are all on the paper
    document.clear();
    const qint64 points = 200 * 100 * static_cast<qint64>(sizeof(PenPoint));
    QVERIFY(document.undoBytes() >= points);
    QVERIFY(document.undoBytes() < 3 * points); // a vector may reserve twice what it holds
}

void PaperHistoryTest::whatIsForgottenLeavesTheRestAsItWas() {
    CountedPictures pictures;
    PaperDocument document(nullptr, 2 * kPicture);
    document.showPicture(pictures.make(), {700, 400}, "open picture");
    draw(document, 50);
    document.showPicture(pictures.make(), {700, 400}, "paste");
    draw(document, 70);
    document.showPicture(pictures.make(), {700, 400}, "paste");
    QCOMPARE(document.undoStack().undoText(), "paste");
    document.undoStack().undo();
    QCOMPARE(document.content().drawing.strokes.size(), std::size_t(1));
    QCOMPARE(document.content().drawing.strokes[0].points[0].x, 70.0F);
    QCOMPARE(document.undoStack().undoText(), "stroke");
    document.undoStack().undo();
    QVERIFY(document.content().drawing.strokes.empty());
    QVERIFY(!document.undoStack().canUndo());
    while (document.undoStack().canRedo()) document.undoStack().redo();
    QVERIFY(document.content().drawing.strokes.empty());
    QVERIFY(!document.content().picture.isNull());
}

void PaperHistoryTest::undoneStrokesComeBackInOrder() {
    PaperDocument document;
    for (const float x : {1.0F, 2.0F, 3.0F}) draw(document, x);
    const PaperContent all = document.content();
    document.undoStack().undo();
    document.undoStack().undo();
    QCOMPARE(document.content().drawing.strokes.size(), std::size_t(1));
    document.undoStack().redo();
    document.undoStack().redo();
    QVERIFY(document.content() == all);
    document.undoStack().undo();
    draw(document, 9); // what was undone is forgotten
    QVERIFY(!document.undoStack().canRedo());
    QCOMPARE(document.content().drawing.strokes.back().points[0].x, 9.0F);
}

QTEST_MAIN(PaperHistoryTest)
#include "paper_history_test.moc"
