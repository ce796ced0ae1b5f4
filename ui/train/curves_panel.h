// The two charts of a training with their legend, the switch to a log scale, and the export of both.
#pragma once

#include <QWidget>
#include <vector>

#include "core/training/events.h"

class QPushButton;

namespace digitpad {

class CurveChart;
class CurveLegend;

class CurvesPanel : public QWidget {
    Q_OBJECT
public:
    enum class Format { Png, Svg, Csv };

    explicit CurvesPanel(QWidget* parent = nullptr);

    void start(const TrainingStarted& event);
    void addBatches(const QList<BatchFinished>& batches);
    /// `record` is the next epoch's.
    void addEpoch(const EpochRecord& record);

    /// Writes both charts as they look, or the figures of the epochs.  Throws Error.
    void exportTo(const QString& file, Format format);

signals:
    void exported(const QString& file);
    void exportFailed(const QString& message);

private:
    QWidget* makeHeader();
    void askAndExport(Format format);
    void paintAll(QPainter& painter);
    QByteArray rendered(Format format);

    CurveChart* m_loss;
    CurveChart* m_accuracy;
    CurveLegend* m_legend = nullptr;
    QPushButton* m_logScale = nullptr;
    QPushButton* m_export = nullptr;
    QWidget* m_header;
    std::vector<EpochRecord> m_records;
    int m_batchesPerEpoch = 1;
};

} // namespace digitpad
