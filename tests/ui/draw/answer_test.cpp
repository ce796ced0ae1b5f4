// The answer: numbers and lines in type that fits, what was rejected in words, and every digit within reach.
#include <QSignalSpy>
#include <QtTest>
#include <algorithm>

#include "ui/draw/answer_view.h"

using namespace digitpad;

namespace {

std::vector<AnswerDigit> answer(const QString& digits) {
    std::vector<AnswerDigit> result;
    int line = 0;
    int group = 0;
    for (const QChar c : digits) {
        if (c == '\n') {
            ++line;
            group = 0;
        } else if (c == ' ') {
            ++group;
        } else {
            AnswerDigit& digit = result.emplace_back();
            digit.digit = c.digitValue();
            digit.probability = 0.99F;
            digit.line = line;
            digit.group = group;
        }
    }
    return result;
}

void reject(AnswerDigit& digit) {
    digit.rejected = true;
    digit.headline = "Not a digit";
    digit.reason = "only a dot";
}

} // namespace

class AnswerTest : public QObject {
    Q_OBJECT
private slots:
    void textHasGroupsAndLines();
    void rejectedDigitsAreQuestionMarks();
    void everythingFits();
    void linesAroundTheChosenDigitAreShown();
    void rejectionIsSaidInWords();
    void digitsAreChosenByMouse();
};

void AnswerTest::textHasGroupsAndLines() {
    for (const QString text : {"", "7", "40712", "12 34", "12\n34 5"}) QCOMPARE(textOf(answer(text)), text);
}

void AnswerTest::rejectedDigitsAreQuestionMarks() {
    auto digits = answer("40");
    reject(digits[1]);
    QCOMPARE(textOf(digits), "4?");
    digits[1].corrected = true;
    digits[1].digit = 6;
    QCOMPARE(textOf(digits), "46");
}

void AnswerTest::everythingFits() {
    QFont font;
    font.setPointSize(72);
    const QSizeF space(230, 92);
    for (const QString text : {"7", "4071240712", "123 456 789", "12\n345\n6"}) {
        const auto digits = answer(text);
        const AnswerLayout layout(digits, font, space, 0);
        QCOMPARE(layout.places.size(), digits.size());
        QVERIFY(layout.right <= space.width() + 1); // glyphs are placed on whole pixels
        for (const QRectF& place : layout.places) {
            QVERIFY(place.bottom() <= space.height() + 0.01);
            QVERIFY(place.width() > 0);
        }
    }
    QCOMPARE(AnswerLayout(answer("7"), font, space, 0).font.pointSizeF(), 72.0);
}

void AnswerTest::linesAroundTheChosenDigitAreShown() {
    QFont font;
    font.setPointSize(72);
    const auto digits = answer("1\n2\n3\n4\n5\n6\n7\n8");
    for (const int chosen : {0, 3, 7}) {
        const AnswerLayout layout(digits, font, QSizeF(230, 92), chosen);
        QVERIFY(!layout.places[static_cast<std::size_t>(chosen)].isEmpty());
        QCOMPARE(std::ranges::count_if(layout.places, [](const QRectF& place) { return !place.isEmpty(); }),
                 4);
        for (const QRectF& place : layout.places)
            if (!place.isEmpty()) QCOMPARE(place.height(), 23.0);
    }
    AnswerView view;
    view.show(digits, 6, {});
    QVERIFY(view.accessibleDescription().endsWith("line 7 of 8"));
}

void AnswerTest::rejectionIsSaidInWords() {
    AnswerView view;
    auto digits = answer("5");
    reject(digits[0]);
    view.show(digits, 0, {});
    QCOMPARE(view.accessibleDescription(), "?, Not a digit, only a dot");
    view.show({}, -1, "Draw a digit");
    QCOMPARE(view.accessibleDescription(), "Draw a digit");
}

void AnswerTest::digitsAreChosenByMouse() {
    AnswerView view;
    view.resize(360, 92);
    view.show(answer("123"), 2, {});
    QSignalSpy chosen(&view, &AnswerView::chosen);
    QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(8, 46));
    QCOMPARE(chosen.last()[0].toInt(), 0);
}

QTEST_MAIN(AnswerTest)
#include "answer_test.moc"
