#include "ui/model_store.h"

#include <QSettings>
#include <algorithm>
#include <utility>

#include "ui/bundled.h"

namespace digitpad {

namespace {

/// A later model of the same name is another one, whose threshold is its own.
QString thresholdKey(const ModelInfo& info) {
    QString key = QString::fromStdString(info.name + " " + info.date);
    return "thresholds/" + key.replace('/', '-').replace('\\', '-');
}

Model withChosenThreshold(Model model) {
    const QVariant chosen = QSettings().value(thresholdKey(model.info));
    bool valid = false;
    const double threshold = chosen.toDouble(&valid);
    if (valid && threshold >= 0 && threshold <= 1) model.info.threshold = threshold;
    return model;
}

} // namespace

ModelStore::ModelStore(QObject* parent) : QObject(parent) {
    if (hasShippedModel()) add(shippedModel());
}

std::shared_ptr<const Classifier> ModelStore::add(Model model) {
    m_ownThresholds[thresholdKey(model.info)] = model.info.threshold;
    return put(std::move(model));
}

std::shared_ptr<const Classifier> ModelStore::put(Model model) {
    const auto added = std::make_shared<const Classifier>(withChosenThreshold(std::move(model)));
    const auto same = std::find_if(m_models.begin(), m_models.end(), [&](const auto& known) {
        return known->model().info.name == added->model().info.name;
    });
    const bool replacesCurrent = !m_current || (same != m_models.end() && *same == m_current);
    if (same != m_models.end())
        *same = added;
    else
        m_models.push_back(added);
    emit modelsChanged();
    if (replacesCurrent) setCurrent(added);
    return added;
}

void ModelStore::setThreshold(const std::string& name, double threshold) {
    const auto known =
        std::ranges::find_if(m_models, [&](const auto& model) { return model->model().info.name == name; });
    if (known == m_models.end()) return;
    Model model = (*known)->model();
    const QString key = thresholdKey(model.info);
    if (threshold == ownThreshold(model.info))
        QSettings().remove(key);
    else
        QSettings().setValue(key, threshold);
    model.info.threshold = threshold;
    put(std::move(model));
}

double ModelStore::threshold(const ModelInfo& model) const {
    const auto known = std::ranges::find_if(
        m_models, [&](const auto& each) { return thresholdKey(each->model().info) == thresholdKey(model); });
    return known == m_models.end() ? model.threshold : (*known)->model().info.threshold;
}

double ModelStore::ownThreshold(const ModelInfo& model) const {
    const auto own = m_ownThresholds.find(thresholdKey(model));
    return own == m_ownThresholds.end() ? model.threshold : own->second;
}

void ModelStore::setCurrent(std::shared_ptr<const Classifier> classifier) {
    if (m_current == classifier) return;
    m_current = std::move(classifier);
    emit currentChanged();
}

} // namespace digitpad
