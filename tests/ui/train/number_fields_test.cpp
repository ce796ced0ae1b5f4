// What is typed into a field is its number, in every locale, or is refused in words; never another number.
#include "ui/train/number_fields.h"

#include <QLineEdit>
#include <QtTest>

using namespace digitpad;

class NumberFieldsTest : public QObject {
    Q_OBJECT
private slots:
    void cleanup() { QLocale::setDefault(QLocale::c()); }
    void readsWhatIsTyped_data();
    void readsWhatIsTyped();
    void refusesWhatItCannotTake_data();
    void refusesWhatItCannotTake();
    void keepsEveryDigit();
    void stepsToRoundNumbers();
    void readsItsOwnTextInEveryLocale();
    void countsAreReadWithTheGroupsTheyAreShownWith();
    void countsRefuseFractionsAndWhatIsOutOfRange();
    void specialTextAndSuffixMayBeTypedToo();
    void unreadTextIsMarked();
    void emptyTextBringsTheValueBack();

private:
    static void type(QAbstractSpinBox& field, const QString& text) {
        field.selectAll();
        QTest::keyClicks(&field, text);
        QTest::keyClick(&field, Qt::Key_Return);
    }
};

namespace {

constexpr QLocale::Language kLanguages[] = {QLocale::C, QLocale::English, QLocale::German, QLocale::French};

/// Locales times texts, as rows.
void addRows(const QList<const char*>& texts) {
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QString>("text");
    for (const QLocale::Language language : kLanguages)
        for (const char* text : texts)
            QTest::addRow("%s in %s", text, qPrintable(QLocale(language).name()))
                << QLocale(language) << text;
}

/// As the learning rate.
struct RateField : RealField {
    RateField() {
        setRange(1e-7, 10);
        setLeastStep(1e-7);
        setAccessibleName("Rate");
        setValue(0.003);
    }
};

} // namespace

void NumberFieldsTest::readsWhatIsTyped_data() {
    addRows({"0.005", "0,005", "1e-3", "1,5e-3", "1.000", "1,000", "0.0000001", "10"});
}

void NumberFieldsTest::readsWhatIsTyped() {
    QFETCH(QLocale, locale);
    QFETCH(QString, text);
    QLocale::setDefault(locale);
    RateField field;
    type(field, text);
    const double meant = QString(text).replace(',', '.').toDouble();
    QCOMPARE(field.value(), meant);
    field.commit(); // what it shows now is the same number
    QCOMPARE(field.value(), meant);
}

void NumberFieldsTest::refusesWhatItCannotTake_data() {
    addRows({"50", "1e-9", "0", "1.000.5", "1,000.5", "1x5", "1e", "five", "-1", "1 000"});
}

void NumberFieldsTest::refusesWhatItCannotTake() {
    QFETCH(QLocale, locale);
    QFETCH(QString, text);
    QLocale::setDefault(locale);
    RateField field;
    QStringList complaints;
    field.refused = [&](const QString& complaint) { complaints << complaint; };
    type(field, text);
    QCOMPARE(field.value(), 0.003);
    QVERIFY(field.text() == "0.003" || field.text() == "0,003");
    QCOMPARE(complaints.size(), 1);
    QVERIFY2(complaints[0].startsWith("Rate: “" + text + "” is not a number from "),
             qPrintable(complaints[0]));
}

void NumberFieldsTest::keepsEveryDigit() {
    RateField field;
    type(field, "0.00123456789");
    QCOMPARE(field.text(), "0.00123456789");
    QVERIFY(field.value() == 0.00123456789);
}

void NumberFieldsTest::stepsToRoundNumbers() {
    RateField field;
    QTest::keyClick(&field, Qt::Key_Up);
    QCOMPARE(field.text(), "0.0031");
    for (int i = 0; i < 3; ++i) QTest::keyClick(&field, Qt::Key_Down);
    QCOMPARE(field.text(), "0.0028");
    field.setValue(10);
    QTest::keyClick(&field, Qt::Key_Up);
    QCOMPARE(field.value(), 10.0);
}

void NumberFieldsTest::readsItsOwnTextInEveryLocale() {
    for (const QLocale& locale :
         QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, QLocale::AnyTerritory)) {
        QLocale::setDefault(locale);
        RateField rate;
        CountField count;
        count.setRange(0, 10'000'000);
        count.setGroupSeparatorShown(true);
        for (const double value : {1e-7, 0.003, 2.5}) {
            rate.setValue(value);
            QVERIFY2(rate.commit() && rate.value() == value, qPrintable(locale.name()));
        }
        for (const int value : {7, 60'000, 1'234'567}) {
            count.setValue(value);
            QVERIFY2(count.commit() && count.value() == value, qPrintable(locale.name() + count.text()));
        }
    }
}

void NumberFieldsTest::countsAreReadWithTheGroupsTheyAreShownWith() {
    for (const QLocale::Language language : kLanguages) {
        QLocale::setDefault(QLocale(language));
        CountField field;
        field.setRange(0, 10'000'000);
        field.setGroupSeparatorShown(true);
        for (const char* text : {"20,000", "20.000", "20 000", "20000", "2e4"}) {
            field.setValue(1);
            type(field, text);
            QCOMPARE(field.value(), 20'000);
        }
    }
}

void NumberFieldsTest::countsRefuseFractionsAndWhatIsOutOfRange() {
    for (const QLocale::Language language : kLanguages) {
        QLocale::setDefault(QLocale(language));
        CountField field;
        field.setRange(1, 1000);
        field.setValue(12);
        int complaints = 0;
        field.refused = [&](const QString&) { ++complaints; };
        for (const char* text :
             {"1,000", "1.000", "1.5", "2,5", "1001", "0", "-3", "1e-3", "1e9", "99999999999"}) {
            type(field, text);
            QCOMPARE(field.value(), 12);
            QCOMPARE(field.text(), "12");
        }
        QCOMPARE(complaints, 10);
        type(field, "1e2");
        QCOMPARE(field.value(), 100);
    }
}

void NumberFieldsTest::specialTextAndSuffixMayBeTypedToo() {
    CountField field;
    field.setRange(0, 90);
    field.setSuffix(" %");
    field.setSpecialValueText("None");
    field.setValue(10);
    for (const auto& [text, value] :
         {std::pair("25 %", 25), {"30%", 30}, {"None", 0}, {"None40", 40}, {"0", 0}}) {
        type(field, text);
        QCOMPARE(field.value(), value);
    }
    QCOMPARE(field.text(), "None");
}

void NumberFieldsTest::unreadTextIsMarked() {
    RateField field;
    field.selectAll();
    QTest::keyClicks(&field, "1e-");
    QVERIFY(field.property("unread").toBool());
    QTest::keyClicks(&field, "3");
    QVERIFY(!field.property("unread").toBool());
}

void NumberFieldsTest::emptyTextBringsTheValueBack() {
    RateField field;
    field.refused = [](const QString& complaint) { QFAIL(qPrintable(complaint)); };
    field.selectAll();
    QTest::keyClick(&field, Qt::Key_Delete);
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(field.text(), "0.003");
    QCOMPARE(field.value(), 0.003);
}

QTEST_MAIN(NumberFieldsTest)
#include "number_fields_test.moc"
