#include "ui/evaluate/choice_combo.h"

#include <QStylePainter>

#include "ui/plain_tooltip.h"

namespace digitpad {

namespace {

constexpr int kLeastCharacters = 8; // longer names are elided where the window is narrow
constexpr int kLargestWidth = 240;

} // namespace

ChoiceCombo::ChoiceCombo(QWidget* parent) : QComboBox(parent) {
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(kLeastCharacters);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMaximumWidth(kLargestWidth);
    connect(this, &QComboBox::activated, this, &ChoiceCombo::take);
}

void ChoiceCombo::setEntries(const QStringList& choices, int chosen, const QStringList& actions,
                             const QString& placeholder) {
    clear();
    addItems(choices);
    if (!choices.isEmpty()) insertSeparator(count());
    addItems(actions);
    m_choices = static_cast<int>(choices.size());
    m_choice = choices.isEmpty() ? -1 : chosen;
    setPlaceholderText(placeholder);
    setCurrentIndex(m_choice);
    setToolTip(plainTooltip(currentText()));
}

/// As QComboBox paints, but with dots where the text does not fit: a style sheet cuts it off.
void ChoiceCombo::paintEvent(QPaintEvent* /*event*/) {
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    const QString text = m_choice < 0 ? placeholderText() : option.currentText;
    const QRect room =
        style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
    option.currentText = option.fontMetrics.elidedText(text, Qt::ElideRight, room.width());
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

void ChoiceCombo::take(int index) {
    if (index < m_choices) {
        m_choice = index;
        setToolTip(plainTooltip(currentText()));
        emit chosen(index);
        return;
    }
    setCurrentIndex(m_choice);
    emit actionPicked(index - m_choices - (m_choices > 0 ? 1 : 0)); // the separator is an entry, too
}

} // namespace digitpad
