// The window's menu: every action of the program, in the four usual groups.
#pragma once

#include <QMenu>

namespace digitpad {

struct DrawActions;

class MainMenu : public QMenu {
    Q_OBJECT
public:
    /// @param pages the pages' names, in the order of the tabs
    MainMenu(const DrawActions& draw, const QStringList& pages, QWidget* parent);

signals:
    void openModelRequested();
    void pageRequested(int index);

private:
    void addFileMenu(const DrawActions& draw);
    void addEditMenu(const DrawActions& draw);
    void addViewMenu(const QStringList& pages);
    void addThemeMenu(QMenu& view);
    void addHelpMenu();
};

} // namespace digitpad
