// Fields that leave the mouse wheel to the form they scroll in, unless they have the focus.
#pragma once

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QSpinBox>
#include <QWheelEvent>

namespace digitpad {

template <typename Field>
class Steady : public Field {
public:
    explicit Steady(QWidget* parent = nullptr) : Field(parent) { this->setFocusPolicy(Qt::StrongFocus); }

protected:
    void wheelEvent(QWheelEvent* event) override {
        if (this->hasFocus())
            Field::wheelEvent(event);
        else
            event->ignore();
    }
};

using ChoiceField = Steady<QComboBox>;

} // namespace digitpad
