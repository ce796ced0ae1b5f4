#include "ui/model_store.h"

#include <QCryptographicHash>
#include <QSettings>
#include <algorithm>
#include <utility>

#include "ui/bundled.h"
#include "ui/paths.h"

namespace digitpad {

namespace {

constexpr auto kFileKey = "model/file";

void addBytes(QCryptographicHash& hash, std::span<const float> values) {
    const auto bytes = std::as_bytes(values);
    hash.addData(
        QByteArrayView(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())));
}

void addText(QCryptographicHash& hash, const std::string& text) {
    hash.addData(QByteArrayView(text.c_str(), static_cast<qsizetype>(text.size()) + 1)); // with its end
}

/// Of the network and of what is said of it, so that a file with other weights, or calibrated anew, is
/// another model.
QString keyOf(const Model& model) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const LayerSummary& layer : model.network->summary())
        addText(hash, layer.description + " " + toString(layer.output));
    addBytes(hash, model.network->parameters());
    addBytes(hash, model.network->state());
    const ModelInfo& info = model.info;
    for (const std::string& text : {info.name, info.architecture, info.date, std::to_string(info.temperature),
                                    std::to_string(info.threshold)})
        addText(hash, text);
    for (const auto& [option, value] : info.training) addText(hash, option + "=" + value);
    return QString::fromLatin1(hash.result().toHex());
}

QString thresholdKey(const QString& key) {
    return "thresholds/" + key;
}

void useChosenThreshold(ModelInfo& info, const QString& key) {
    const QVariant chosen = QSettings().value(thresholdKey(key));
    bool valid = false;
    const double threshold = chosen.toDouble(&valid);
    if (valid && threshold >= 0 && threshold <= 1) info.threshold = threshold;
}

} // namespace

ModelStore::ModelStore(QObject* parent) : QObject(parent) {
    if (hasShippedModel()) add(shippedModel());
    m_detector = shippedDetector();
}

ModelStore::Pointer ModelStore::add(Model model, const std::filesystem::path& file) {
    const QString key = keyOf(model);
    const auto known = std::ranges::find(m_origins, key, &Origin::key);
    if (known != m_origins.end()) {
        if (!file.empty()) known->file = file;
        return m_models[static_cast<std::size_t>(known - m_origins.begin())];
    }
    m_origins.push_back({key, model.info.threshold, file});
    useChosenThreshold(model.info, key);
    const auto added = std::make_shared<const Classifier>(std::move(model));
    m_models.push_back(added);
    emit modelsChanged();
    if (!m_current) makeCurrent(added);
    return added;
}

void ModelStore::setFile(const Model& model, const std::filesystem::path& file) {
    const auto known = std::ranges::find(m_origins, keyOf(model), &Origin::key);
    if (known == m_origins.end()) return;
    known->file = file;
    rememberCurrent();
}

std::size_t ModelStore::indexOf(const Classifier& model) const {
    const auto known = std::ranges::find_if(
        m_models, [&](const Pointer& each) { return each->model().network == model.model().network; });
    return static_cast<std::size_t>(known - m_models.begin());
}

ModelStore::Pointer ModelStore::latest(const Classifier& model) const {
    const std::size_t index = indexOf(model);
    return index < m_models.size() ? m_models[index] : nullptr;
}

QString ModelStore::title(const Classifier& model) const {
    const std::string& name = model.model().info.name;
    const auto end = m_models.begin() + static_cast<std::ptrdiff_t>(indexOf(model));
    const auto before = std::count_if(m_models.begin(), end,
                                      [&](const Pointer& each) { return each->model().info.name == name; });
    const QString title = QString::fromStdString(name);
    return before == 0 ? title : QString("%1 (%2)").arg(title).arg(before + 1);
}

void ModelStore::setThreshold(const Classifier& model, double threshold) {
    const std::size_t index = indexOf(model);
    if (index == m_models.size()) return;
    const QString key = thresholdKey(m_origins[index].key);
    if (threshold == m_origins[index].ownThreshold)
        QSettings().remove(key);
    else
        QSettings().setValue(key, threshold);
    Model changed = m_models[index]->model();
    changed.info.threshold = threshold;
    const bool isCurrent = m_models[index] == m_current;
    m_models[index] = std::make_shared<const Classifier>(std::move(changed));
    emit modelsChanged();
    if (isCurrent) makeCurrent(m_models[index]);
}

double ModelStore::threshold(const Classifier& model) const {
    const Pointer known = latest(model);
    return (known ? *known : model).model().info.threshold;
}

double ModelStore::ownThreshold(const Classifier& model) const {
    const std::size_t index = indexOf(model);
    return index < m_models.size() ? m_origins[index].ownThreshold : model.model().info.threshold;
}

void ModelStore::makeCurrent(Pointer classifier) {
    if (m_current == classifier) return;
    m_current = std::move(classifier);
    emit currentChanged();
}

void ModelStore::setCurrent(Pointer classifier) {
    makeCurrent(std::move(classifier));
    rememberCurrent();
}

void ModelStore::rememberCurrent() const {
    if (!m_current) return;
    const std::size_t index = indexOf(*m_current);
    const auto file = index < m_models.size() ? m_origins[index].file : std::filesystem::path();
    if (file.empty()) return forgetFile();
    QSettings().setValue(kFileKey, toQString(std::filesystem::absolute(file)));
}

std::filesystem::path ModelStore::rememberedFile() {
    return toPath(QSettings().value(kFileKey).toString());
}

void ModelStore::forgetFile() {
    QSettings().remove(kFileKey);
}

} // namespace digitpad
