// The choice of what to train on: the bundled MNIST, a file or folder, and how much of it.
#pragma once

#include <QWidget>

#include "ui/train/dataset_loader.h"

class QComboBox;
class QGridLayout;
class QSpinBox;

namespace digitpad {

/// Remembers the choice, and the last few files that could be read, between runs.
class DatasetSource : public QObject {
    Q_OBJECT
public:
    /// Adds its two fields to `grid`, whose widget is `parent`.
    DatasetSource(QGridLayout& grid, QWidget* parent);

    LoadedDatasets choice() const;
    /// As people name it: "MNIST", or the file's or folder's name.
    QString title() const;
    /// An empty path is the bundled MNIST.
    void choosePath(const QString& path);
    /// What is chosen could be read, and is offered again from now on: a file that cannot be read takes no
    /// place in the list.
    void noteLoaded();
    void setLimit(int images);

private:
    void fill(const QString& chosen);
    void activate(int index);
    void ask(bool folder);

    QComboBox* m_dataset;
    QSpinBox* m_limit;
    QString m_path; ///< empty for the bundled MNIST
};

} // namespace digitpad
