#include "ui/file_dialogs.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>
#include <utility>

namespace digitpad {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("digitpad::FileDialogs", text);
}

QString rememberedFolder(const QString& key) {
    const QString folder = QSettings().value(key).toString();
    if (!folder.isEmpty() && QDir(folder).exists()) return folder;
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

/// ".png", ".svg"
QStringList endingsOf(const QString& filter) {
    static const QRegularExpression pattern(R"(\*(\.\w+))");
    QStringList endings;
    for (const auto& match : pattern.globalMatch(filter)) endings << match.captured(1).toLower();
    return endings;
}

/// Says why, then asks again for the name with an ending that can be written.
void refuse(QWidget* parent, const QString& file, SaveQuestion question, FileAnswer answer) {
    const QFileInfo info(file);
    const QString endings = endingsOf(question.filter).join(tr(" or "));
    auto* message = new QMessageBox(
        QMessageBox::Warning, question.title,
        tr("%1: a file with this ending cannot be written, so nothing was. Give it a name that ends in %2.")
            .arg(info.fileName(), endings),
        QMessageBox::Ok, parent);
    message->setTextFormat(Qt::PlainText); // a file's name is shown as it is
    message->setAttribute(Qt::WA_DeleteOnClose);
    question.defaultName = info.fileName() + "." + question.suffix;
    QObject::connect(message, &QMessageBox::finished, parent,
                     [parent, question = std::move(question), answer = std::move(answer)] {
                         askSaveFile(parent, question, answer);
                     });
    message->open();
}

} // namespace

bool hasEndingOf(const QString& file, const QString& filter) {
    const QString name = QFileInfo(file).fileName().toLower();
    for (const QString& ending : endingsOf(filter))
        if (name.endsWith(ending) && name.size() > ending.size()) return true;
    return false;
}

void askOpenFile(QWidget* parent, const OpenQuestion& question, FileAnswer answer) {
    auto* dialog =
        new QFileDialog(parent, question.title, rememberedFolder(question.folderKey), question.filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(question.folder ? QFileDialog::Directory : QFileDialog::ExistingFile);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent,
                     [key = question.folderKey, answer = std::move(answer)](const QString& file) {
                         QSettings().setValue(key, QFileInfo(file).absolutePath());
                         answer(file);
                     });
    dialog->open();
}

void askSaveFile(QWidget* parent, const SaveQuestion& question, FileAnswer answer) {
    auto* dialog =
        new QFileDialog(parent, question.title, rememberedFolder(question.folderKey), question.filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(question.suffix);
    dialog->selectFile(question.defaultName);
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        if (const QStringList endings = endingsOf(filter); !endings.isEmpty())
            dialog->setDefaultSuffix(endings.first());
    });
    QObject::connect(dialog, &QFileDialog::fileSelected, parent,
                     [parent, question, answer = std::move(answer)](const QString& file) {
                         QSettings().setValue(question.folderKey, QFileInfo(file).absolutePath());
                         if (!hasEndingOf(file, question.filter))
                             return refuse(parent, file, question, answer);
                         answer(file);
                     });
    dialog->open();
}

} // namespace digitpad
