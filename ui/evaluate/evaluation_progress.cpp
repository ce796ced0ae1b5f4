#include "ui/evaluate/evaluation_progress.h"

#include <QLabel>
#include <QProgressBar>
#include <QVBoxLayout>

#include "ui/figures.h"
#include "ui/theme/sizes.h"
#include "ui/theme/widgets.h"

namespace digitpad {

EvaluationProgress::EvaluationProgress(QWidget* parent)
    : QWidget(parent),
      m_title(new QLabel(this)),
      m_bar(new QProgressBar(this)),
      m_detail(mutedLabel({}, this)) {
    m_title->setTextFormat(Qt::PlainText);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress of the evaluation"));
    m_detail->setFont(figureFont(font()));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(sizes::kGrid);
    column->addStretch();
    column->addWidget(m_title);
    column->addWidget(m_bar);
    column->addWidget(m_detail);
    column->addStretch();
}

void EvaluationProgress::start(const QString& model, const QString& dataset) {
    m_title->setText(tr("Evaluating %1 on %2").arg(model, dataset));
    m_detail->setText(tr("Reading the dataset…"));
    m_bar->setRange(0, 0);
}

void EvaluationProgress::setProgress(qsizetype done, qsizetype total) {
    m_bar->setRange(0, static_cast<int>(total));
    m_bar->setValue(static_cast<int>(done));
    m_detail->setText(tr("%1 of %2 images").arg(countText(done), countText(total)));
}

} // namespace digitpad
