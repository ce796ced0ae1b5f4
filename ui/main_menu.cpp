#include "ui/main_menu.h"

#include <QActionGroup>
#include <QApplication>

#include "ui/draw/draw_actions.h"
#include "ui/help_dialogs.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace digitpad {

MainMenu::MainMenu(const DrawActions& draw, const QStringList& pages, QWidget* parent) : QMenu(parent) {
    addFileMenu(draw);
    addEditMenu(draw);
    addViewMenu(pages);
    addHelpMenu();
}

void MainMenu::addFileMenu(const DrawActions& draw) {
    QMenu* file = addMenu(tr("&File"));
    file->addActions({draw.open, draw.save});
    file->addSeparator();
    QAction* openModel = file->addAction(themedIcon("model"), tr("Open &model..."));
    connect(openModel, &QAction::triggered, this, &MainMenu::openModelRequested);
    file->addSeparator();
    QAction* quit = file->addAction(tr("&Quit"), parentWidget(), &QWidget::close);
    quit->setShortcut(Qt::CTRL | Qt::Key_Q);
    quit->setMenuRole(QAction::QuitRole);
}

void MainMenu::addEditMenu(const DrawActions& draw) {
    QMenu* edit = addMenu(tr("&Edit"));
    edit->addActions({draw.undo, draw.redo, draw.clear});
    edit->addSeparator();
    edit->addActions({draw.copy, draw.copyReading, draw.paste});
    edit->addSeparator();
    edit->addActions({draw.pen, draw.eraser, draw.thinner, draw.thicker});
    edit->addSeparator();
    edit->addAction(draw.why);
}

void MainMenu::addViewMenu(const QStringList& pages) {
    QMenu* view = addMenu(tr("&View"));
    for (int i = 0; i < pages.size(); ++i) {
        QAction* page = view->addAction(pages[i]);
        page->setShortcut(QKeyCombination(Qt::CTRL, static_cast<Qt::Key>(Qt::Key_1 + i)));
        connect(page, &QAction::triggered, this, [this, i] { emit pageRequested(i); });
    }
    view->addSeparator();
    addThemeMenu(*view);
}

void MainMenu::addThemeMenu(QMenu& view) {
    auto* group = new QActionGroup(this);
    const auto add = [&](const QString& name, ThemeChoice choice) {
        QAction* action = view.addAction(name);
        action->setCheckable(true);
        action->setChecked(savedThemeChoice() == choice);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [choice] {
            saveThemeChoice(choice);
            applyTheme(*qApp, choice);
        });
    };
    add(tr("Theme of the &system"), ThemeChoice::System);
    add(tr("&Light theme"), ThemeChoice::Light);
    add(tr("&Dark theme"), ThemeChoice::Dark);
}

void MainMenu::addHelpMenu() {
    QMenu* help = addMenu(tr("&Help"));
    QAction* shortcuts = help->addAction(tr("&Keyboard shortcuts"));
    shortcuts->setShortcut(QKeySequence::HelpContents);
    connect(shortcuts, &QAction::triggered, this, [this] { showShortcuts(*this, parentWidget()); });
    connect(help->addAction(tr("&About Digitpad")), &QAction::triggered, this,
            [this] { showAbout(parentWidget()); });
}

} // namespace digitpad
