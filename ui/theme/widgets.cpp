#include "ui/theme/widgets.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
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

QLabel* label(const char* role, const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setProperty(kRole, role);
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
    auto* button = new QToolButton(parent);
    button->setIcon(themedIcon(icon));
    button->setIconSize({sizes::kIcon, sizes::kIcon});
    button->setFixedSize(sizes::kControlHeight, sizes::kControlHeight);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(name);
    button->setToolTip(help.isEmpty() ? name : name + "\n" + help);
    return button;
}

void setButtonFace(QPushButton& button, const QString& icon, const QString& text) {
    const bool primary = button.property(kRole).toString() == "primary";
    button.setIcon(icon.isEmpty() ? QIcon()
                                  : themedIcon(icon, primary ? IconTint::OnAccent : IconTint::Text));
    button.setText(text);
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
