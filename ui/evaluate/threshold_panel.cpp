#include "ui/evaluate/threshold_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QVBoxLayout>
#include <cmath>

#include "ui/evaluate/plot_area.h"
#include "ui/evaluate/threshold_diagram.h"
#include "ui/figures.h"
#include "ui/theme/palette.h"
#include "ui/theme/sizes.h"
#include "ui/theme/widgets.h"

namespace digitpad {

namespace {

constexpr int kSteps = 1000;
constexpr int kPageStep = 20;
constexpr double kUsualAcceptance = 0.99;
constexpr int kSwatch = 10;

/// The slider's step for a threshold.  Rounded down: one chosen to accept a share of the digits accepts no
/// less.
int stepOf(double threshold) {
    return static_cast<int>(std::floor(threshold * kSteps + 1e-6));
}

double thresholdAt(int step) {
    return static_cast<double>(step) / kSteps;
}

/// A line of text behind a dot in the colour of its curve.
class LegendLabel : public QLabel {
public:
    LegendLabel(QColor Palette::*color, QWidget* parent) : QLabel(parent), m_color(color) {
        setContentsMargins(kSwatch + sizes::kGrid, 0, 0, 0);
        setWordWrap(true);
    }

protected:
    void paintEvent(QPaintEvent* event) override {
        QLabel::paintEvent(event);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(currentPalette().*m_color);
        const int line = fontMetrics().height();
        painter.drawEllipse(QRectF(0, (line - kSwatch) / 2.0, kSwatch, kSwatch));
    }

private:
    QColor Palette::*m_color;
};

} // namespace

ThresholdPanel::ThresholdPanel(QWidget* parent)
    : QWidget(parent),
      m_diagram(new ThresholdDiagram(this)),
      m_slider(new QSlider(Qt::Horizontal, this)),
      m_accepted(new LegendLabel(&Palette::accent, this)),
      m_rejected(new LegendLabel(&Palette::secondSeries, this)),
      m_right(mutedLabel({}, this)),
      m_usual(linkButton(tr("accept 99 %"), this)),
      m_own(linkButton({}, this)),
      m_apply(plainButton("check", tr("Apply"), this)) {
    createControls();
    QSizePolicy kept = m_own->sizePolicy(); // so that nothing moves when the link appears
    kept.setRetainSizeWhenHidden(true);
    m_own->setSizePolicy(kept);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(sizes::kGrid / 2);
    column->addWidget(m_diagram, 1);
    auto* track = new QHBoxLayout; // the slider's ends lie below the diagram's
    track->setContentsMargins(PlotArea::leftMargin(font()) - sizes::kGrid, 0,
                              std::max(0, PlotArea::rightMargin(font()) - sizes::kGrid), 0);
    track->addWidget(m_slider);
    column->addLayout(track);
    for (QLabel* line : {m_accepted, m_rejected, m_right}) column->addWidget(line);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(sizes::kGrid);
    buttons->addWidget(m_apply);
    buttons->addWidget(m_usual);
    buttons->addStretch();
    column->addSpacing(sizes::kGrid / 2);
    column->addLayout(buttons);
    column->addWidget(m_own, 0, Qt::AlignLeft); // beside the others it would widen the column
    show(RejectionCurve(), 0, 0);
}

void ThresholdPanel::createControls() {
    m_slider->setRange(0, kSteps);
    m_slider->setPageStep(kPageStep);
    m_slider->setAccessibleName(tr("Threshold"));
    m_slider->setToolTip(tr("An answer less sure than this is rejected"));
    m_right->setWordWrap(true);
    m_usual->setToolTip(tr("The highest threshold at which 99 of 100 digits are accepted"));
    m_own->setToolTip(tr("Back to the threshold that the model came with"));
    m_apply->setAccessibleName(tr("Use this threshold"));
    m_apply->setToolTip(tr("The Draw page rejects by it from now on, also after a restart"));
    connect(m_slider, &QSlider::valueChanged, this, &ThresholdPanel::slide);
    connect(m_diagram, &ThresholdDiagram::thresholdChosen, this,
            [this](double threshold) { m_slider->setValue(stepOf(threshold)); });
    connect(m_usual, &QPushButton::clicked, this,
            [this] { choose(thresholdAt(stepOf(m_curve.thresholdAccepting(kUsualAcceptance)))); });
    connect(m_own, &QPushButton::clicked, this, [this] { choose(m_ownThreshold); });
    connect(m_apply, &QPushButton::clicked, this, [this] {
        m_inUse = threshold();
        describe();
        emit applied(threshold());
    });
}

void ThresholdPanel::show(const RejectionCurve& curve, double inUse, double own) {
    m_curve = curve;
    m_inUse = inUse;
    m_ownThreshold = own;
    const QString percent = percentText(own, 0);
    m_own->setText(tr("model's own (%1 %)").arg(percent));
    m_own->setAccessibleName(tr("Back to the model's own threshold, %1 %").arg(percent));
    m_own->setVisible(curve.digits() > 0 || curve.others() > 0); // else there is no model to speak of
    m_diagram->show(curve);
    choose(inUse);
}

void ThresholdPanel::choose(double threshold) {
    m_slider->setValue(stepOf(threshold));
    m_chosen = threshold;
    describe();
}

void ThresholdPanel::slide(int step) {
    m_chosen = step == stepOf(m_ownThreshold) ? m_ownThreshold
               : step == stepOf(m_inUse)      ? m_inUse
                                              : thresholdAt(step);
    describe();
}

void ThresholdPanel::describe() {
    const double at = threshold();
    m_diagram->setThreshold(at);
    m_accepted->setText(m_curve.digits() > 0
                            ? tr("accepts %1 % of the digits").arg(percentText(m_curve.acceptedDigits(at), 1))
                            : tr("this data has no digits"));
    m_rejected->setText(
        m_curve.others() > 0
            ? tr("rejects %1 % of what is not a digit").arg(percentText(m_curve.rejectedOthers(at), 1))
            : tr("this data has nothing but digits"));
    m_right->setText(
        m_curve.acceptedDigits(at) > 0
            ? tr("%1 % of these are read right").arg(percentText(m_curve.accuracyOfAccepted(at), 2))
            : QString());
    m_slider->setAccessibleDescription(m_accepted->text() + ", " + m_rejected->text());
    m_usual->setEnabled(m_curve.digits() > 0);
    m_apply->setEnabled(m_chosen != m_inUse);
    m_own->setEnabled(m_chosen != m_ownThreshold);
}

} // namespace digitpad
