// The small widgets every page is made of, so that they look and behave the same everywhere.
#pragma once

#include <QFont>
#include <QString>

class QAction;
class QLabel;
class QPushButton;
class QTableView;
class QToolButton;
class QWidget;

namespace digitpad {

/// The one button of a page that does its main work.  `icon` may be empty in these.
QPushButton* primaryButton(const QString& icon, const QString& text, QWidget* parent = nullptr);
QPushButton* plainButton(const QString& icon, const QString& text, QWidget* parent = nullptr);
/// Text that can be pressed, without a frame.
QPushButton* linkButton(const QString& text, QWidget* parent = nullptr);
/// A square button with an icon alone; `name` is its accessible name and, with `help` if given, its tooltip.
QToolButton* iconButton(const QString& icon, const QString& name, QWidget* parent = nullptr,
                        const QString& help = {});
/// Buttons for an action, following its state; the tooltip names its shortcut.
QToolButton* actionButton(QAction& action, QWidget* parent = nullptr);
QPushButton* actionPushButton(QAction& action, const QString& icon, const QString& text,
                              QWidget* parent = nullptr);
/// Shows a button's icon alone, or with its text again.
void setSquare(QPushButton& button, bool square, const QString& text);
/// Changes a primary or plain button's icon and text together.
void setButtonFace(QPushButton& button, const QString& icon, const QString& text);

/// The heading of a group, in small capitals.
QLabel* sectionLabel(const QString& text, QWidget* parent = nullptr);
QLabel* mutedLabel(const QString& text, QWidget* parent = nullptr);

/// Rows without lines, muted header, whole rows chosen, no editing, left by Tab; `rowHeight` in pixels.
void styleTable(QTableView& table, int rowHeight = 26);

/// `base` times `factor` in size, with figures of one width where the font has them.
QFont figureFont(const QFont& base, double factor = 1, QFont::Weight weight = QFont::Normal);

} // namespace digitpad
