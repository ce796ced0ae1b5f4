// Reading on a thread of its own: what was read, how far it is, and an end in the middle of a large file.
#include "ui/train/dataset_loader.h"

#include <QSignalSpy>
#include <QtTest>

#include "tests/core/data/huge_table.h"
#include "tests/core/data/mnist_table.h"
#include "tests/core/temp_folder.h"

using namespace digitpad;

class DatasetLoaderTest : public QObject {
    Q_OBJECT
private slots:
    void cancelStopsInTheMiddleOfALargeTable();
    void destructionStopsToo();
    void turnsImagesThatLieOnTheirSide();

private:
    test::TempFolder m_folder;
};

void DatasetLoaderTest::cancelStopsInTheMiddleOfALargeTable() {
    const auto file = m_folder.write("huge.csv.gz", test::hugeTable());
    DatasetLoader loader;
    QSignalSpy progressed(&loader, &DatasetLoader::progressed);
    QSignalSpy cancelled(&loader, &DatasetLoader::cancelled);
    QSignalSpy loaded(&loader, &DatasetLoader::loaded);
    loader.load({file, 0});
    QTRY_VERIFY_WITH_TIMEOUT(progressed.count() > 1, 30'000);
    QVERIFY(progressed.last().first().toInt() > 0);
    loader.cancel();
    QTRY_COMPARE_WITH_TIMEOUT(cancelled.count(), 1, 30'000);
    QVERIFY(!loader.isLoading());
    QVERIFY(progressed.last().first().toInt() < 1'000'000); // it was in the middle
    QVERIFY(loaded.isEmpty());
}

void DatasetLoaderTest::destructionStopsToo() {
    const auto file = m_folder.write("huge.csv.gz", test::hugeTable());
    int lastSeen = 0;
    {
        DatasetLoader loader;
        connect(&loader, &DatasetLoader::progressed, this, [&](int images) { lastSeen = images; });
        loader.load({file, 0});
        QTRY_VERIFY_WITH_TIMEOUT(lastSeen > 0, 30'000);
    }
    QVERIFY(lastSeen < 1'000'000);
}

void DatasetLoaderTest::turnsImagesThatLieOnTheirSide() {
    test::MnistTable table(100);
    table.transposed = true;
    DatasetLoader loader;
    std::shared_ptr<const Dataset> data;
    connect(&loader, &DatasetLoader::loaded, this,
            [&](const std::shared_ptr<const Dataset>& read) { data = read; });
    loader.load({m_folder.write("digits.csv", table.text()), 50});
    QTRY_VERIFY_WITH_TIMEOUT(data, 30'000);
    QCOMPARE(data->size(), std::size_t{50});
    QCOMPARE(data->notes().size(), std::size_t{1});
    QVERIFY(QString::fromStdString(data->notes().front()).contains("turned"));
}

QTEST_GUILESS_MAIN(DatasetLoaderTest)
#include "dataset_loader_test.moc"
