#include "ui/theme/widgets.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QTableView>
#include <QToolButton>

#include "ui/theme/icons.h"
#include "ui/theme/sizes.h"

namespace digitpad {

namespace {

constexpr auto kRole = "role"; // what the style sheet selects by

QPushButton* button(const char* role, const QString& icon, const QString& text, QWidget* parent) {
    auto* button = new QPushButton(parent);
    button->setProperty(kRole, role);
    button->setIconSize({sizes::kIcon, sizes::kIcon});
    button->setFocusPolicy(Qt::TabFocus); // a press with the mouse leaves no focus frame behind
    setButtonFace(*button, icon, text);
    return button;
}

QToolButton* squareToolButton(QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setIconSize({sizes::kIcon, sizes::kIcon});
    button->setFixedSize(sizes::kControlHeight, sizes::kControlHeight);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

/// Qt sets icon and text closer together than the grid does.
QString faceText(bool hasIcon, const QString& text) {
    return hasIcon ? " " + text : text;
}

QString tooltipOf(const QAction& action) {
    const QString keys = action.shortcut().toString(QKeySequence::NativeText);
    return keys.isEmpty() ? action.iconText() : action.iconText() + " (" + keys + ")";
}

QLabel* label(const char* role, const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setProperty(kRole, role);
    label->setTextFormat(Qt::PlainText); // names out of files are shown as they are
    return label;
}

} // namespace

QPushButton* primaryButton(const QString& icon, const QString& text, QWidget* parent) {
    return button("primary", icon, text, parent);
}

QPushButton* plainButton(const QString& icon, const QString& text, QWidget* parent) {
    return button("plain", icon, text, parent);
}

QPushButton* linkButton(const QString& text, QWidget* parent) {
    auto* link = button("link", {}, text, parent);
    link->setCursor(Qt::PointingHandCursor);
    return link;
}

QToolButton* iconButton(const QString& icon, const QString& name, QWidget* parent, const QString& help) {
    QToolButton* button = squareToolButton(parent);
    button->setIcon(themedIcon(icon));
    button->setAccessibleName(name);
    button->setToolTip(help.isEmpty() ? name : name + "\n" + help);
    return button;
}

QToolButton* actionButton(QAction& action, QWidget* parent) {
    QToolButton* button = squareToolButton(parent);
    button->setDefaultAction(&action);
    const auto follow = [button, &action] {
        button->setToolTip(tooltipOf(action));
        button->setAccessibleName(action.iconText());
    };
    QObject::connect(&action, &QAction::changed, button, follow);
    follow();
    return button;
}

QPushButton* actionPushButton(QAction& action, const QString& icon, const QString& text, QWidget* parent) {
    QPushButton* button = plainButton(icon, text, parent);
    button->setToolTip(tooltipOf(action));
    QObject::connect(button, &QPushButton::clicked, &action, &QAction::trigger);
    const auto follow = [button, &action] { button->setEnabled(action.isEnabled()); };
    QObject::connect(&action, &QAction::changed, button, follow);
    follow();
    return button;
}

void setSquare(QPushButton& button, bool square, const QString& text) {
    const char* role = square ? "square" : "plain";
    if (button.property(kRole).toString() == role) return;
    button.setProperty(kRole, role);
    button.setText(square ? QString() : faceText(true, text));
    button.style()->polish(&button); // the style sheet looks at the role only then
}

void setButtonFace(QPushButton& button, const QString& icon, const QString& text) {
    const bool primary = button.property(kRole).toString() == "primary";
    button.setIcon(icon.isEmpty() ? QIcon()
                                  : themedIcon(icon, primary ? IconTint::OnAccent : IconTint::Text));
    button.setText(faceText(!icon.isEmpty(), text));
    button.setAccessibleName(text);
}

QLabel* sectionLabel(const QString& text, QWidget* parent) {
    auto* section = label("section", text, parent);
    QFont font = section->font();
    font.setCapitalization(QFont::AllUppercase);
    font.setWeight(QFont::Bold);
    font.setPointSizeF(font.pointSizeF() * 0.92);
    section->setFont(font);
    return section;
}

QLabel* mutedLabel(const QString& text, QWidget* parent) {
    return label("muted", text, parent);
}

void styleTable(QTableView& table, int rowHeight) {
    table.setShowGrid(false);
    table.setFrameShape(QFrame::NoFrame);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setFocusPolicy(Qt::TabFocus);
    table.setTabKeyNavigation(false); // Tab leaves the table, the arrows move in it
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.verticalHeader()->setDefaultSectionSize(rowHeight);
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setSectionsClickable(false);
}

QFont figureFont(const QFont& base, double factor, QFont::Weight weight) {
    QFont font = base;
    if (base.pointSizeF() > 0)
        font.setPointSizeF(base.pointSizeF() * factor);
    else
        font.setPixelSize(static_cast<int>(base.pixelSize() * factor));
    font.setWeight(weight);
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    font.setFeature("tnum", 1);
#endif
    return font;
}

} // namespace digitpad
