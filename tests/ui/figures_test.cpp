// Figures are written in the user's locale, and typed ones are read in any.
#include "ui/figures.h"

#include <QtTest>

using namespace digitpad;

class FiguresTest : public QObject {
    Q_OBJECT
private slots:
    void cleanup() { QLocale::setDefault(QLocale::c()); }
    void writesInTheLocale();
    void readsRealNumbers_data();
    void readsRealNumbers();
    void refusesWhatIsNoNumber_data();
    void refusesWhatIsNoNumber();
    void readsCounts();
    void countsRefuseWhatCouldBeAFraction();
};

void FiguresTest::writesInTheLocale() {
    QLocale::setDefault(QLocale::c());
    QCOMPARE(countText(10'000), "10,000");
    QCOMPARE(percentText(0.9971, 1), "99.7");
    QLocale::setDefault(QLocale(QLocale::German));
    QCOMPARE(countText(10'000), "10.000");
    QCOMPARE(percentText(0.9971, 1), "99,7");
    QCOMPARE(durationText(0.84), "0,8 s");
    QCOMPARE(durationText(80.2), "1 min 20 s");
    QCOMPARE(compactCount(10'416), "10,4 k");
}

void FiguresTest::readsRealNumbers_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("value");
    for (const auto& [text, value] : {std::pair("0.005", 0.005),
                                      {"0,005", 0.005},
                                      {"1e-3", 0.001},
                                      {"1E-3", 0.001},
                                      {"2,5e-3", 0.0025},
                                      {"1.000", 1.0},
                                      {"1,000", 1.0},
                                      {",5", 0.5},
                                      {".5", 0.5},
                                      {"3.", 3.0},
                                      {" 7 ", 7.0},
                                      {"+7", 7.0},
                                      {"-1", -1.0},
                                      {"−1", -1.0},
                                      {"٠٫٥", 0.5}})
        QTest::newRow(text) << QString::fromUtf8(text) << value;
}

void FiguresTest::readsRealNumbers() {
    QFETCH(QString, text);
    for (const QLocale::Language language :
         {QLocale::C, QLocale::English, QLocale::German, QLocale::French}) {
        QLocale::setDefault(QLocale(language));
        const auto read = typedReal(text);
        QVERIFY(read);
        QTEST(*read, "value");
    }
}

void FiguresTest::refusesWhatIsNoNumber_data() {
    QTest::addColumn<QString>("text");
    for (const char* text : {"", "1,000.5", "1.000,5", "1 000", "1e", "e3", "1e-", "1x5", "0x10", "1..5",
                             "nan", "inf", "1e999", ".", ",", "-", "1-2", "1e1.5", "1'000"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void FiguresTest::refusesWhatIsNoNumber() {
    QFETCH(QString, text);
    QVERIFY(!typedReal(text));
}

void FiguresTest::readsCounts() {
    QCOMPARE(typedCount("60000", false), 60'000);
    QCOMPARE(typedCount("6e4", false), 60'000);
    QCOMPARE(typedCount("1.5e3", false), 1'500);
    for (const char* text :
         {"60,000", "60.000", "60 000", "60'000", "60\u00A0000", "60\u202F000", "60000", "6e4"})
        QCOMPARE(typedCount(QString::fromUtf8(text), true), 60'000);
    QCOMPARE(typedCount("1.000.000", true), 1'000'000);
}

void FiguresTest::countsRefuseWhatCouldBeAFraction() {
    for (const char* text : {"1,000", "1.000", "1.0", "1,5", "1e-3", "2.55e1"})
        QVERIFY(!typedCount(text, false));
    for (const char* text : {"1,5", "1,0000", "1,000.000", "1,00", "10,00,000"})
        QVERIFY(!typedCount(text, true));
}

QTEST_GUILESS_MAIN(FiguresTest)
#include "figures_test.moc"
