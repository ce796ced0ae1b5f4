#include "ui/train/dataset_source.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

#include "ui/file_dialogs.h"
#include "ui/paths.h"
#include "ui/train/field_grid.h"
#include "ui/train/number_fields.h"

namespace digitpad {

namespace {

constexpr auto kPathKey = "train/dataset";
constexpr auto kRecentKey = "train/recentDatasets";
constexpr auto kLimitKey = "train/imageLimit";
constexpr int kMostRecent = 5;

// What the entries below the datasets stand for, in place of a path; no path begins so.
constexpr auto kAskFile = "?file";
constexpr auto kAskFolder = "?folder";

QStringList recentPaths() {
    QStringList paths = QSettings().value(kRecentKey).toStringList();
    paths.removeIf([](const QString& path) { return !QFileInfo::exists(path); });
    return paths;
}

void rememberChoice(const QString& path) {
    QSettings().setValue(kPathKey, path);
}

void rememberAsRecent(const QString& path) {
    QSettings settings;
    QStringList paths = settings.value(kRecentKey).toStringList();
    paths.removeAll(path);
    paths.prepend(path);
    settings.setValue(kRecentKey, paths.mid(0, kMostRecent));
}

} // namespace

DatasetSource::DatasetSource(QGridLayout& grid, QWidget* parent)
    : QObject(parent), m_dataset(new ChoiceField(parent)), m_limit(new CountField(parent)) {
    m_dataset->setObjectName("dataset");
    m_dataset->setMinimumContentsLength(8);
    m_dataset->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    addField(grid, tr("Dataset"), m_dataset,
             tr("The labelled images to learn from: MNIST's 60,000, or a file or folder of your own "
                "(IDX, CSV, a folder a digit, labels.csv, pen strokes)."));
    m_limit->setObjectName("imageLimit");
    m_limit->setRange(0, 10'000'000);
    m_limit->setSpecialValueText(tr("All"));
    m_limit->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    m_limit->setGroupSeparatorShown(true);
    addField(grid, tr("Images"), m_limit,
             tr("Learns from no more images than this, drawn at random; a few thousand make a quick try."));
    connect(m_dataset, &QComboBox::activated, this, &DatasetSource::activate);
    connect(m_limit, &QSpinBox::valueChanged, this,
            [](int images) { QSettings().setValue(kLimitKey, images); });

    const QString path = QSettings().value(kPathKey).toString();
    fill(QFileInfo::exists(path) ? path : QString());
    m_limit->setValue(QSettings().value(kLimitKey, 0).toInt());
}

LoadedDatasets DatasetSource::choice() const {
    return {m_path.isEmpty() ? std::filesystem::path() : toPath(m_path), m_limit->value()};
}

QString DatasetSource::title() const {
    return m_path.isEmpty() ? tr("MNIST") : QFileInfo(m_path).fileName();
}

void DatasetSource::choosePath(const QString& path) {
    rememberChoice(path);
    fill(path);
}

void DatasetSource::noteLoaded() {
    if (!m_path.isEmpty()) rememberAsRecent(m_path);
}

void DatasetSource::setLimit(int images) {
    m_limit->setValue(images);
}

void DatasetSource::fill(const QString& chosen) {
    m_path = chosen;
    m_dataset->clear();
    m_dataset->addItem(tr("MNIST (bundled)"), QString());
    QStringList paths = recentPaths();
    if (!chosen.isEmpty() && !paths.contains(chosen)) paths.prepend(chosen);
    for (const QString& path : paths) {
        m_dataset->addItem(QFileInfo(path).fileName(), path);
        m_dataset->setItemData(m_dataset->count() - 1, QDir::toNativeSeparators(path), Qt::ToolTipRole);
    }
    m_dataset->setCurrentIndex(m_dataset->findData(chosen));
    m_dataset->insertSeparator(m_dataset->count());
    m_dataset->addItem(tr("File…"), QString(kAskFile));
    m_dataset->addItem(tr("Folder…"), QString(kAskFolder));
}

void DatasetSource::activate(int index) {
    const QString data = m_dataset->itemData(index).toString();
    if (data != kAskFile && data != kAskFolder) {
        m_path = data;
        return rememberChoice(data);
    }
    m_dataset->setCurrentIndex(m_dataset->findData(m_path)); // until a file is really chosen
    ask(data == kAskFolder);
}

void DatasetSource::ask(bool folder) {
    const OpenQuestion question{folder ? tr("Train on a folder") : tr("Train on a file"), "train/dataFolder",
                                tr("Datasets (*.csv *.jsonl *.json *.gz *ubyte);;All files (*)"), folder};
    askOpenFile(m_dataset->window(), question, [this](const QString& path) { choosePath(path); });
}

} // namespace digitpad
