#include "ui/help_dialogs.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

#include "ui/theme/icons.h"
#include "ui/theme/sizes.h"
#include "ui/theme/widgets.h"

namespace digitpad {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Help", text);
}

QString keysOf(const QAction& action) {
    QStringList keys;
    for (const QKeySequence& shortcut : action.shortcuts())
        keys << shortcut.toString(QKeySequence::NativeText);
    return keys.join(tr(" or "));
}

void addShortcuts(const QMenu& menu, QGridLayout& grid, QWidget* parent) {
    for (const QAction* action : menu.actions()) {
        if (action->menu() != nullptr) {
            grid.addWidget(sectionLabel(action->iconText(), parent), grid.rowCount(), 0, 1, 2);
            addShortcuts(*action->menu(), grid, parent);
        } else if (!action->shortcuts().isEmpty()) {
            const int row = grid.rowCount();
            grid.addWidget(new QLabel(action->iconText(), parent), row, 0);
            grid.addWidget(mutedLabel(keysOf(*action), parent), row, 1, Qt::AlignRight);
        }
    }
}

} // namespace

void showShortcuts(const QMenu& menu, QWidget* parent) {
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Keyboard shortcuts"));
    auto* grid = new QGridLayout(dialog);
    grid->setContentsMargins(sizes::kGroupGap, sizes::kGroupGap, sizes::kGroupGap, sizes::kGroupGap);
    grid->setHorizontalSpacing(2 * sizes::kGroupGap);
    grid->setVerticalSpacing(sizes::kGrid / 2);
    addShortcuts(menu, *grid, dialog);
    QPushButton* close = plainButton({}, tr("Close"), dialog);
    QObject::connect(close, &QPushButton::clicked, dialog, &QDialog::accept);
    grid->addWidget(close, grid->rowCount(), 1, Qt::AlignRight);
    dialog->open();
}

void showAbout(QWidget* parent) {
    auto* box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Digitpad"));
    box->setIconPixmap(applicationIcon().pixmap(64, 64));
    box->setText(tr("<b>Digitpad %1</b>").arg(QCoreApplication::applicationVersion()));
    box->setInformativeText(tr(
        "Reads handwritten digits while you write them, and trains its network before your eyes, on your own "
        "machine.<br><br>Free software under the GNU General Public License, version 3 or later. "
        "MNIST by Yann LeCun, Corinna Cortes and Christopher J. C. Burges, CC BY-SA 3.0."));
    box->open();
}

} // namespace digitpad
