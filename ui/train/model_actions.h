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

    /// Writes the chosen network.  Throws Error.
    void saveTo(const QString& file) const;

signals:
    void useRequested(const digitpad::Model& model);
    void saved(const QString& file);
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
    void askAndSave();

    std::optional<Kept> m_best;
    std::optional<Kept> m_last;
    QString m_time;             ///< of the training's first network, which tells trainings apart
    bool m_prefersLast = false; ///< what the user chose, kept while epochs come in
    QComboBox* m_choice;
};

} // namespace digitpad
