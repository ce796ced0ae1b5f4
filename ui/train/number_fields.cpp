#include "ui/train/number_fields.h"

#include <QLineEdit>
#include <QStyle>
#include <algorithm>
#include <cmath>

#include "ui/figures.h"

namespace digitpad {

template <typename Box>
NumberField<Box>::NumberField(QWidget* parent) : Steady<Box>(parent) {
    QObject::connect(this->lineEdit(), &QLineEdit::textChanged, this,
                     [this](const QString& text) { markUnread(!typed(text)); });
    QObject::connect(this, &QAbstractSpinBox::editingFinished, this, [this] { m_before = this->value(); });
    QObject::connect(this, &Box::valueChanged, this, [this](Value value) {
        if (!this->lineEdit()->isModified()) m_before = value; // it was set, or stepped to, not typed
    });
}

template <typename Box>
bool NumberField<Box>::commit() {
    m_refused = false;
    this->interpretText();
    return !m_refused;
}

template <typename Box>
std::optional<typename NumberField<Box>::Value> NumberField<Box>::typed(const QString& text) const {
    const QString special = this->specialValueText();
    const QString suffix = this->suffix().trimmed();
    QString bare = text.trimmed();
    while (!suffix.isEmpty() && bare.endsWith(suffix)) { // the field's own, and one that was typed before it
        bare.chop(suffix.size());
        bare = bare.trimmed();
    }
    if (!special.isEmpty() && bare == special) return this->minimum();
    if (!special.isEmpty()) bare.remove(special); // typed before or behind it
    const std::optional<Value> value = parsed(bare);
    return value && *value >= this->minimum() && *value <= this->maximum() ? value : std::nullopt;
}

/// Never Invalid: a key that is swallowed leaves another number than was typed.
template <typename Box>
QValidator::State NumberField<Box>::validate(QString& text, int& /*position*/) const {
    return typed(text) ? QValidator::Acceptable : QValidator::Intermediate;
}

template <typename Box>
void NumberField<Box>::fixup(QString& text) const {
    const QString typedText = text.trimmed();
    const QString special = this->specialValueText();
    const Value value = std::clamp(m_before, this->minimum(), this->maximum());
    const QString before = value == this->minimum() && !special.isEmpty()
                               ? special
                               : this->textFromValue(value) + this->suffix();
    text = before;
    m_refused = true;
    if (!refused || typedText.isEmpty()) return; // nothing was typed that could be lost
    refused(QObject::tr("%1: “%2” is not %3 from %4 to %5. It stays at %6.")
                .arg(this->accessibleName(), typedText, kind(), this->textFromValue(this->minimum()),
                     this->textFromValue(this->maximum()), before));
}

template <typename Box>
void NumberField<Box>::markUnread(bool unread) {
    if (this->property("unread").toBool() == unread) return;
    this->setProperty("unread", unread);
    this->style()->polish(this); // the style sheet looks at the property only then
}

template class NumberField<QSpinBox>;
template class NumberField<QDoubleSpinBox>;

std::optional<int> CountField::parsed(const QString& bare) const {
    const auto count = typedCount(bare, isGroupSeparatorShown());
    if (!count || *count != std::clamp<qint64>(*count, minimum(), maximum())) return std::nullopt;
    return static_cast<int>(*count);
}

int CountField::valueFromText(const QString& text) const {
    return typed(text).value_or(value());
}

QString CountField::textFromValue(int value) const {
    QLocale locale = figureLocale(this->locale());
    const QString grouped = locale.toString(value);
    if (isGroupSeparatorShown() && typedCount(grouped, true) == value) return grouped; // not in every locale
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale.toString(value);
}

QString CountField::kind() const {
    return tr("a whole number");
}

RealField::RealField(QWidget* parent) : NumberField(parent) {
    constexpr int kAllDecimals = 20; // so that nothing that is typed is rounded
    setDecimals(kAllDecimals);
}

std::optional<double> RealField::parsed(const QString& bare) const {
    return typedReal(bare);
}

double RealField::valueFromText(const QString& text) const {
    return typed(text).value_or(value());
}

QString RealField::textFromValue(double value) const {
    const QString text = figureLocale(locale()).toString(value, 'g', QLocale::FloatingPointShortest);
    const bool readable = typedReal(text) == value; // not in every script
    return readable ? text : QLocale::c().toString(value, 'g', QLocale::FloatingPointShortest);
}

QString RealField::kind() const {
    return tr("a number");
}

void RealField::stepBy(int steps) {
    const double size = std::abs(value());
    const double tenth = size > 0 ? std::pow(10, std::floor(std::log10(size)) - 1) : 0;
    const double next = value() + steps * std::max(tenth, m_leastStep);
    constexpr int kSensibleDigits = 10; // without the noise of the addition
    setValue(std::clamp(QString::number(next, 'g', kSensibleDigits).toDouble(), minimum(), maximum()));
    lineEdit()->selectAll();
}

} // namespace digitpad
