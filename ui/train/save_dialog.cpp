#include "ui/train/save_dialog.h"

#include <QFileDialog>
#include <utility>

#include "ui/file_dialogs.h"

namespace digitpad {

void askSaveFile(QWidget* parent, const SaveQuestion& question, std::function<void(const QString&)> answer) {
    auto* dialog =
        new QFileDialog(parent, question.title, rememberedFolder(question.folderKey), question.filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(question.suffix);
    dialog->selectFile(question.defaultName);
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        if (const QString ending = endingOf(filter); !ending.isEmpty()) dialog->setDefaultSuffix(ending);
    });
    QObject::connect(dialog, &QFileDialog::fileSelected, parent,
                     [key = question.folderKey, answer = std::move(answer)](const QString& file) {
                         rememberFolder(key, file);
                         answer(file);
                     });
    dialog->open();
}

} // namespace digitpad
