#include "ui/evaluate/confidence_panel.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "core/training/model_calibration.h"
#include "ui/evaluate/reliability_diagram.h"
#include "ui/evaluate/threshold_panel.h"
#include "ui/figures.h"
#include "ui/theme/sizes.h"
#include "ui/theme/widgets.h"

namespace digitpad {

ConfidencePanel::ConfidencePanel(QWidget* parent)
    : QWidget(parent),
      m_reliability(new ReliabilityDiagram(this)),
      m_error(mutedLabel({}, this)),
      m_threshold(new ThresholdPanel(this)) {
    m_error->setWordWrap(true);
    m_error->setToolTip(
        tr("How far the confidence lies from the share of right answers, on average over 15 "
           "bins weighted by their digits"));
    auto* reliability = new QVBoxLayout;
    reliability->setSpacing(sizes::kGrid / 2);
    reliability->addWidget(m_reliability, 1);
    reliability->addWidget(m_error);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(sizes::kGroupGap);
    grid->setVerticalSpacing(sizes::kGrid);
    grid->addWidget(sectionLabel(tr("Reliability"), this), 0, 0);
    grid->addWidget(sectionLabel(tr("Threshold"), this), 0, 1);
    grid->addLayout(reliability, 1, 0);
    grid->addWidget(m_threshold, 1, 1);
    for (const int column : {0, 1}) grid->setColumnStretch(column, 1);
    grid->setRowStretch(1, 1);
    connect(m_threshold, &ThresholdPanel::applied, this, &ConfidencePanel::thresholdApplied);
}

void ConfidencePanel::show(const EvaluationResult& result, double inUse, double own) {
    const Evaluation& found = result.evaluation;
    m_reliability->show(found.calibration);
    m_error->setText(
        found.digits.count > 0
            ? tr("Expected calibration error %1 %").arg(percentText(found.calibration.expectedError(), 2))
            : QString());
    m_threshold->show(RejectionCurve(confidenceSamples(found)), inUse, own);
}

void ConfidencePanel::clear() {
    m_reliability->clear();
    m_error->clear();
    m_threshold->show(RejectionCurve(), 0, 0);
}

} // namespace digitpad
