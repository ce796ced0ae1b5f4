// The images behind the chosen cell: a heading and a list that only paints what is in sight.
#pragma once

#include <QWidget>

#include "ui/evaluate/image_list_model.h"

class QLabel;
class QListView;

namespace digitpad {

class ImageGallery : public QWidget {
    Q_OBJECT
public:
    explicit ImageGallery(QWidget* parent = nullptr);

    void showCell(const EvaluationResultPointer& result, int truth, int predicted);
    void clear();
    /// Gives the list the keyboard, on its first image.
    void focusImages();

signals:
    /// Click or Enter on an image.
    void imageActivated(const digitpad::DigitImage& image);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void createList();
    void activate(const QModelIndex& index);

    ImageListModel* m_model;
    QLabel* m_heading;
    QListView* m_list;
};

} // namespace digitpad
