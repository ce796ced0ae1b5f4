#include "ui/evaluate/evaluation_summary.h"

#include <QHBoxLayout>
#include <QLabel>
#include <algorithm>

#include "core/metrics/interval.h"
#include "ui/evaluate/figures.h"
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
    m_accuracy->setAccessibleName(tr("Accuracy"));
    row->addWidget(m_accuracy);
    m_interval =
        addFigure(*row, tr("95 % interval"),
                  tr("Where the accuracy on many more images of this kind would lie, in per cent (Wilson)"));
    m_loss = addFigure(*row, tr("loss"),
                       tr("Mean cross-entropy: how surprised the model was by the right answers"));
    m_time = addFigure(*row, {}, tr("Time for reading all images, without loading the dataset"));
    m_calibration = addFigure(
        *row, tr("calibration error"),
        tr("How far the model's confidence lies from its accuracy, on average (expected calibration error)"));
    row->addStretch();

    m_caption->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_caption->setTextFormat(Qt::PlainText); // file names are shown as they are
    m_caption->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(sizes::kGrid / 2);
    column->addLayout(row);
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
    m_accuracy->setText(tr("%1 %").arg(percentText(found.confusion.accuracy(), 2)));
    m_interval.value->setText(percentText(interval.low, 2) + "–" + percentText(interval.high, 2));
    m_loss.value->setText(QString::number(found.loss, 'f', 4));
    m_time.value->setText(durationText(found.seconds));
    const double rate = static_cast<double>(found.answers.size()) / std::max(found.seconds, 1e-6);
    m_time.name->setText(tr("%1 images/s").arg(countText(qRound64(rate))));
    m_calibration.value->setText(tr("%1 %").arg(percentText(found.calibration.expectedError(), 2)));
    m_caption->setText(evaluationCaption(result));
}

QString evaluationCaption(const EvaluationResult& result) {
    const auto all = static_cast<qint64>(result.samples);
    const auto done = static_cast<qint64>(result.evaluation.answers.size());
    QString caption = EvaluationSummary::tr("%1 on %2").arg(result.modelName(), result.datasetTitle);
    if (result.evaluation.cancelled)
        caption += EvaluationSummary::tr(" · cancelled after the first %1 of %2 images")
                       .arg(countText(done), countText(all));
    else
        caption += EvaluationSummary::tr(" · %1 images").arg(countText(all));
    const qint64 leftOut = done - result.evaluation.confusion.total();
    if (leftOut > 0) caption += EvaluationSummary::tr(", %1 not digits and left out").arg(countText(leftOut));
    return caption;
}

} // namespace digitpad
