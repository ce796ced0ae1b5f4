// The confusion matrix as a heat map with its legend line, in counts or percent of the row.
#pragma once

#include <QWidget>

#include "ui/evaluate/confusion_model.h"

class QAbstractButton;
class QLabel;
class QTableView;

namespace digitpad {

/// A table view underneath, so that keyboard, selection and accessibility are Qt's own.
class ConfusionView : public QWidget {
    Q_OBJECT
public:
    explicit ConfusionView(QWidget* parent = nullptr);

    /// Chooses the worst cell.
    void setMatrix(const ConfusionMatrix& matrix);
    /// Empties the cells.
    void clear();
    void setUnit(ConfusionModel::Unit unit);
    ConfusionModel::Unit unit() const { return m_model->unit(); }
    /// Leaves the matrix alone, for a picture of it.
    void hideControls();
    /// The chosen cell; -1 where there is none.
    int currentTruth() const;
    int currentAnswer() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// The cell was chosen, by mouse, keyboard or setMatrix().
    void cellChosen(int truth, int predicted);
    /// Enter on the chosen cell: its images are wanted.
    void cellEntered(int truth, int predicted);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void createTable();
    void createLegend();
    void underlineOther();
    void arrange();

    ConfusionModel* m_model;
    QTableView* m_table;
    QWidget* m_legend;
    QLabel* m_what = nullptr;
    QLabel* m_show = nullptr;
    QAbstractButton* m_counts = nullptr;
    QAbstractButton* m_percent = nullptr;
};

} // namespace digitpad
