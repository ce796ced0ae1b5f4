// Fields for typed numbers.  A text that is no number, or one outside of the range, never becomes another
// number: while it is typed the frame turns red, and when the field is left its value comes back and
// `refused` is told why.
#pragma once

#include <functional>
#include <optional>

#include "ui/train/steady_fields.h"

namespace digitpad {

/// What forms want of every such field.
class TypedField {
public:
    virtual ~TypedField() = default;
    /// Takes over what was typed, as leaving the field does.  False where it was refused.
    virtual bool commit() = 0;
    /// Called when a text was refused, with a sentence for people.
    std::function<void(const QString& complaint)> refused;
};

/// What both kinds share.  Box is a QSpinBox or a QDoubleSpinBox.
template <typename Box>
class NumberField : public Steady<Box>, public TypedField {
public:
    explicit NumberField(QWidget* parent = nullptr);

    bool commit() override;
    QValidator::State validate(QString& text, int& position) const override;
    void fixup(QString& text) const override;

protected:
    using Value = decltype(std::declval<Box>().value());

    /// What is typed, without prefix, suffix and special text; nothing where it cannot be taken as it is.
    std::optional<Value> typed(const QString& text) const;
    virtual std::optional<Value> parsed(const QString& bare) const = 0;
    /// "a number", "a whole number"
    virtual QString kind() const = 0;

private:
    void markUnread(bool unread);

    Value m_before{};               ///< the value before what is being typed
    mutable bool m_refused = false; ///< whether the last text was
};

extern template class NumberField<QSpinBox>;
extern template class NumberField<QDoubleSpinBox>;

/// A whole number; "60,000" is read where the field shows groups itself, "6e4" everywhere.
class CountField : public NumberField<QSpinBox> {
public:
    using NumberField::NumberField;
    int valueFromText(const QString& text) const override;
    QString textFromValue(int value) const override;

protected:
    std::optional<int> parsed(const QString& bare) const override;
    QString kind() const override;
};

/// Shows as many digits as the value has, in the locale's decimal sign: "0.003", "1e-07".  Point and comma
/// are both read.
class RealField : public NumberField<QDoubleSpinBox> {
public:
    explicit RealField(QWidget* parent = nullptr);
    /// The smallest step of the arrows, taken from zero; further up a step is a tenth of the value's first
    /// digit.
    void setLeastStep(double step) { m_leastStep = step; }

    double valueFromText(const QString& text) const override;
    QString textFromValue(double value) const override;
    void stepBy(int steps) override;

protected:
    std::optional<double> parsed(const QString& bare) const override;
    QString kind() const override;

private:
    double m_leastStep = 0.01;
};

} // namespace digitpad
