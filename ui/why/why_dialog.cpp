#include "ui/why/why_dialog.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <utility>

#include "ui/figures.h"
#include "ui/theme/sizes.h"
#include "ui/theme/widgets.h"
#include "ui/why/saliency_view.h"
#include "ui/why/stages_view.h"
#include "ui/why/variations_view.h"

namespace digitpad {

namespace {

constexpr double kHeadlineFont = 1.5;

QString percentOf(const Prediction& prediction) {
    return percentText(prediction.probability, 1);
}

QString headlineFor(const Prediction& prediction) {
    const QString words = prediction.rejected
                              ? WhyDialog::tr("Not taken for a digit: %1 comes nearest, with only %2 %")
                              : WhyDialog::tr("Why %1, with %2 %");
    return words.arg(prediction.digit).arg(percentOf(prediction));
}

QString headline(const WhyResult& result) {
    const Prediction& alone = result.prediction;
    const Prediction& answer = result.request.answer;
    if (result.found) return headlineFor(answer);
    if (alone.rejected && !answer.rejected)
        return WhyDialog::tr("Why %1, with %2 %: it stands among digits. Alone it would have only %3 %")
            .arg(answer.digit)
            .arg(percentOf(answer), percentOf(alone));
    return headlineFor(alone);
}

} // namespace

WhyDialog::WhyDialog(QWidget* parent)
    : QDialog(parent),
      m_headline(new QLabel(this)),
      m_stages(new StagesView(this)),
      m_judgement(mutedLabel({}, this)),
      m_saliencyTitle(sectionLabel({}, this)),
      m_saliency(new SaliencyView(this)),
      m_saliencyText(mutedLabel({}, this)),
      m_variations(new VariationsView(this)),
      m_variationsText(mutedLabel({}, this)) {
    setWindowTitle(tr("Why?"));
    m_headline->setFont(figureFont(font(), kHeadlineFont, QFont::DemiBold));
    auto* lower = new QHBoxLayout;
    lower->setSpacing(sizes::kGroupGap);
    lower->addWidget(createSaliency());
    lower->addWidget(createVariations(), 1);
    auto* column = new QVBoxLayout(this);
    constexpr int margin = sizes::kGroupGap;
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(sizes::kGrid);
    column->addWidget(m_headline);
    column->addSpacing(sizes::kGrid);
    column->addWidget(sectionLabel(tr("From the paper to the network"), this));
    column->addWidget(m_stages, 1);
    m_judgement->setWordWrap(true);
    column->addWidget(m_judgement);
    column->addSpacing(sizes::kGrid);
    column->addLayout(lower);
    connect(&m_worker, &WhyWorker::explained, this, [this](const WhyResult& result) { present(result); });
    present(std::nullopt);
}

QWidget* WhyDialog::createSaliency() {
    auto* part = new QWidget(this);
    part->setFixedWidth(m_saliency->width());
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(sizes::kGrid);
    m_saliencyTitle->setToolTip(
        tr("Occlusion: patches of 5×5 pixels are covered one after the other, and the colour "
           "says how much of the answer's probability that takes away"));
    column->addWidget(m_saliencyTitle);
    column->addWidget(m_saliency);
    m_saliencyText->setWordWrap(true);
    column->addWidget(m_saliencyText);
    column->addStretch();
    return part;
}

QWidget* WhyDialog::createVariations() {
    auto* part = new QWidget(this);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(sizes::kGrid);
    column->addWidget(sectionLabel(tr("Written a little differently"), part));
    column->addWidget(m_variations);
    m_variationsText->setWordWrap(true);
    column->addWidget(m_variationsText);
    column->addStretch();
    return part;
}

void WhyDialog::explain(std::optional<WhyRequest> request) {
    m_request = std::move(request);
    if (!isVisible()) return;
    if (m_request) return m_worker.request(*m_request);
    m_worker.cancel();
    present(std::nullopt);
}

void WhyDialog::showEvent(QShowEvent* event) {
    QDialog::showEvent(event);
    explain(m_request);
}

void WhyDialog::present(const std::optional<WhyResult>& result) {
    m_result = result;
    m_headline->setText(result ? headline(*result) : tr("Draw a digit, and see how it is read"));
    m_stages->show(result);
    m_judgement->setText(result ? judgementSentence(*result) : QString());
    m_judgement->setVisible(!m_judgement->text().isEmpty());
    m_saliencyTitle->setText(result && result->found ? tr("What the classifier rests on")
                                                     : tr("What it rests on"));
    m_saliency->show(result);
    m_saliencyText->setText(
        result ? saliencySentence(*result) + "\n" + tr("By occlusion, 5×5 pixels at a time.") : QString());
    m_variations->show(result);
    m_variationsText->setText(result ? variationsSummary(*result) : QString());
    // A window does not grow by itself with texts that wrap, and would cut off what is below them.
    const int needed = layout()->totalHeightForWidth(width());
    if (isVisible() && height() < needed) resize(width(), needed);
}

} // namespace digitpad
