#include "ui/train/save_dialog.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>
#include <utility>

namespace digitpad {

static QString rememberedFolder(const QString& key) {
    const QString folder = QSettings().value(key).toString();
    if (!folder.isEmpty() && QDir(folder).exists()) return folder;
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

void askSaveFile(QWidget* parent, const SaveQuestion& question, std::function<void(const QString&)> answer) {
    auto* dialog =
        new QFileDialog(parent, question.title, rememberedFolder(question.folderKey), question.filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(question.suffix);
    dialog->selectFile(question.defaultName);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent,
                     [key = question.folderKey, answer = std::move(answer)](const QString& file) {
                         QSettings().setValue(key, QFileInfo(file).absolutePath());
                         answer(file);
                     });
    dialog->open();
}

} // namespace digitpad
