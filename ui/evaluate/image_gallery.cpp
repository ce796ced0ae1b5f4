#include "ui/evaluate/image_gallery.h"

#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QVBoxLayout>

#include "ui/evaluate/image_delegate.h"
#include "ui/figures.h"
#include "ui/theme/sizes.h"
#include "ui/theme/widgets.h"

namespace digitpad {

namespace {

QString heading(int truth, int predicted, int count) {
    const bool right = truth == predicted;
    const QString cell = right
                             ? ImageGallery::tr("%1 read correctly").arg(className(truth))
                             : ImageGallery::tr("%1 read as %2").arg(className(truth), className(predicted));
    if (count == 0) return cell + ImageGallery::tr(" · no images");
    if (count == 1) return cell + ImageGallery::tr(" · 1 image");
    return cell + (right ? ImageGallery::tr(" · %1 images, least confident first")
                         : ImageGallery::tr(" · %1 images, most confident first"))
                      .arg(countText(count));
}

} // namespace

ImageGallery::ImageGallery(QWidget* parent)
    : QWidget(parent),
      m_model(new ImageListModel(this)),
      m_heading(sectionLabel({}, this)),
      m_list(new QListView(this)) {
    createList();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(sizes::kGrid);
    column->addWidget(m_heading);
    column->addWidget(m_list, 1);
    clear();
}

void ImageGallery::createList() {
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ImageDelegate(m_list));
    m_list->setAccessibleName(tr("Images of the chosen cell"));
    m_list->setProperty("role", "tiles");
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setViewMode(QListView::IconMode);
    m_list->setMovement(QListView::Static);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setUniformItemSizes(true);
    m_list->setGridSize(ImageDelegate::cellSize());
    m_list->setLayoutMode(QListView::Batched); // thousands of images appear without a pause
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->setFocusPolicy(Qt::StrongFocus);
    m_list->setMinimumHeight(ImageDelegate::cellSize().height() + 4);
    m_list->installEventFilter(this);
    connect(m_list, &QListView::clicked, this, &ImageGallery::activate);
}

void ImageGallery::showCell(const EvaluationResultPointer& result, int truth, int predicted) {
    m_model->setCell(result, truth, predicted);
    m_heading->setText(heading(truth, predicted, m_model->rowCount()));
    m_list->scrollToTop();
}

void ImageGallery::clear() {
    m_model->clear();
    m_heading->clear();
}

void ImageGallery::focusImages() {
    if (m_model->rowCount() == 0) return;
    m_list->setCurrentIndex(m_model->index(0));
    m_list->setFocus(Qt::TabFocusReason);
}

void ImageGallery::activate(const QModelIndex& index) {
    if (index.isValid()) emit imageActivated(m_model->image(index.row()));
}

bool ImageGallery::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            activate(m_list->currentIndex());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace digitpad
