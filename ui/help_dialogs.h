// What the Help menu shows.
#pragma once

class QMenu;
class QWidget;

namespace digitpad {

/// Lists the shortcuts of all actions in `menu` and its submenus, so that the list is never out of date.
void showShortcuts(const QMenu& menu, QWidget* parent);
void showAbout(QWidget* parent);

} // namespace digitpad
