#include "ui/model_store.h"

#include <algorithm>
#include <utility>

#include "ui/bundled.h"

namespace digitpad {

ModelStore::ModelStore(QObject* parent) : QObject(parent) {
    if (hasShippedModel()) add(shippedModel());
}

std::shared_ptr<const Classifier> ModelStore::add(Model model) {
    const auto added = std::make_shared<const Classifier>(std::move(model));
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

void ModelStore::setCurrent(std::shared_ptr<const Classifier> classifier) {
    if (m_current == classifier) return;
    m_current = std::move(classifier);
    emit currentChanged();
}

} // namespace digitpad
