// The models the window knows, and the one in use; what the pages share.
#pragma once

#include <QObject>
#include <QString>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/model/classifier.h"

namespace digitpad {

/// Lives on the GUI thread; the classifiers it hands out may be used from any.
class ModelStore : public QObject {
    Q_OBJECT
public:
    /// Starts with the shipped model, or empty in a build that has none.
    explicit ModelStore(QObject* parent = nullptr);

    const std::vector<std::shared_ptr<const Classifier>>& models() const { return m_models; }
    /// Null while there is no model at all.
    std::shared_ptr<const Classifier> current() const { return m_current; }
    /// Adds the model to the list and returns its classifier; a model of the same name is replaced, also
    /// where it is the current one.  The first model becomes the current one.
    std::shared_ptr<const Classifier> add(Model model);
    void setCurrent(std::shared_ptr<const Classifier> classifier);
    /// From now on, also after a restart, the model of that name (and date) rejects what it is less sure of
    /// than `threshold`; it takes the place of the one that is known.  Nothing where there is none.  With its
    /// own threshold nothing is remembered.
    void setThreshold(const std::string& name, double threshold);
    /// The one that a model which was added has now: classifiers handed out before keep theirs.
    double threshold(const ModelInfo& model) const;
    /// The one that a model which was added came with, whatever was chosen since.
    double ownThreshold(const ModelInfo& model) const;

signals:
    void modelsChanged();
    void currentChanged();

private:
    std::shared_ptr<const Classifier> put(Model model);

    std::map<QString, double> m_ownThresholds; ///< by name and date
    std::vector<std::shared_ptr<const Classifier>> m_models;
    std::shared_ptr<const Classifier> m_current;
};

} // namespace digitpad
