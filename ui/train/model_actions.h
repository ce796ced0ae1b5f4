// What one can do with a trained network: use it in the window, or save it.  The best and the last are kept.
#pragma once

#include <QWidget>
#include <optional>

#include "core/model/model.h"

class QComboBox;

namespace digitpad {

/// Hidden until there is a network.
class ModelActions : public QWidget {
    Q_OBJECT
public:
    explicit ModelActions(QWidget* parent = nullptr);

    void clear();
    void setBest(Model model, int epoch);
    /// @param epoch completed ones
    void setLast(Model model, int epoch);
    int bestEpoch() const { return m_best ? m_best->epoch : 0; }

    /// Whether a network that has seen all images once is in no file.
    bool hasUnsaved() const;
    /// Asks for a file, and writes the network that is chosen now.
    void askAndSave();

signals:
    void useRequested(const digitpad::Model& model);
    void saved(const QString& file, const digitpad::Model& model);
    void saveFailed(const QString& message);

private:
    struct Kept {
        Model model;
        int epoch = 0;
    };
    void fill();
    const Kept& chosen() const;
    /// With the name and date it goes by in the window and in files.
    Model chosenModel() const;
    void save(const Model& model, const QString& file);

    std::optional<Kept> m_best;
    std::optional<Kept> m_last;
    QString m_time;             ///< of the training's first network, which tells trainings apart
    bool m_saved = false;       ///< since the last network came in
    bool m_prefersLast = false; ///< what the user chose, kept while epochs come in
    QComboBox* m_choice;
};

} // namespace digitpad
