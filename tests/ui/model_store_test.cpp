// A model is what it is, not what it is called: thresholds and the choice belong to it alone.
#include "ui/model_store.h"

#include <QSettings>
#include <QSignalSpy>
#include <QtTest>

#include "core/model/architectures.h"
#include "core/model/onnx_file.h"
#include "tests/ui/train/ui_settings.h"
#include "ui/paths.h"

using namespace digitpad;

class ModelStoreTest : public QObject {
    Q_OBJECT
private slots:
    void init() { m_settings.empty(); }
    void anotherNetworkOfTheSameNameHasItsOwnThreshold();
    void anotherCalibrationOfTheSameNetworkHasItsOwnThreshold();
    void anOlderClassifierStandsForItsModel();
    void modelsOfOneNameAreToldApart();
    void theSameModelIsListedOnce();
    void theCurrentModelStaysWhenItsNamesakeIsOpened();
    void rememberedAreModelsInFiles();
    void aTrainedModelIsRememberedOnceItIsSaved();

private:
    static Model model(std::uint64_t seed, double threshold = 0.3, const char* name = "Mine") {
        ModelInfo info;
        info.name = name;
        info.threshold = threshold;
        return {std::make_shared<const Network>(makeNetwork("lenet5", seed)), info};
    }

    TestSettings m_settings;
    QTemporaryDir m_folder;
};

void ModelStoreTest::anotherNetworkOfTheSameNameHasItsOwnThreshold() {
    {
        ModelStore store;
        const auto first = store.add(model(1));
        const auto second = store.add(model(2));
        store.setThreshold(*first, 0.9);
        QCOMPARE(store.threshold(*first), 0.9);
        QCOMPARE(store.threshold(*second), 0.3);
        store.setThreshold(*second, 0.5);
        QCOMPARE(store.threshold(*first), 0.9);
    }
    ModelStore later;
    QCOMPARE(later.add(model(3))->model().info.threshold, 0.3);
    QCOMPARE(later.add(model(2))->model().info.threshold, 0.5);
    QCOMPARE(later.add(model(1))->model().info.threshold, 0.9);
}

void ModelStoreTest::anotherCalibrationOfTheSameNetworkHasItsOwnThreshold() {
    ModelStore store;
    store.setThreshold(*store.add(model(1, 0.3)), 0.9);
    QCOMPARE(store.add(model(1, 0.4))->model().info.threshold, 0.4);
    Model warmer = model(1, 0.3);
    warmer.info.temperature = 1.5;
    QCOMPARE(store.add(warmer)->model().info.threshold, 0.3);
}

void ModelStoreTest::anOlderClassifierStandsForItsModel() {
    ModelStore store;
    const auto evaluated = store.add(model(1));
    store.setThreshold(*evaluated, 0.5);
    QVERIFY(store.latest(*evaluated) != evaluated);
    store.setThreshold(*evaluated, 0.6);
    QCOMPARE(store.threshold(*evaluated), 0.6);
    QCOMPARE(store.ownThreshold(*evaluated), 0.3);
    QCOMPARE(evaluated->model().info.threshold, 0.3); // it is const
    QVERIFY(!store.latest(Classifier(model(2))));
}

void ModelStoreTest::modelsOfOneNameAreToldApart() {
    ModelStore store;
    const auto first = store.add(model(1));
    const auto second = store.add(model(2));
    const auto other = store.add(model(3, 0.3, "Other"));
    QCOMPARE(store.title(*first), "Mine");
    QCOMPARE(store.title(*second), "Mine (2)");
    QCOMPARE(store.title(*other), "Other");
}

void ModelStoreTest::theSameModelIsListedOnce() {
    ModelStore store;
    const auto before = store.models().size();
    const auto first = store.add(model(1));
    store.setThreshold(*first, 0.8);
    const auto again = store.add(model(1));
    QCOMPARE(store.models().size(), before + 1);
    QCOMPARE(again, store.latest(*first));
}

void ModelStoreTest::theCurrentModelStaysWhenItsNamesakeIsOpened() {
    ModelStore store;
    store.setCurrent(store.add(model(1)));
    const auto current = store.current();
    QSignalSpy changed(&store, &ModelStore::currentChanged);
    store.add(model(2));
    QCOMPARE(store.current(), current);
    QCOMPARE(changed.count(), 0);
}

void ModelStoreTest::rememberedAreModelsInFiles() {
    const auto file = toPath(m_folder.filePath("mine.onnx"));
    {
        ModelStore store;
        QVERIFY(ModelStore::rememberedFile().empty());
        store.setCurrent(store.add(model(1), file));
        QCOMPARE(ModelStore::rememberedFile(), file);
        store.setThreshold(*store.current(), 0.8);
    }
    ModelStore store; // starts with the shipped one, which is no choice
    QCOMPARE(ModelStore::rememberedFile(), file);
    store.setCurrent(store.models().front());
    QVERIFY(ModelStore::rememberedFile().empty());
}

void ModelStoreTest::aTrainedModelIsRememberedOnceItIsSaved() {
    const auto file = toPath(m_folder.filePath("mine.onnx"));
    ModelStore store;
    store.setCurrent(store.add(model(1)));
    QVERIFY(ModelStore::rememberedFile().empty());
    store.setFile(model(2), file); // another one
    QVERIFY(ModelStore::rememberedFile().empty());
    store.setFile(model(1), file);
    QCOMPARE(ModelStore::rememberedFile(), file);
}

QTEST_MAIN(ModelStoreTest)
#include "model_store_test.moc"
