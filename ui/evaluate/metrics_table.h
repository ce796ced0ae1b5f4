// The table of metrics by digit, with a line above the means.
#pragma once

#include <QTableView>

#include "ui/evaluate/metrics_model.h"

namespace digitpad {

/// As high as its rows; scrolls only where it is given less.
class MetricsTable : public QTableView {
    Q_OBJECT
public:
    explicit MetricsTable(QWidget* parent = nullptr);

    MetricsModel& metrics() { return *m_model; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    int neededWidth(int column) const;

    MetricsModel* m_model;
};

} // namespace digitpad
