// What the page says before anything was evaluated.
#pragma once

#include <QWidget>

class QLabel;

namespace digitpad {

class EmptyState : public QWidget {
    Q_OBJECT
public:
    explicit EmptyState(QWidget* parent = nullptr);

    void setHasModel(bool hasModel);

protected:
    void changeEvent(QEvent* event) override;

private:
    void paintPicture();

    QLabel* m_picture;
    QLabel* m_title;
    QLabel* m_hint;
};

} // namespace digitpad
