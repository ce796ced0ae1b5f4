// The tables of layers and of epochs, as models.
#include <QAbstractItemModelTester>
#include <QtTest>

#include "core/model/architectures.h"
#include "ui/figures.h"
#include "ui/train/epoch_table_model.h"
#include "ui/train/layer_table_model.h"
#include "ui/train/row_delegate.h"

using namespace digitpad;
using Tester = QAbstractItemModelTester;

class TrainTablesTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void everyNetworkHasATableThatAddsUp_data();
    void everyNetworkHasATableThatAddsUp();
    void layersWithoutWorkShareARow();
    void newestEpochComesFirst();
    void bestEpochIsMarkedOnce();
    void withoutValidationItsCellsAreEmpty();
};

static QString text(const QAbstractItemModel& model, int row, int column) {
    return model.index(row, column).data().toString();
}

static EpochRecord record(int epoch, double loss, bool best) {
    return {epoch, loss, 0.9, loss + 0.1, 0.875, 1.5, best};
}

void TrainTablesTest::everyNetworkHasATableThatAddsUp_data() {
    QTest::addColumn<std::string>("name");
    for (const std::string& name : architectureNames()) QTest::newRow(name.c_str()) << name;
}

void TrainTablesTest::everyNetworkHasATableThatAddsUp() {
    QFETCH(std::string, name);
    LayerTableModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    const Network network = makeNetwork(name, 1);
    model.setLayers(network.summary());
    QVERIFY(model.rowCount() > 2);
    const int total = model.rowCount() - 1;
    QCOMPARE(text(model, total, LayerTableModel::Layer), "Total");
    QCOMPARE(model.index(total, 0).data(kRowEmphasisRole).toInt(), int(RowEmphasis::Total));
    const QString exact = model.index(total, LayerTableModel::Parameters).data(Qt::ToolTipRole).toString();
    QCOMPARE(exact, countText(static_cast<qint64>(network.parameters().size())) + " parameters");
    QCOMPARE(text(model, total - 1, LayerTableModel::Output), "10");
    model.setLayers({});
    QCOMPARE(model.rowCount(), 0);
}

void TrainTablesTest::layersWithoutWorkShareARow() {
    LayerTableModel model;
    model.setLayers({{"Conv 3×3, 8", {26, 26, 8}, 80, 48'672},
                     {"Batch norm", {26, 26, 8}, 16, 0},
                     {"ReLU", {26, 26, 8}, 0, 0},
                     {"Max pool 2", {13, 13, 8}, 0, 0},
                     {"Dense 10", {1, 1, 10}, 13'530, 13'520}});
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(text(model, 0, LayerTableModel::Layer), QString::fromUtf8("Conv 3×3, 8"));
    QCOMPARE(text(model, 0, LayerTableModel::Output), QString::fromUtf8("26×26×8"));
    QCOMPARE(text(model, 0, LayerTableModel::Parameters), "96");
    QCOMPARE(text(model, 0, LayerTableModel::MultiplyAdds), "48.7 k");
    QVERIFY(model.index(0, 0).data(Qt::ToolTipRole).toString().contains("Batch norm"));
    QCOMPARE(text(model, 1, LayerTableModel::Parameters), "");
    QCOMPARE(text(model, 3, LayerTableModel::Parameters), "13.6 k");
    QCOMPARE(text(model, 3, LayerTableModel::MultiplyAdds), "62.2 k");
}

void TrainTablesTest::newestEpochComesFirst() {
    EpochTableModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.add(record(1, 0.5, true));
    model.add(record(2, 0.25, true));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(text(model, 0, EpochTableModel::TrainingLoss), "0.250");
    QCOMPARE(text(model, 0, EpochTableModel::ValidationLoss), "0.350");
    QCOMPARE(text(model, 0, EpochTableModel::TrainingAccuracy), "90.00");
    QCOMPARE(text(model, 0, EpochTableModel::ValidationAccuracy), "87.50");
    QCOMPARE(text(model, 0, EpochTableModel::Seconds), "1.5");
    QCOMPARE(text(model, 1, EpochTableModel::Epoch), "1");
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void TrainTablesTest::bestEpochIsMarkedOnce() {
    EpochTableModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.add(record(1, 0.5, true));
    model.add(record(2, 0.25, true));
    model.add(record(3, 0.75, false));
    QStringList marked;
    for (int row = 0; row < model.rowCount(); ++row)
        if (model.index(row, 3).data(kRowEmphasisRole).toInt() == int(RowEmphasis::Best))
            marked.append(text(model, row, EpochTableModel::Epoch));
    QCOMPARE(marked, QStringList{QString::fromUtf8("2 · best")});
    QCOMPARE(changed.count(), 2);
    QCOMPARE(changed[1][1].toModelIndex().row(), 1); // the first epoch lost its mark
    QCOMPARE(EpochTableModel::widestEpoch(), QString::fromUtf8("200 · best"));
}

void TrainTablesTest::withoutValidationItsCellsAreEmpty() {
    EpochRecord event;
    event.epoch = 1;
    event.trainingLoss = 0.5;
    EpochTableModel model;
    model.add(event);
    QCOMPARE(text(model, 0, EpochTableModel::ValidationLoss), "");
    QCOMPARE(text(model, 0, EpochTableModel::ValidationAccuracy), "");
    QCOMPARE(text(model, 0, EpochTableModel::TrainingLoss), "0.500");
}

QTEST_GUILESS_MAIN(TrainTablesTest)
#include "train_tables_test.moc"
