// Every text can be read on what it stands on, every icon draws, and the choice of a theme is remembered.
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>
#include <memory>

#include "ui/plain_tooltip.h"
#include "ui/theme/icons.h"
#include "ui/theme/message_bar.h"
#include "ui/theme/palette.h"
#include "ui/theme/widgets.h"

using namespace digitpad;

class ThemeTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void textHasContrast_data();
    void textHasContrast();
    void contrastOfBlackOnWhiteIs21();
    void applyingChangesTheWindow();
    void everyIconDraws();
    void iconTakesTheThemesColour();
    void choiceIsRemembered();
    void messageBarShowsPlainText();
    void messageBarOffersOneAction();
    void messageBarLiesOverItsHost();
    void labelsAndTooltipsShowNamesAsTheyAre();

private:
    QTemporaryDir m_settings;
};

void ThemeTest::initTestCase() {
    QCoreApplication::setOrganizationName("digitpad-test");
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
}

void ThemeTest::textHasContrast_data() {
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("background");
    for (const auto& [theme, p] : {std::pair("light", lightPalette()), std::pair("dark", darkPalette())}) {
        const auto row = [name = QByteArray(theme)](const char* pair, const QColor& text,
                                                    const QColor& back) {
            QTest::newRow(name + " " + pair) << text << back;
        };
        row("text on window", p.text, p.window);
        row("text on surface", p.text, p.surface);
        row("text on track", p.text, p.track);
        row("text on paper", p.text, p.paper);
        row("text on chosen row", p.text, p.accentSoft);
        row("text on quiet cell", p.text, p.heatLow);
        row("muted on window", p.mutedText, p.window);
        row("muted on surface", p.mutedText, p.surface);
        row("muted on track", p.mutedText, p.track);
        row("muted on paper", p.mutedText, p.paper);
        row("accent on window", p.accent, p.window);
        row("accent on surface", p.accent, p.surface);
        row("accent on chosen", p.accent, p.accentSoft);
        row("on accent", p.onAccent, p.accent);
        row("on accent, hovered", p.onAccent, p.accentHover);
        row("right on window", p.right, p.window);
        row("right on surface", p.right, p.surface);
        row("wrong on window", p.wrong, p.window);
        row("wrong on surface", p.wrong, p.surface);
        row("ink on paper", p.ink, p.paper);
    }
}

void ThemeTest::textHasContrast() {
    QFETCH(QColor, text);
    QFETCH(QColor, background);
    const double ratio = contrast(text, background);
    QVERIFY2(ratio >= 4.5, qPrintable(QString("only %1").arg(ratio)));
}

void ThemeTest::contrastOfBlackOnWhiteIs21() {
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrast(Qt::red, Qt::red), 1.0);
}

void ThemeTest::applyingChangesTheWindow() {
    QWidget window;
    window.show();
    applyTheme(*qApp, ThemeChoice::Dark);
    QCOMPARE(currentPalette().window, darkPalette().window);
    QCOMPARE(window.palette().color(QPalette::Window), darkPalette().window);
    applyTheme(*qApp, ThemeChoice::Light);
    QCOMPARE(currentPalette().window, lightPalette().window);
    QCOMPARE(window.palette().color(QPalette::Window), lightPalette().window);
}

void ThemeTest::everyIconDraws() {
    const QStringList files = QDir(":/icons").entryList({"*.svg"});
    QVERIFY(files.size() > 20);
    for (const QString& file : files) {
        const QImage image = themedIcon(file.chopped(4)).pixmap(QSize(48, 48)).toImage();
        int painted = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x) painted += qAlpha(image.pixel(x, y)) > 0;
        QVERIFY2(painted > 100, qPrintable(file));
    }
}

void ThemeTest::iconTakesTheThemesColour() {
    const auto colourOfStop = [](QIcon::State state) {
        // The left edge of the square lies on x = 6 of 24.
        return themedIcon("stop").pixmap(QSize(96, 96), QIcon::Normal, state).toImage().pixelColor(24, 48);
    };
    applyTheme(*qApp, ThemeChoice::Light);
    QCOMPARE(colourOfStop(QIcon::Off), lightPalette().text);
    applyTheme(*qApp, ThemeChoice::Dark);
    QCOMPARE(colourOfStop(QIcon::Off), darkPalette().text);
    QCOMPARE(colourOfStop(QIcon::On), darkPalette().accent);
}

void ThemeTest::choiceIsRemembered() {
    QCOMPARE(savedThemeChoice(), ThemeChoice::System);
    for (auto choice : {ThemeChoice::Dark, ThemeChoice::Light, ThemeChoice::System}) {
        saveThemeChoice(choice);
        QCOMPARE(savedThemeChoice(), choice);
    }
}

void ThemeTest::messageBarShowsPlainText() {
    QWidget page;
    MessageBar bar(&page);
    QVERIFY(bar.isHidden());
    bar.showError("<b>7</b>.png: not a picture");
    QVERIFY(!bar.isHidden());
    QCOMPARE(bar.text(), "<b>7</b>.png: not a picture");
    QTest::mouseClick(bar.findChild<QToolButton*>(), Qt::LeftButton);
    QVERIFY(bar.isHidden());
}

void ThemeTest::messageBarOffersOneAction() {
    QWidget page;
    MessageBar bar(&page);
    int taken = 0;
    bar.offer("The pen is thick", "Thinner pen", [&] { ++taken; });
    QVERIFY(bar.isOffering());
    auto* action = bar.findChild<QPushButton*>();
    QCOMPARE(action->text(), "Thinner pen");
    QTest::mouseClick(action, Qt::LeftButton);
    QCOMPARE(taken, 1);
    QVERIFY(bar.isHidden());
    bar.showNote("Saved");
    QVERIFY(!bar.isOffering());
}

static const QLabel* labelWith(const MessageBar& bar, const QString& text) {
    for (const auto* label : bar.findChildren<QLabel*>())
        if (label->text().contains(text)) return label;
    return nullptr;
}

void ThemeTest::messageBarLiesOverItsHost() {
    QWidget window;
    QWidget host(&window);
    host.setFocusPolicy(Qt::StrongFocus);
    host.setGeometry(10, 20, 400, 300);
    MessageBar bar;
    bar.lieOver(host);
    window.resize(500, 400);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const QString text =
        "no such folder/a.png: cannot be written: No such file or directory. Create the folder first";
    bar.showError("a.png: is empty");
    bar.hide();
    bar.showError(text);
    QCOMPARE(host.geometry(), QRect(10, 20, 400, 300));
    QVERIFY(bar.isVisible());
    for (const QSize& size : {QSize(400, 300), QSize(300, 300), QSize(1200, 500)}) {
        host.resize(size);
        bar.showError(text + ".  " + text); // no line of it is cut off
        QCoreApplication::processEvents();  // the layout's time
        const QLabel* label = labelWith(bar, text);
        QVERIFY2(label->height() >= label->heightForWidth(label->width()),
                 qPrintable(QString::number(size.width())));
        QVERIFY(host.rect().contains(bar.geometry()));
    }
    host.setFocus();
    QTest::keyClick(&host, Qt::Key_Escape);
    QVERIFY(bar.isHidden());
    QSignalSpy declined(&bar, &MessageBar::declined);
    bar.offer("The pen is thick", "Thinner pen", [] {});
    QTest::keyClick(&host, Qt::Key_Escape);
    QVERIFY(bar.isHidden());
    QCOMPARE(declined.count(), 1);
}

void ThemeTest::labelsAndTooltipsShowNamesAsTheyAre() {
    const QString name = "<img src='/etc/hostname'><h1>7";
    for (QLabel* label : {mutedLabel(name), sectionLabel(name)}) {
        const std::unique_ptr<QLabel> owned(label);
        QCOMPARE(label->textFormat(), Qt::PlainText);
    }
    QTextDocument document;
    document.setHtml(plainTooltip(name));
    QCOMPARE(document.toPlainText(), name);
    QCOMPARE(plainTooltip("a & b.png"), QString("a & b.png"));
}

QTEST_MAIN(ThemeTest)
#include "theme_test.moc"
