// The dialogs remember their folder, and a name that cannot be written is refused in words.
#include "ui/file_dialogs.h"

#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QtTest>

#include "tests/ui/train/ui_settings.h"

using namespace digitpad;

class FileDialogsTest : public QObject {
    Q_OBJECT
private slots:
    void init() { m_settings.empty(); }
    void endingsAreThoseOfTheFilter();
    void nameWithoutAnEndingGetsOne();
    void unknownEndingIsRefusedAndAskedForAgain();
    void openingRemembersItsFolder();

private:
    static const SaveQuestion kQuestion;
    QFileDialog* dialog() { return m_window.findChild<QFileDialog*>(); }
    void type(const QString& name) {
        QTRY_VERIFY(dialog());
        dialog()->findChild<QLineEdit*>("fileNameEdit")->setText(name);
        QMetaObject::invokeMethod(dialog(), "accept");
    }

    TestSettings m_settings;
    QTemporaryDir m_folder;
    QWidget m_window;
};

const SaveQuestion FileDialogsTest::kQuestion{"Save", "test/folder", "drawing.png",
                                              "PNG picture (*.png);;SVG drawing (*.svg)", "png"};

void FileDialogsTest::endingsAreThoseOfTheFilter() {
    for (const char* name : {"a.png", "a.PNG", "a.b.svg", "/x/y.z/a.svg"})
        QVERIFY2(hasEndingOf(name, kQuestion.filter), name);
    for (const char* name : {"a.txt", "a", "png", ".png", "a.png.txt", "/x/y.png/a", "a.pngx"})
        QVERIFY2(!hasEndingOf(name, kQuestion.filter), name);
}

void FileDialogsTest::nameWithoutAnEndingGetsOne() {
    QString chosen;
    askSaveFile(&m_window, kQuestion, [&](const QString& file) { chosen = file; });
    type(m_folder.filePath("mine"));
    QTRY_COMPARE(chosen, m_folder.filePath("mine.png"));
    QCOMPARE(QSettings().value("test/folder").toString(), m_folder.path());
}

void FileDialogsTest::unknownEndingIsRefusedAndAskedForAgain() {
    QStringList chosen;
    askSaveFile(&m_window, kQuestion, [&](const QString& file) { chosen << file; });
    type(m_folder.filePath("mine.txt"));
    QTRY_VERIFY(m_window.findChild<QMessageBox*>());
    auto* message = m_window.findChild<QMessageBox*>();
    QVERIFY2(message->text().contains("mine.txt") && message->text().contains(".png or .svg"),
             qPrintable(message->text()));
    QVERIFY(chosen.isEmpty());
    QTest::mouseClick(message->button(QMessageBox::Ok), Qt::LeftButton);
    QTRY_VERIFY(dialog() && dialog()->isVisible());
    QCOMPARE(dialog()->findChild<QLineEdit*>("fileNameEdit")->text(), "mine.txt.png");
    type(m_folder.filePath("mine.svg"));
    QTRY_COMPARE(chosen, QStringList(m_folder.filePath("mine.svg")));
}

void FileDialogsTest::openingRemembersItsFolder() {
    QString chosen;
    const OpenQuestion question{"Open", "test/folder", {}, true};
    askOpenFile(&m_window, question, [&](const QString& file) { chosen = file; });
    type(m_folder.path());
    QTRY_COMPARE(chosen, m_folder.path());
    QCOMPARE(QSettings().value("test/folder").toString(), QFileInfo(m_folder.path()).absolutePath());
    askOpenFile(&m_window, question, [](const QString&) {});
    QTRY_COMPARE(m_window.findChildren<QFileDialog*>().last()->directory().absolutePath(),
                 QFileInfo(m_folder.path()).absolutePath());
}

QTEST_MAIN(FileDialogsTest)
#include "file_dialogs_test.moc"
