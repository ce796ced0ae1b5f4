// The right side of the Draw page: the answer, its ten bars, the network's view, and a way to say that it is
// wrong.
#pragma once

#include <QString>
#include <QWidget>
#include <optional>
#include <vector>

#include "core/reading/reader.h"
#include "ui/draw/answer_view.h"
#include "ui/draw/paper_document.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace digitpad {

class NetworkView;
class ProbabilityBars;

class AnswerPanel : public QWidget {
    Q_OBJECT
public:
    explicit AnswerPanel(QWidget* parent = nullptr);

    /// What holds for each digit of a reading.
    using Corrections = std::vector<std::optional<Correction>>;
    /// Shows a new reading with a digit of it chosen; `hint` where it has none.
    /// @param corrections as many as digits
    void show(const Reading& reading, const Corrections& corrections, int chosen, const QString& hint);
    /// Shows that an answer is on its way, beside whatever is shown.
    void setBusy(bool busy);
    bool isBusy() const;
    void choose(int index);
    /// Shows other corrections of the same reading.
    void correct(const Corrections& corrections);

    /// As it was shown, without corrections.
    const Reading& reading() const { return m_reading; }
    int chosen() const { return m_chosen; }
    /// Chooses the digit `step` places to the right, or the last there is; nothing where there are none.
    void chooseBeside(int step);
    /// Null where none is chosen.
    const DigitReading* chosenDigit() const;
    /// As shown, with corrections.
    const AnswerDigit& digit(int index) const { return m_digits[static_cast<std::size_t>(index)]; }
    QString text() const;

signals:
    void chosenChanged(int index);
    /// The user says that the chosen digit is this one.
    void corrected(int digit);
    /// The user asks why the chosen digit is read as it is.
    void whyRequested();

private:
    QWidget* makeCorrectionRow();
    void refresh();

    Reading m_reading;
    Corrections m_corrections;
    std::vector<AnswerDigit> m_digits;
    int m_chosen = -1;
    QString m_hint;
    AnswerView* m_answer;
    QProgressBar* m_busy;
    ProbabilityBars* m_bars;
    NetworkView* m_seen;
    QPushButton* m_why;
    QWidget* m_correction;
    QLabel* m_remark;
};

} // namespace digitpad
