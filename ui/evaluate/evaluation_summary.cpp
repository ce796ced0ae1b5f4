#include "ui/evaluate/evaluation_summary.h"

#include <QHBoxLayout>
#include <QLabel>
#include <algorithm>

#include "core/metrics/interval.h"
#include "ui/figures.h"
#include "ui/theme/sizes.h"
#include "ui/theme/widgets.h"

namespace digitpad {

namespace {

constexpr double kHeadlineFont = 2.6;

} // namespace

EvaluationSummary::EvaluationSummary(QWidget* parent)
    : QWidget(parent), m_accuracy(new QLabel(this)), m_caption(mutedLabel({}, this)) {
    auto* row = new QHBoxLayout;
    row->setSpacing(sizes::kPageMargin);
    m_accuracy->setFont(figureFont(font(), kHeadlineFont, QFont::Bold));
    row->addWidget(m_accuracy);
    m_interval =
        addFigure(*row, tr("95 % interval"),
                  tr("Where the accuracy on many more images of this kind would lie, in per cent (Wilson)"));
    m_loss = addFigure(*row, tr("loss"),
                       tr("Mean cross-entropy: how surprised the model was by the right answers"));
    m_time = addFigure(*row, {}, tr("Time for reading all images, without loading the dataset"));
    row->addStretch();
    auto* outcomes = new QHBoxLayout;
    outcomes->setSpacing(sizes::kPageMargin);
    m_calibration = addFigure(
        *outcomes, tr("calibration error"),
        tr("How far the model's confidence lies from its accuracy, on average (expected calibration error)"));
    m_accepted = addFigure(*outcomes, tr("of the digits accepted"),
                           tr("Answers that the model's threshold does not reject"));
    m_rejected = addFigure(*outcomes, {}, tr("What is not a digit, and is not taken for one"));
    m_numbers = addFigure(*outcomes, {}, tr("Numbers of several digits, read without any mistake"));
    outcomes->addStretch();

    m_caption->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_caption->setTextFormat(Qt::PlainText); // file names are shown as they are
    m_caption->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(sizes::kGrid / 2);
    column->addLayout(row);
    column->addLayout(outcomes);
    column->addWidget(m_caption);
}

EvaluationSummary::Figure EvaluationSummary::addFigure(QHBoxLayout& row, const QString& name,
                                                       const QString& help) {
    auto* value = new QLabel(this);
    value->setFont(figureFont(font(), 1, QFont::Bold));
    auto* label = mutedLabel(name, this);
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    column->addStretch();
    column->addWidget(value);
    column->addWidget(label);
    column->addStretch();
    row.addLayout(column);
    for (QLabel* each : {value, label}) each->setToolTip(help);
    return {value, label};
}

void EvaluationSummary::show(const EvaluationResult& result) {
    const Evaluation& found = result.evaluation;
    const Interval interval = wilsonInterval(found.confusion.correct(), found.confusion.total());
    const bool digits = found.digits.count > 0;
    const QString none = "–";
    m_accuracy->setText(digits ? tr("%1 %").arg(percentText(found.confusion.accuracy(), 2)) : none);
    m_interval.value->setText(digits ? percentText(interval.low, 2) + "–" + percentText(interval.high, 2)
                                     : none);
    m_loss.value->setText(digits ? realText(found.loss, 4) : none);
    m_time.value->setText(durationText(found.seconds));
    const double rate = static_cast<double>(found.answers.size()) / std::max(found.seconds, 1e-6);
    m_time.name->setText(tr("%1 samples/s").arg(countText(qRound64(rate))));
    m_calibration.value->setText(digits ? tr("%1 %").arg(percentText(found.calibration.expectedError(), 2))
                                        : none);
    showOutcomes(found);
    m_caption->setText(evaluationCaption(result));
    m_accuracy->setAccessibleName(tr("Accuracy: %1").arg(m_accuracy->text()));
    for (const Figure& figure :
         {m_interval, m_loss, m_time, m_calibration, m_accepted, m_rejected, m_numbers})
        figure.value->setAccessibleName(figure.name->text() + ": " + figure.value->text());
}

void EvaluationSummary::showOutcomes(const Evaluation& found) {
    const auto put = [](const Figure& figure, const std::optional<double>& share) {
        figure.value->setVisible(share.has_value());
        figure.name->setVisible(share.has_value());
        figure.value->setText(share ? tr("%1 %").arg(percentText(*share, 2)) : QString());
    };
    const bool rejects = found.digits.rejected + found.nonDigits.count + found.numbers.count > 0;
    put(m_accepted, rejects ? found.digits.acceptedShare() : std::nullopt);
    put(m_rejected, found.nonDigits.rejectedShare());
    put(m_numbers, found.numbers.rightShare());
    m_rejected.name->setText(tr("of %1 others rejected").arg(countText(found.nonDigits.count)));
    m_numbers.name->setText(tr("of %1 numbers right").arg(countText(found.numbers.count)));
}

QString evaluationCaption(const EvaluationResult& result) {
    const auto all = static_cast<qint64>(result.samples);
    const auto done = static_cast<qint64>(result.evaluation.answers.size());
    const Evaluation& found = result.evaluation;
    QString caption = EvaluationSummary::tr("%1 on %2").arg(result.modelName(), result.datasetTitle);
    if (found.cancelled)
        caption += EvaluationSummary::tr(" · cancelled after the first %1 of %2 samples")
                       .arg(countText(done), countText(all));
    else if (found.digits.count == done) // of all that can be read
        caption += EvaluationSummary::tr(" · %1 images").arg(countText(done));
    else
        caption += EvaluationSummary::tr(" · %1 samples").arg(countText(done));
    if (found.digits.count < done)
        caption += EvaluationSummary::tr(", %1 of them digits").arg(countText(found.digits.count));
    std::int64_t unread = 0;
    for (int digit = 0; digit < kDigits; ++digit) unread += found.confusion.unread(digit);
    if (unread > 0)
        caption += EvaluationSummary::tr(", %1 taken for several or for none").arg(countText(unread));
    return caption;
}

} // namespace digitpad
