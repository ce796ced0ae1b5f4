#include "ui/train/training_form.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <algorithm>

#include "core/model/architectures.h"
#include "ui/theme/sizes.h"
#include "ui/theme/widgets.h"
#include "ui/train/dataset_source.h"
#include "ui/train/field_grid.h"
#include "ui/train/layer_table_model.h"
#include "ui/train/number_fields.h"
#include "ui/train/option_fields.h"
#include "ui/train/option_settings.h"
#include "ui/train/row_delegate.h"

namespace digitpad {

namespace {

constexpr int kFormWidth = 340;
constexpr int kScrollBarRoom = 16;
constexpr int kRowHeight = 25;

/// As tall as its rows, so that only the form scrolls.
void fitHeight(QTableView& table) {
    table.setFixedHeight(table.horizontalHeader()->sizeHint().height() + table.verticalHeader()->length() +
                         2 * table.frameWidth() + 2);
}

} // namespace

TrainingForm::TrainingForm(QWidget* parent) : QScrollArea(parent) {
    auto* content = new QWidget(this);
    content->setFixedWidth(kFormWidth);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(sizes::kPageMargin, sizes::kPageMargin, 0, sizes::kPageMargin);
    layout->setSpacing(sizes::kGroupGap);
    layout->addWidget(makeDataGroup());
    layout->addWidget(makeTrainingGroup());
    layout->addStretch(1);

    setWidget(content);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFixedWidth(kFormWidth + kScrollBarRoom);

    const TrainingOptions saved = savedOptions();
    m_network->setCurrentIndex(m_network->findData(QString::fromStdString(saved.architecture)));
    m_fields->setOptions(saved);
    showNetwork();
    connect(m_network, &QComboBox::currentIndexChanged, this, &TrainingForm::loadPreset);
    connect(m_fields, &OptionFields::edited, this, [this] { saveOptions(options()); });
    for (TypedField* field : typedFields())
        field->refused = [this](const QString& complaint) { emit refused(complaint); };
}

QList<TypedField*> TrainingForm::typedFields() const {
    QList<TypedField*> fields;
    for (auto* box : findChildren<QAbstractSpinBox*>())
        if (auto* field = dynamic_cast<TypedField*>(box)) fields << field;
    return fields;
}

bool TrainingForm::commit() {
    const auto fields = typedFields();
    return std::ranges::all_of(fields, [](TypedField* field) { return field->commit(); });
}

QWidget* TrainingForm::makeDataGroup() {
    auto* group = new QWidget(this);
    auto* layout = new QVBoxLayout(group);
    layout->setContentsMargins({});
    layout->setSpacing(sizes::kGrid);
    layout->addWidget(sectionLabel(tr("Data and network"), group));
    auto* grid = newFieldGrid();
    layout->addLayout(grid);
    m_source = new DatasetSource(*grid, group);
    addNetworkFields(*grid);
    layout->addWidget(m_description);
    layout->addWidget(m_layerTable);
    return group;
}

void TrainingForm::addNetworkFields(QGridLayout& grid) {
    m_network = new ChoiceField(this);
    m_network->setObjectName("network");
    for (const std::string& name : architectureNames()) {
        m_network->addItem(QString::fromStdString(name), QString::fromStdString(name));
        m_network->setItemData(m_network->count() - 1, QString::fromStdString(architectureDescription(name)),
                               Qt::ToolTipRole);
    }
    addField(grid, tr("Network"), m_network,
             tr("A named network; choosing one also sets the training that suits it."));
    m_description = mutedLabel({}, this);
    m_description->setWordWrap(true);
    m_layers = new LayerTableModel(this);
    m_layerTable = new QTableView(this);
    m_layerTable->setObjectName("layerTable");
    m_layerTable->setAccessibleName(tr("Layers of the network"));
    m_layerTable->setModel(m_layers);
    m_layerTable->setItemDelegate(new RowDelegate(m_layerTable));
    styleTable(*m_layerTable, kRowHeight);
    m_layerTable->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_layerTable->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QHeaderView* header = m_layerTable->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(LayerTableModel::Layer, QHeaderView::Stretch);
}

QWidget* TrainingForm::makeTrainingGroup() {
    auto* group = new QWidget(this);
    auto* layout = new QVBoxLayout(group);
    layout->setContentsMargins({});
    layout->setSpacing(sizes::kGrid);
    auto* heading = new QHBoxLayout;
    auto* reset = linkButton(tr("Reset"), group);
    reset->setObjectName("reset");
    reset->setAccessibleName(tr("Reset to the preset's values"));
    reset->setToolTip(tr("Sets every field below to the values that suit the chosen network"));
    connect(reset, &QPushButton::clicked, this, &TrainingForm::loadPreset);
    heading->addWidget(sectionLabel(tr("Training"), group), 1);
    heading->addWidget(reset);
    layout->addLayout(heading);
    m_fields = new OptionFields(group);
    layout->addWidget(m_fields);
    return group;
}

TrainingOptions TrainingForm::options() const {
    TrainingOptions base;
    base.architecture = architecture().toStdString();
    return m_fields->options(base);
}

LoadedDatasets TrainingForm::data() const {
    return m_source->choice();
}
void TrainingForm::noteLoaded() {
    m_source->noteLoaded();
}
QString TrainingForm::dataTitle() const {
    return m_source->title();
}
QString TrainingForm::architecture() const {
    return m_network->currentData().toString();
}

void TrainingForm::loadPreset() {
    m_fields->setOptions(presetOptions(architecture().toStdString()));
    showNetwork();
    saveOptions(options());
}

void TrainingForm::showNetwork() {
    const std::string name = architecture().toStdString();
    m_description->setText(QString::fromStdString(architectureDescription(name)));
    m_layers->setLayers(makeNetwork(name, 1).summary());
    fitHeight(*m_layerTable);
}

} // namespace digitpad
