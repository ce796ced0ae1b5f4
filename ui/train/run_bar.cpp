#include "ui/train/run_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <cmath>

#include "ui/figures.h"
#include "ui/theme/sizes.h"
#include "ui/theme/widgets.h"

namespace digitpad {

static constexpr int kSteps = 1000; // of the progress bar

RunBar::RunBar(QWidget* parent)
    : QWidget(parent),
      m_main(primaryButton("play", tr("Start"), this)),
      m_stop(plainButton("stop", tr("Stop"), this)),
      m_bar(new QProgressBar(this)),
      m_text(new QLabel(this)) {
    m_main->setObjectName("startButton");
    m_main->setShortcut(Qt::CTRL | Qt::Key_Return);
    m_stop->setObjectName("stopButton");
    m_stop->setToolTip(tr("Ends the training after the batch at hand and keeps what was reached"));
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress of the training"));
    m_text->setObjectName("progressText");
    m_text->setTextFormat(Qt::PlainText); // the dataset's name is shown as it is
    m_text->setFont(figureFont(font()));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(sizes::kGrid);
    row->addWidget(m_main);
    row->addWidget(m_stop);
    row->addSpacing(sizes::kGrid);
    row->addWidget(m_bar, 1, Qt::AlignVCenter);
    row->addStretch(0); // keeps the buttons small while the bar is hidden
    row->addSpacing(sizes::kGrid);
    row->addWidget(m_text);
    connect(m_main, &QPushButton::clicked, this, &RunBar::pressMain);
    connect(m_stop, &QPushButton::clicked, this, &RunBar::stopRequested);
    setState(RunState::Idle);
}

void RunBar::setState(RunState state) {
    m_state = state;
    const QKeySequence shortcut = m_main->shortcut(); // changing the text would lose it
    if (state == RunState::Training || state == RunState::Stopping)
        setButtonFace(*m_main, "pause", tr("Pause"));
    else if (state == RunState::Paused)
        setButtonFace(*m_main, "play", tr("Resume"));
    else
        setButtonFace(*m_main, "play", tr("Start"));
    m_main->setShortcut(shortcut);
    m_main->setToolTip(
        QString("%1 (%2)").arg(m_main->accessibleName(), shortcut.toString(QKeySequence::NativeText)));
    m_main->setEnabled(state != RunState::Loading && state != RunState::Stopping);
    m_stop->setEnabled(state != RunState::Idle && state != RunState::Stopping);
    m_bar->setVisible(state != RunState::Idle);
    m_bar->setRange(0, state == RunState::Loading ? 0 : kSteps);
    if (state == RunState::Paused) m_text->setText(tr("Paused at %1").arg(m_percent));
    if (state == RunState::Stopping) m_text->setText(tr("Stopping…"));
}

void RunBar::pressMain() {
    const RunState state = m_state; // what follows changes it
    if (state == RunState::Idle) emit startRequested();
    if (state == RunState::Training) emit pauseRequested();
    if (state == RunState::Paused) emit resumeRequested();
}

void RunBar::setText(const QString& text) {
    m_text->setText(text);
}

void RunBar::showReading(const QString& title, int images) {
    m_text->setText(images == 0 ? tr("Reading %1…").arg(title)
                                : tr("Reading %1: %2 images").arg(title, countText(images)));
}

void RunBar::start(const TrainingStarted& event) {
    m_training = event;
    m_bar->setValue(0);
    m_percent = "0 %";
    m_text->setText(tr("%1 images, %2 for validation")
                        .arg(countText(static_cast<qint64>(event.trainingImages)),
                             countText(static_cast<qint64>(event.validationImages))));
}

double RunBar::share(const BatchFinished& batch) const {
    const double epochs = batch.epoch - 1 + static_cast<double>(batch.batch) / m_training.batchesPerEpoch;
    return epochs / m_training.epochs;
}

void RunBar::showBatch(const BatchFinished& batch) {
    m_bar->setValue(static_cast<int>(share(batch) * kSteps));
    m_percent = QString("%1 %").arg(static_cast<int>(share(batch) * 100));
    if (m_state != RunState::Training) return;
    m_text->setText(batch.imagesPerSecond > 0
                        ? tr("%1 · %2 images/s · %3 left")
                              .arg(m_percent, countText(std::llround(batch.imagesPerSecond)),
                                   roundedDuration(batch.secondsLeft))
                        : m_percent);
}

void RunBar::showEnd(const TrainingFinished& event, int bestEpoch) {
    const QString count = event.epochs == 1 ? tr("1 epoch") : tr("%1 epochs").arg(event.epochs);
    QString text = tr("%1 in %2").arg(count, roundedDuration(event.seconds));
    if (event.reason == FinishReason::StoppedEarly) text = tr("Stopped early: %1").arg(text);
    if (event.reason == FinishReason::StoppedByUser) text = tr("Stopped: %1").arg(text);
    if (event.reason == FinishReason::Diverged) text = tr("Failed after %1").arg(text);
    if (!event.betterThanGuessing)
        text += tr(" · no better than guessing");
    else if (bestEpoch > 0)
        text += tr(" · best is epoch %1").arg(bestEpoch);
    m_text->setText(text);
}

} // namespace digitpad
