#include "ui/draw/answer_panel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/draw/network_view.h"
#include "ui/draw/probability_bars.h"
#include "ui/theme/sizes.h"
#include "ui/theme/widgets.h"

namespace digitpad {

namespace {

QLabel* heading(const QString& text, QWidget* parent) {
    QLabel* label = mutedLabel(text, parent);
    label->setFont(figureFont(label->font(), 1, QFont::DemiBold));
    return label;
}

/// Keeps its room while it is hidden, so that nothing moves.
QProgressBar* busyBar(QWidget* parent) {
    auto* bar = new QProgressBar(parent);
    bar->setProperty("role", "thin");
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    bar->setAccessibleName(AnswerPanel::tr("The answer is on its way"));
    QSizePolicy kept = bar->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    bar->setSizePolicy(kept);
    bar->hide();
    return bar;
}

QString headlineFor(Rejection rejection) {
    if (rejection == Rejection::Unsure) return AnswerPanel::tr("Not sure");
    return rejection == Rejection::SeveralDigits ? AnswerPanel::tr("Not one digit")
                                                 : AnswerPanel::tr("Not a digit");
}

QString reasonFor(const DigitReading& digit) {
    const Prediction& prediction = digit.prediction;
    switch (digit.rejection) {
        case Rejection::Dot:
            return AnswerPanel::tr("only a dot");
        case Rejection::Dash:
            return AnswerPanel::tr("only a dash");
        case Rejection::Scribble:
            return AnswerPanel::tr("more like a scribble");
        case Rejection::SeveralDigits:
            return AnswerPanel::tr("several, without a gap");
        case Rejection::Unsure:
            return AnswerPanel::tr("either %1 or %2").arg(prediction.digit).arg(runnerUp(prediction));
        case Rejection::TooMuch:
            return AnswerPanel::tr("in more parts than any writing");
        default:
            return AnswerPanel::tr("the nearest is %1").arg(prediction.digit);
    }
}

QString remarkOn(const Correction& correction) {
    if (correction.isKept) return AnswerPanel::tr("Kept for training");
    return correction.strokes.empty() ? AnswerPanel::tr("Not kept: only drawn digits are")
                                      : AnswerPanel::tr("Not kept for training");
}

AnswerDigit answerDigit(const DigitReading& digit, const std::optional<Correction>& correction) {
    AnswerDigit answer;
    answer.digit = digit.prediction.digit;
    answer.probability = digit.prediction.probability;
    answer.line = digit.line;
    answer.group = digit.group;
    if (digit.separator != 0) answer.separator = QChar::fromLatin1(digit.separator);
    answer.rejected = digit.prediction.rejected;
    if (answer.rejected) {
        answer.headline = headlineFor(digit.rejection);
        answer.reason = reasonFor(digit);
    }
    answer.corrected = correction.has_value();
    if (correction) answer.digit = correction->digit;
    return answer;
}

} // namespace

AnswerPanel::AnswerPanel(QWidget* parent)
    : QWidget(parent),
      m_answer(new AnswerView(this)),
      m_busy(busyBar(this)),
      m_bars(new ProbabilityBars(this)),
      m_seen(new NetworkView(this)),
      m_why(linkButton(tr("Why?"), this)),
      m_correction(makeCorrectionRow()) {
    auto* seen = new QVBoxLayout;
    seen->setSpacing(sizes::kGrid);
    seen->addWidget(heading(tr("As the network sees it"), this));
    seen->addWidget(m_seen);
    seen->addStretch();
    auto* beside = new QVBoxLayout; // under the picture it would take the bars' room in a low window
    beside->setSpacing(0);
    beside->addWidget(m_correction, 1);
    beside->addWidget(m_why, 0, Qt::AlignLeft | Qt::AlignBottom);
    auto* details = new QHBoxLayout;
    details->setSpacing(2 * sizes::kGrid);
    details->addLayout(seen);
    details->addLayout(beside, 1);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_answer);
    column->addSpacing(sizes::kGrid / 2);
    column->addWidget(m_busy);
    column->addSpacing(sizes::kGrid);
    column->addWidget(m_bars, 1);
    column->addSpacing(sizes::kGroupGap);
    column->addLayout(details);
    column->addStretch();
    QFont link = m_why->font();
    link.setUnderline(true); // so that not only the pointer tells that it can be pressed
    m_why->setFont(link);
    m_why->setToolTip(tr("How the digit came to its answer (W)"));
    connect(m_answer, &AnswerView::chosen, this, &AnswerPanel::choose);
    connect(m_why, &QPushButton::clicked, this, &AnswerPanel::whyRequested);
    refresh();
}

QWidget* AnswerPanel::makeCorrectionRow() {
    auto* row = new QWidget(this);
    QSizePolicy policy = row->sizePolicy();
    policy.setRetainSizeWhenHidden(true); // its neighbours stay where they are
    row->setSizePolicy(policy);
    auto* grid = new QGridLayout;
    grid->setSpacing(6);
    for (int digit = 0; digit < kDigits; ++digit) {
        auto* button = plainButton({}, QString::number(digit), row);
        button->setProperty("role", "square");
        button->setAccessibleName(tr("It is %1").arg(digit));
        connect(button, &QPushButton::clicked, this, [this, digit] { emit corrected(digit); });
        grid->addWidget(button, digit / 5, digit % 5);
    }
    grid->setColumnStretch(5, 1);
    m_remark = mutedLabel({}, row);
    m_remark->setWordWrap(true);

    auto* column = new QVBoxLayout(row);
    column->setContentsMargins({});
    column->setSpacing(sizes::kGrid);
    column->addWidget(heading(tr("Not right?"), row));
    column->addLayout(grid);
    column->addWidget(m_remark);
    column->addStretch();
    return row;
}

void AnswerPanel::show(const Reading& reading, const Corrections& corrections, int chosen,
                       const QString& hint) {
    m_reading = reading;
    m_hint = hint;
    correct(corrections);
    choose(std::min(chosen, static_cast<int>(m_digits.size()) - 1));
}

void AnswerPanel::correct(const Corrections& corrections) {
    m_corrections = corrections;
    m_digits.clear();
    for (std::size_t i = 0; i < m_reading.digits.size(); ++i)
        m_digits.push_back(answerDigit(m_reading.digits[i], corrections[i]));
}

void AnswerPanel::setBusy(bool busy) {
    m_busy->setVisible(busy);
}

bool AnswerPanel::isBusy() const {
    return !m_busy->isHidden();
}

void AnswerPanel::choose(int index) {
    m_chosen = index;
    refresh();
    emit chosenChanged(index);
}

void AnswerPanel::chooseBeside(int step) {
    if (!m_digits.empty()) choose(std::clamp(m_chosen + step, 0, static_cast<int>(m_digits.size()) - 1));
}

const DigitReading* AnswerPanel::chosenDigit() const {
    return m_chosen < 0 ? nullptr : &m_reading.digits[static_cast<std::size_t>(m_chosen)];
}

QString AnswerPanel::text() const {
    return m_answer->text();
}

void AnswerPanel::refresh() {
    m_answer->show(m_digits, m_chosen, m_hint);
    m_correction->setVisible(m_chosen >= 0);
    m_why->setEnabled(m_chosen >= 0);
    m_remark->clear();
    if (m_chosen < 0) {
        m_bars->clear();
        m_seen->show(std::nullopt);
        return;
    }
    const auto index = static_cast<std::size_t>(m_chosen);
    if (const auto& correction = m_corrections[index]) m_remark->setText(remarkOn(*correction));
    const DigitReading& digit = m_reading.digits[index];
    m_bars->show(digit.prediction.probabilities, digit.prediction.digit, digit.prediction.rejected);
    m_seen->show(digit.seen);
}

} // namespace digitpad
