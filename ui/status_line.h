// The bottom of the window: what the page did last on the left, a running training on the right.
#pragma once

#include <QFrame>

class QLabel;

namespace digitpad {

class StatusLine : public QFrame {
    Q_OBJECT
public:
    explicit StatusLine(QWidget* parent = nullptr);

    void showPageStatus(const QString& text);
    void showTraining(const QString& text);
    QString pageStatus() const;
    QString training() const;

private:
    QLabel* m_page;
    QLabel* m_training;
};

} // namespace digitpad
