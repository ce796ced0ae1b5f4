#include "ui/train/option_fields.h"

#include <QGridLayout>
#include <QLabel>
#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/train/field_grid.h"
#include "ui/train/number_fields.h"

namespace digitpad {

namespace {

template <typename Kind>
void addKinds(QComboBox& box, std::initializer_list<Kind> kinds) {
    for (const Kind kind : kinds) {
        QString name = QString::fromStdString(toString(kind));
        name[0] = name[0].toUpper();
        box.addItem(name, static_cast<int>(kind));
    }
}

template <typename Kind>
Kind chosenKind(const QComboBox& box) {
    return static_cast<Kind>(box.currentData().toInt());
}

void choose(QComboBox& box, const QVariant& data) {
    box.setCurrentIndex(std::max(0, box.findData(data)));
}

RealField* realField(double low, double high, double leastStep, QWidget* parent) {
    auto* field = new RealField(parent);
    field->setRange(low, high);
    field->setLeastStep(leastStep);
    return field;
}

CountField* countField(int low, int high, QWidget* parent) {
    auto* field = new CountField(parent);
    field->setRange(low, high);
    return field;
}

} // namespace

OptionFields::OptionFields(QWidget* parent) : QWidget(parent) {
    auto* grid = newFieldGrid();
    setLayout(grid);
    addOptimiserFields(*grid);
    addDataFields(*grid);
    addResultFields(*grid);
    addRunFields(*grid);
    setOptions({});
    reportEdits();
}

void OptionFields::addOptimiserFields(QGridLayout& grid) {
    m_optimiser = new ChoiceField(this);
    addKinds(*m_optimiser, {OptimiserKind::AdamW, OptimiserKind::Adam, OptimiserKind::Sgd});
    addField(
        grid, tr("Optimiser"), m_optimiser,
        tr("How weights follow their gradients. AdamW suits most networks; SGD is with Nesterov momentum."));
    m_learningRate = realField(1e-7, 10, 1e-7, this);
    addField(grid, tr("Learning rate"), m_learningRate,
             tr("The schedule's highest rate, 0.0000001 to 10. Too high diverges, too low crawls."));
    m_schedule = new ChoiceField(this);
    addKinds(*m_schedule,
             {ScheduleKind::OneCycle, ScheduleKind::Cosine, ScheduleKind::Step, ScheduleKind::Constant});
    addField(grid, tr("Schedule"), m_schedule, tr("How the learning rate changes over the training."));
    m_momentum = realField(0, 0.999, 1e-4, this);
    m_momentumLabel = addField(grid, tr("Momentum"), m_momentum,
                               tr("Share of the last step in the next one, 0 to 0.999. SGD only."));
    m_weightDecay = realField(0, 1, 1e-6, this);
    addField(grid, tr("Weight decay"), m_weightDecay,
             tr("Pulls weights towards zero, 0 to 1: a brake on learning by heart."));
    connect(m_optimiser, &QComboBox::currentIndexChanged, this, &OptionFields::showMomentum);
}

void OptionFields::addDataFields(QGridLayout& grid) {
    m_batchSize = countField(1, 4096, this);
    m_batchSize->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    addField(grid, tr("Batch size"), m_batchSize, tr("Images a step learns from together, 1 to 4,096."));
    m_epochs = countField(1, 1000, this);
    addField(grid, tr("Epochs"), m_epochs, tr("Times the training sees every image, 1 to 1,000."));
    m_validation = countField(0, 90, this);
    m_validation->setSuffix(" %");
    m_validation->setSpecialValueText(tr("None"));
    addField(grid, tr("Validation"), m_validation,
             tr("Share of the images held out to judge each epoch, 0 to 90 %. Without it there is no best "
                "epoch."));
    m_augmentation = new ChoiceField(this);
    for (const auto& [title, name] : {std::pair(tr("None"), "none"),
                                      {tr("Light"), "light"},
                                      {tr("Moderate"), "moderate"},
                                      {tr("Strong"), "strong"}})
        m_augmentation->addItem(title, name);
    addField(
        grid, tr("Augmentation"), m_augmentation,
        tr("Distorts every training image anew each epoch, so that the network reads more handwritings."));
}

void OptionFields::addResultFields(QGridLayout& grid) {
    m_patience = countField(0, 1000, this);
    m_patience->setSpecialValueText(tr("Off"));
    addField(
        grid, tr("Early stopping"), m_patience,
        tr("Stops after this many epochs without a lower validation loss, up to 1,000. Needs validation."));
    m_labelSmoothing = realField(0, 0.5, 0.01, this);
    m_labelSmoothing->setSpecialValueText(tr("Off"));
    addField(
        grid, tr("Label smoothing"), m_labelSmoothing,
        tr("Share of the target spread over all digits, 0 to 0.5: keeps the network from being too sure."));
    m_averageDecay = realField(0, 0.99999, 1e-5, this);
    m_averageDecay->setSpecialValueText(tr("Off"));
    addField(grid, tr("Weight average"), m_averageDecay,
             tr("Keeps a running average of the weights as the result; the old average's share in each step, "
                "0 to 0.99999. 0.999 is usual."));
}

void OptionFields::addRunFields(QGridLayout& grid) {
    m_seed = countField(0, std::numeric_limits<int>::max(), this);
    addField(grid, tr("Seed"), m_seed,
             tr("Starts all randomness: the same seed and threads give the same network, bit for bit."));
    m_threads = countField(0, 256, this);
    m_threads->setSpecialValueText(tr("All cores"));
    addField(grid, tr("Threads"), m_threads, tr("Cores the training may use, up to 256."));
}

TrainingOptions OptionFields::options(TrainingOptions base) const {
    base.optimiser = chosenKind<OptimiserKind>(*m_optimiser);
    base.learningRate = m_learningRate->value();
    base.momentum = m_momentum->value();
    base.weightDecay = m_weightDecay->value();
    base.schedule = chosenKind<ScheduleKind>(*m_schedule);
    base.batchSize = m_batchSize->value();
    base.epochs = m_epochs->value();
    base.validationFraction = m_validation->value() / 100.0;
    base.augmentation = m_augmentation->currentData().toString().toStdString();
    base.labelSmoothing = m_labelSmoothing->value();
    base.patience = m_patience->value();
    base.averageDecay = m_averageDecay->value();
    base.seed = static_cast<std::uint64_t>(m_seed->value());
    base.threads = m_threads->value();
    return base;
}

void OptionFields::setOptions(const TrainingOptions& options) {
    const QSignalBlocker quiet(this); // one edited() for all of them
    choose(*m_optimiser, static_cast<int>(options.optimiser));
    m_learningRate->setValue(options.learningRate);
    m_momentum->setValue(options.momentum);
    m_weightDecay->setValue(options.weightDecay);
    choose(*m_schedule, static_cast<int>(options.schedule));
    m_batchSize->setValue(options.batchSize);
    m_epochs->setValue(options.epochs);
    m_validation->setValue(static_cast<int>(std::lround(options.validationFraction * 100)));
    choose(*m_augmentation, QString::fromStdString(options.augmentation));
    m_labelSmoothing->setValue(options.labelSmoothing);
    m_patience->setValue(options.patience);
    m_averageDecay->setValue(options.averageDecay);
    m_seed->setValue(
        static_cast<int>(std::min<std::uint64_t>(options.seed, std::numeric_limits<int>::max())));
    m_threads->setValue(options.threads);
    showMomentum();
}

void OptionFields::showMomentum() {
    const bool used = chosenKind<OptimiserKind>(*m_optimiser) == OptimiserKind::Sgd;
    m_momentum->setVisible(used);
    m_momentumLabel->setVisible(used);
}

void OptionFields::reportEdits() {
    for (auto* box : findChildren<QComboBox*>())
        connect(box, &QComboBox::currentIndexChanged, this, &OptionFields::edited);
    for (auto* box : findChildren<QSpinBox*>())
        connect(box, &QSpinBox::valueChanged, this, &OptionFields::edited);
    for (auto* box : findChildren<QDoubleSpinBox*>())
        connect(box, &QDoubleSpinBox::valueChanged, this, &OptionFields::edited);
}

} // namespace digitpad
