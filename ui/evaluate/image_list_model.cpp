#include "ui/evaluate/image_list_model.h"

#include <algorithm>

#include "ui/figures.h"
#include "ui/plain_tooltip.h"

namespace digitpad {

std::vector<std::size_t> imagesOfCell(const EvaluationResult& result, int truth, int predicted) {
    const auto& answers = result.evaluation.answers;
    std::vector<std::size_t> images;
    for (std::size_t i = 0; i < answers.size(); ++i)
        if (result.images().label(i) == truth && answers[i].digit() == predicted) images.push_back(i);
    const bool right = truth == predicted;
    std::ranges::stable_sort(images, [&](std::size_t a, std::size_t b) {
        const float first = answers[a].prediction.probability;
        const float second = answers[b].prediction.probability;
        return right ? first < second : first > second;
    });
    return images;
}

void ImageListModel::setCell(EvaluationResultPointer result, int truth, int predicted) {
    beginResetModel();
    m_result = std::move(result);
    m_images = imagesOfCell(*m_result, truth, predicted);
    endResetModel();
}

void ImageListModel::clear() {
    beginResetModel();
    m_images.clear();
    m_result.reset();
    endResetModel();
}

DigitImage ImageListModel::image(int row) const {
    return m_result->images().image(m_images[static_cast<std::size_t>(row)]);
}

QImage ImageListModel::inkMask(int row) const {
    const auto pixels = m_result->images().pixels(m_images[static_cast<std::size_t>(row)]);
    return QImage(pixels.data(), kImageSide, kImageSide, kImageSide, QImage::Format_Grayscale8).copy();
}

int ImageListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_images.size());
}

/// "4 read as 9 with 98.2 %"
QString ImageListModel::sentence(std::size_t image) const {
    const Prediction& prediction = m_result->evaluation.answers[image].prediction;
    return tr("%1 read as %2 with %3 %")
        .arg(className(m_result->images().label(image)), className(prediction.digit),
             percentText(prediction.probability, 1));
}

QVariant ImageListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const std::size_t image = m_images[static_cast<std::size_t>(index.row())];
    const QString where = QString::fromStdString(m_result->images().origin(image).where);
    switch (role) {
        case Qt::DisplayRole: {
            const Prediction& prediction = m_result->evaluation.answers[image].prediction;
            return tr("%1 · %2 %").arg(className(prediction.digit), percentText(prediction.probability, 0));
        }
        case Qt::AccessibleTextRole:
            return sentence(image) + ", " + where;
        case Qt::ToolTipRole:
            return plainTooltip(where + "\n" + sentence(image) + "\n" +
                                tr("Click to open it on the Draw page"));
        default:
            return {};
    }
}

} // namespace digitpad
