// The row of tools over the paper.
#pragma once

#include <QWidget>

class QPushButton;
class QSlider;

namespace digitpad {

struct DrawActions;

class DrawToolBar : public QWidget {
    Q_OBJECT
public:
    explicit DrawToolBar(const DrawActions& actions, QWidget* parent = nullptr);

    /// In paper units.
    int penWidth() const;
    /// The nearest there is.
    void setPenWidth(float width);

signals:
    void penWidthChanged(int width);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QSlider* m_size;
    QPushButton* m_clear;
    QPushButton* m_open;
};

} // namespace digitpad
