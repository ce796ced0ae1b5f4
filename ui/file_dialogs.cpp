#include "ui/file_dialogs.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>
#include <utility>

namespace digitpad {

QString rememberedFolder(const QString& key) {
    const QString folder = QSettings().value(key).toString();
    if (!folder.isEmpty() && QDir(folder).exists()) return folder;
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

void rememberFolder(const QString& key, const QString& file) {
    QSettings().setValue(key, QFileInfo(file).absolutePath());
}

void askOpenFile(QWidget* parent, const OpenQuestion& question, std::function<void(const QString&)> answer) {
    auto* dialog =
        new QFileDialog(parent, question.title, rememberedFolder(question.folderKey), question.filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent,
                     [key = question.folderKey, answer = std::move(answer)](const QString& file) {
                         rememberFolder(key, file);
                         answer(file);
                     });
    dialog->open();
}

QString endingOf(const QString& filter) {
    static const QRegularExpression firstPattern(R"(\*\.(\w+))");
    return firstPattern.match(filter).captured(1);
}

} // namespace digitpad
