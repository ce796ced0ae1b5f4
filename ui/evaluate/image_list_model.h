// The images behind one cell of the confusion matrix, in the order in which they teach most.
#pragma once

#include <QAbstractListModel>
#include <QImage>
#include <vector>

#include "ui/evaluate/evaluation_result.h"

namespace digitpad {

/// Indices into the result's dataset of the images of `truth` read as `predicted`: the most confident
/// mistakes first; of right answers the least confident first.
std::vector<std::size_t> imagesOfCell(const EvaluationResult& result, int truth, int predicted);

class ImageListModel : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setCell(EvaluationResultPointer result, int truth, int predicted);
    void clear();
    /// What the network saw.
    DigitImage image(int row) const;
    /// The same as grey values, 0 paper to 255 ink; painted in the theme's colours by the delegate.
    QImage inkMask(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    QString sentence(std::size_t image) const;

    EvaluationResultPointer m_result;
    std::vector<std::size_t> m_images;
};

} // namespace digitpad
