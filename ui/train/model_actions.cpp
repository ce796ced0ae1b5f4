#include "ui/train/model_actions.h"

#include <QComboBox>
#include <QDateTime>
#include <QHBoxLayout>
#include <QPushButton>
#include <utility>

#include "core/error.h"
#include "core/model/onnx_file.h"
#include "ui/file_dialogs.h"
#include "ui/paths.h"
#include "ui/theme/sizes.h"
#include "ui/theme/widgets.h"

namespace digitpad {

ModelActions::ModelActions(QWidget* parent) : QWidget(parent), m_choice(new QComboBox(this)) {
    m_choice->setObjectName("modelChoice");
    m_choice->setAccessibleName(tr("Network of which epoch"));
    m_choice->setToolTip(tr("The best has the lowest validation loss; the last is the newest"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto* use = plainButton("check", tr("Use this model"), this);
    use->setObjectName("useModel");
    use->setToolTip(tr("Reads what is drawn with this network from now on"));
    auto* save = plainButton("save", tr("Save model…"), this);
    save->setObjectName("saveModel");
    save->setToolTip(tr("Writes the network as an ONNX file"));
    connect(m_choice, &QComboBox::activated, this,
            [this] { m_prefersLast = m_choice->currentData().toBool(); });
    connect(use, &QPushButton::clicked, this, [this] { emit useRequested(chosenModel()); });
    connect(save, &QPushButton::clicked, this, &ModelActions::askAndSave);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(sizes::kGrid);
    row->addWidget(m_choice);
    row->addWidget(use);
    row->addWidget(save);
    row->addStretch(1);
    hide();
}

void ModelActions::clear() {
    m_prefersLast = false;
    m_best.reset();
    m_last.reset();
    m_time = QDateTime::currentDateTime().toString("HH:mm");
    fill();
}

void ModelActions::setBest(Model model, int epoch) {
    m_best = {std::move(model), epoch};
    m_saved = false;
    fill();
}

void ModelActions::setLast(Model model, int epoch) {
    m_last = {std::move(model), epoch};
    m_saved = false;
    fill();
}

void ModelActions::fill() {
    m_choice->clear();
    if (m_best) m_choice->addItem(tr("Best: epoch %1").arg(m_best->epoch), false);
    if (m_last)
        m_choice->addItem(
            m_last->epoch > 0 ? tr("Last: epoch %1").arg(m_last->epoch) : tr("Last: first epoch, cut short"),
            true);
    if (m_prefersLast) m_choice->setCurrentIndex(m_choice->count() - 1);
    setVisible(m_choice->count() > 0);
}

const ModelActions::Kept& ModelActions::chosen() const {
    return m_choice->currentData().toBool() ? *m_last : *m_best;
}

Model ModelActions::chosenModel() const {
    Model model = chosen().model;
    model.info.name = tr("%1, epoch %2, %3")
                          .arg(QString::fromStdString(model.info.architecture))
                          .arg(chosen().epoch)
                          .arg(m_time)
                          .toStdString();
    model.info.date = today();
    return model;
}

bool ModelActions::hasUnsaved() const {
    const bool trained = m_best || (m_last && m_last->epoch > 0);
    return trained && !m_saved;
}

void ModelActions::save(const Model& model, const QString& file) {
    try {
        writeOnnx(model, toPath(file));
        m_saved = true;
        emit saved(file, model);
    } catch (const Error& error) {
        emit saveFailed(QString::fromUtf8(error.what()));
    }
}

void ModelActions::askAndSave() {
    const QString name = QString("%1-epoch-%2.onnx")
                             .arg(QString::fromStdString(chosen().model.info.architecture))
                             .arg(chosen().epoch);
    // The network as it is now: while the dialog is open, later epochs come in.
    askSaveFile(this, {tr("Save the model"), "train/modelFolder", name, tr("ONNX models (*.onnx)"), "onnx"},
                [this, model = chosenModel()](const QString& file) { save(model, file); });
}

} // namespace digitpad
