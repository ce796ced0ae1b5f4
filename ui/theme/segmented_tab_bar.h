// The tabs in the header: flat words, the chosen one on a soft pill.
#pragma once

#include <QTabBar>

namespace digitpad {

/// A QTabBar, so that keyboard, shortcuts and accessibility are Qt's own.
class SegmentedTabBar : public QTabBar {
    Q_OBJECT
public:
    explicit SegmentedTabBar(QWidget* parent = nullptr);

protected:
    QSize tabSizeHint(int index) const override;
    QSize minimumTabSizeHint(int index) const override { return tabSizeHint(index); }
    void paintEvent(QPaintEvent* event) override;
};

} // namespace digitpad
