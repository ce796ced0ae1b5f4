// A combo box whose last entries do something ("Open model…") instead of being a choice.
#pragma once

#include <QComboBox>

namespace digitpad {

class ChoiceCombo : public QComboBox {
    Q_OBJECT
public:
    explicit ChoiceCombo(QWidget* parent = nullptr);

    /// `chosen` is -1 where there are no choices; then the box shows `placeholder`.
    void setEntries(const QStringList& choices, int chosen, const QStringList& actions,
                    const QString& placeholder = {});
    /// -1 where there is none.
    int choice() const { return m_choice; }

signals:
    /// Another choice was made by the user.
    void chosen(int choice);
    /// An entry that does something was picked; the choice stays as it was.
    void actionPicked(int action);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void take(int index);

    int m_choice = -1;
    int m_choices = 0;
};

} // namespace digitpad
