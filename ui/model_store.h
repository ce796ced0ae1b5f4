// The models the window knows, and the one in use; what the pages share.
#pragma once

#include <QObject>
#include <QString>
#include <filesystem>
#include <memory>
#include <vector>

#include "core/model/classifier.h"
#include "core/reading/digit_detector.h"

namespace digitpad {

/// Lives on the GUI thread; the classifiers it hands out may be used from any.  A model is known by its
/// network and all that is said of it, never by its name alone: two files of one name are two models.
class ModelStore : public QObject {
    Q_OBJECT
public:
    using Pointer = std::shared_ptr<const Classifier>;

    /// Starts with the shipped model, or empty in a build that has none.
    explicit ModelStore(QObject* parent = nullptr);

    const std::vector<Pointer>& models() const { return m_models; }
    /// Null while there is no model at all.
    Pointer current() const { return m_current; }
    /// Adds the model to the list and returns its classifier; of a model that is known already, the one there
    /// is.  The first model becomes the current one.
    /// @param file where it was read from; empty for one that is in no file
    Pointer add(Model model, const std::filesystem::path& file = {});
    /// The model was written to `file`, from where it can be read again.
    void setFile(const Model& model, const std::filesystem::path& file);

    /// What finds digits in pictures, for all models; null in a build that has none.
    const std::shared_ptr<const DigitDetector>& detector() const { return m_detector; }

    /// The user's choice, remembered over restarts where the model is in a file.
    void setCurrent(Pointer classifier);
    /// What setCurrent() remembered in an earlier run; empty for the shipped model.
    static std::filesystem::path rememberedFile();
    static void forgetFile();

    /// The model's name, with a number behind it where another one goes by the same.
    QString title(const Classifier& model) const;

    /// From now on, also after a restart, the model rejects what it is less sure of than `threshold`: a new
    /// classifier takes the place of the one that is known, which may be a later one than `model`.  Nothing
    /// where the model was never added.  With its own threshold nothing is remembered.
    void setThreshold(const Classifier& model, double threshold);
    /// The one that the model has now: classifiers handed out before keep theirs.
    double threshold(const Classifier& model) const;
    /// The one that the model came with, whatever was chosen since.
    double ownThreshold(const Classifier& model) const;
    /// The latest classifier of the same model; null where it was never added.
    Pointer latest(const Classifier& model) const;

signals:
    void modelsChanged();
    void currentChanged();

private:
    /// What is known of m_models[i].
    struct Origin {
        QString key; ///< a hash of all of it
        double ownThreshold = 0;
        std::filesystem::path file;
    };
    std::size_t indexOf(const Classifier& model) const;
    void makeCurrent(Pointer classifier);
    void rememberCurrent() const;

    std::vector<Pointer> m_models;
    std::vector<Origin> m_origins;
    Pointer m_current;
    std::shared_ptr<const DigitDetector> m_detector;
};

} // namespace digitpad
