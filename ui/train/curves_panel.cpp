#include "ui/train/curves_panel.h"

#include <QBuffer>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QSettings>
#include <QSvgGenerator>
#include <QVBoxLayout>

#include "core/atomic_file.h"
#include "core/error.h"
#include "ui/file_dialogs.h"
#include "ui/paths.h"
#include "ui/theme/palette.h"
#include "ui/theme/sizes.h"
#include "ui/theme/widgets.h"
#include "ui/train/chart_overlay.h"
#include "ui/train/curve_chart.h"
#include "ui/train/curve_legend.h"

namespace digitpad {

namespace {

constexpr auto kLogScaleKey = "train/logScale";

QString suffixOf(CurvesPanel::Format format) {
    return format == CurvesPanel::Format::Png ? "png" : format == CurvesPanel::Format::Svg ? "svg" : "csv";
}

} // namespace

CurvesPanel::CurvesPanel(QWidget* parent)
    : QWidget(parent),
      m_loss(new CurveChart({tr("Loss"), false}, this)),
      m_accuracy(new CurveChart({tr("Accuracy, %"), true}, this)),
      m_header(makeHeader()) {
    m_loss->setObjectName("lossChart");
    m_accuracy->setObjectName("accuracyChart");
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(sizes::kGrid / 2);
    layout->addWidget(m_header);
    for (CurveChart* chart : {m_loss, m_accuracy}) {
        layout->addWidget(chart, 1);
        connect(chart, &CurveChart::epochPointed, m_loss, &CurveChart::showEpoch);
        connect(chart, &CurveChart::epochPointed, m_accuracy, &CurveChart::showEpoch);
    }
    connect(m_logScale, &QPushButton::toggled, this, [this](bool on) {
        m_loss->setLogScale(on);
        QSettings().setValue(kLogScaleKey, on);
    });
    m_logScale->setChecked(QSettings().value(kLogScaleKey).toBool());
}

QWidget* CurvesPanel::makeHeader() {
    auto* header = new QWidget(this);
    m_legend = new CurveLegend(header);
    m_logScale = linkButton(tr("Log scale"), header);
    m_logScale->setObjectName("logScale");
    m_logScale->setCheckable(true);
    m_logScale->setToolTip(tr("Shows the loss on a logarithmic scale, where late improvements stay visible"));
    m_export = linkButton(tr("Export…"), header);
    m_export->setToolTip(tr("Saves the charts as a picture, or the figures of the epochs as a table"));
    auto* menu = new QMenu(m_export);
    menu->addAction(tr("Picture (PNG)…"), this, [this] { askAndExport(Format::Png); });
    menu->addAction(tr("Drawing (SVG)…"), this, [this] { askAndExport(Format::Svg); });
    menu->addAction(tr("Table (CSV)…"), this, [this] { askAndExport(Format::Csv); });
    connect(m_export, &QPushButton::clicked, menu,
            [this, menu] { menu->popup(m_export->mapToGlobal(QPoint(0, m_export->height()))); });

    auto* row = new QHBoxLayout(header);
    row->setContentsMargins({});
    row->setSpacing(sizes::kGrid);
    row->addSpacing(kPlotLeft);
    row->addWidget(m_legend);
    row->addStretch(1);
    row->addWidget(m_logScale);
    row->addWidget(m_export);
    return header;
}

void CurvesPanel::start(const TrainingStarted& event) {
    m_records.clear();
    m_batchesPerEpoch = event.batchesPerEpoch;
    m_loss->start(event.epochs);
    m_accuracy->start(event.epochs);
}

void CurvesPanel::addBatches(const QList<BatchFinished>& batches) {
    QList<QPointF> loss;
    QList<QPointF> accuracy;
    for (const BatchFinished& batch : batches) {
        const double epochs = batch.epoch - 1 + static_cast<double>(batch.batch) / m_batchesPerEpoch;
        loss.append({epochs, batch.loss});
        accuracy.append({epochs, batch.accuracy});
    }
    m_loss->addBatches(loss);
    m_accuracy->addBatches(accuracy);
}

void CurvesPanel::addEpoch(const EpochRecord& record) {
    m_records.push_back(record);
    m_loss->addEpoch(record.trainingLoss, record.validationLoss);
    m_accuracy->addEpoch(record.trainingAccuracy, record.validationAccuracy);
}

void CurvesPanel::askAndExport(Format format) {
    const QString suffix = suffixOf(format);
    const SaveQuestion question{tr("Export the training"), "train/exportFolder", "training." + suffix,
                                QString("%1 (*.%2)").arg(suffix.toUpper(), suffix), suffix};
    askSaveFile(this, question, [this, format](const QString& file) {
        try {
            exportTo(file, format);
            emit exported(file);
        } catch (const Error& error) {
            emit exportFailed(QString::fromUtf8(error.what()));
        }
    });
}

void CurvesPanel::exportTo(const QString& file, Format format) {
    if (format == Format::Csv) return writeFileAtomically(toPath(file), epochCsv(m_records));
    const QByteArray bytes = rendered(format);
    writeFileAtomically(toPath(file), {bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

QByteArray CurvesPanel::rendered(Format format) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (format == Format::Svg) {
        QSvgGenerator svg;
        svg.setOutputDevice(&buffer);
        svg.setTitle(tr("Training curves"));
        svg.setSize(size());
        svg.setViewBox(rect());
        QPainter painter(&svg);
        paintAll(painter);
        return painter.end() ? bytes : QByteArray();
    }
    constexpr int kScale = 2; // sharp in print and on dense screens
    QImage image(size() * kScale, QImage::Format_RGB32);
    image.setDevicePixelRatio(kScale);
    QPainter painter(&image);
    paintAll(painter);
    painter.end();
    image.save(&buffer, "PNG");
    return bytes;
}

void CurvesPanel::paintAll(QPainter& painter) {
    painter.fillRect(rect(), currentPalette().window);
    painter.save();
    painter.translate(m_legend->mapTo(this, QPoint()));
    m_legend->paint(painter);
    painter.restore();
    for (CurveChart* chart : {m_loss, m_accuracy}) {
        chart->showEpoch(0);
        chart->paint(painter, chart->geometry());
    }
}

} // namespace digitpad
