// The form: defaults, presets, ranges, what it remembers.
#include "ui/train/training_form.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QtTest>

#include "core/model/architectures.h"
#include "tests/ui/train/ui_settings.h"
#include "ui/train/dataset_source.h"

using namespace digitpad;

class TrainingFormTest : public QObject {
    Q_OBJECT
private slots:
    void init() { m_settings.empty(); }
    void opensWithTheDefaults();
    void choosingANetworkLoadsItsPreset_data();
    void choosingANetworkLoadsItsPreset();
    void momentumShowsForSgdOnly();
    void resetBringsThePresetBack();
    void whatWasTypedIsTheOption();
    void isRememberedAndRepaired();
    void everyFieldIsExplained();
    void wheelOverAFieldLeavesItAlone();
    void datasetIsRemembered();
    void goneDatasetFallsBackToMnist();

private:
    TestSettings m_settings;
};

static bool operator==(const TrainingOptions& a, const TrainingOptions& b) {
    return describeOptions(a) == describeOptions(b) && a.momentum == b.momentum && a.threads == b.threads;
}

/// The field with this accessible name, which is its label.
template <typename Field>
static Field* field(const QWidget& form, const QString& name) {
    for (auto* each : form.findChildren<Field*>())
        if (each->accessibleName() == name) return each;
    return nullptr;
}

static void choose(QComboBox* box, const QString& text) {
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Home);
    for (int i = 0; i < box->count() && box->currentText() != text; ++i) QTest::keyClick(box, Qt::Key_Down);
    QCOMPARE(box->currentText(), text);
}

void TrainingFormTest::opensWithTheDefaults() {
    TrainingForm form;
    QVERIFY(form.options() == presetOptions("fast"));
    QVERIFY(form.data().path.empty());
    QCOMPARE(form.data().limit, 0);
    QCOMPARE(form.dataTitle(), "MNIST");
}

void TrainingFormTest::choosingANetworkLoadsItsPreset_data() {
    QTest::addColumn<QString>("name");
    for (const std::string& name : architectureNames())
        QTest::newRow(name.c_str()) << QString::fromStdString(name);
}

void TrainingFormTest::choosingANetworkLoadsItsPreset() {
    QFETCH(QString, name);
    TrainingForm form;
    form.show();
    field<QSpinBox>(form, "Epochs")->setValue(77);
    choose(form.findChild<QComboBox*>("network"), name == "lenet5" ? "resnet" : "lenet5");
    choose(form.findChild<QComboBox*>("network"), name);
    QVERIFY(form.options() == presetOptions(name.toStdString()));
    const auto* layers = form.findChild<QTableView*>("layerTable")->model();
    QCOMPARE(layers->index(layers->rowCount() - 1, 0).data().toString(), "Total");
}

void TrainingFormTest::momentumShowsForSgdOnly() {
    TrainingForm form;
    form.show();
    auto* momentum = field<QDoubleSpinBox>(form, "Momentum");
    QVERIFY(!momentum->isVisible());
    choose(field<QComboBox>(form, "Optimiser"), "SGD");
    QVERIFY(momentum->isVisible());
    QVERIFY(form.options().optimiser == OptimiserKind::Sgd);
}

void TrainingFormTest::resetBringsThePresetBack() {
    TrainingForm form;
    field<QSpinBox>(form, "Batch size")->setValue(3);
    QVERIFY(!(form.options() == presetOptions("fast")));
    QTest::mouseClick(form.findChild<QPushButton*>("reset"), Qt::LeftButton);
    QVERIFY(form.options() == presetOptions("fast"));
}

void TrainingFormTest::whatWasTypedIsTheOption() {
    TrainingForm form;
    form.show();
    auto* rate = field<QDoubleSpinBox>(form, "Learning rate");
    QCOMPARE(rate->text(), QLocale().toString(presetOptions("fast").learningRate));
    rate->selectAll();
    QTest::keyClicks(rate, QLocale().toString(0.0125));
    QTest::keyClick(rate, Qt::Key_Return);
    QCOMPARE(form.options().learningRate, 0.0125);
    field<QSpinBox>(form, "Validation")->setValue(25);
    QCOMPARE(form.options().validationFraction, 0.25);
    field<QSpinBox>(form, "Epochs")->setValue(100'000); // clamped to its range
    validate(form.options());                           // throws where one is out of range
}

void TrainingFormTest::isRememberedAndRepaired() {
    {
        TrainingForm form;
        form.show();
        choose(form.findChild<QComboBox*>("network"), "lenet5");
        field<QSpinBox>(form, "Epochs")->setValue(17);
        choose(field<QComboBox>(form, "Schedule"), "Step");
    }
    {
        TrainingForm form;
        QCOMPARE(form.options().architecture, "lenet5");
        QCOMPARE(form.options().epochs, 17);
        QVERIFY(form.options().schedule == ScheduleKind::Step);
    }
    QSettings().setValue("train/options/epochs", "many");
    QVERIFY(TrainingForm().options() == presetOptions("lenet5"));
    QSettings().setValue("train/options/architecture", "of another version");
    QSettings().setValue("train/options/epochs", 5);
    QCOMPARE(TrainingForm().options().architecture, presetOptions("fast").architecture);
}

void TrainingFormTest::everyFieldIsExplained() {
    TrainingForm form;
    QList<QWidget*> fields;
    for (auto* box : form.findChildren<QComboBox*>()) fields.append(box);
    for (auto* box : form.findChildren<QAbstractSpinBox*>()) fields.append(box);
    QVERIFY(fields.size() >= 17);
    for (const QWidget* each : fields) {
        QVERIFY2(!each->accessibleName().isEmpty(), each->metaObject()->className());
        QVERIFY2(!each->toolTip().isEmpty(), qPrintable(each->accessibleName()));
    }
}

void TrainingFormTest::wheelOverAFieldLeavesItAlone() {
    TrainingForm form;
    form.show();
    auto* epochs = field<QSpinBox>(form, "Epochs");
    const QPointF middle = epochs->rect().center();
    QWheelEvent wheel(middle, epochs->mapToGlobal(middle), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    const int before = epochs->value();
    QApplication::sendEvent(epochs, &wheel);
    QCOMPARE(epochs->value(), before);
}

void TrainingFormTest::datasetIsRemembered() {
    QTemporaryDir folder;
    {
        TrainingForm form;
        auto* source = form.findChild<DatasetSource*>();
        source->choosePath(folder.path());
        source->setLimit(500);
    }
    TrainingForm form;
    QCOMPARE(form.data().path, folder.path().toStdString());
    QCOMPARE(form.data().limit, 500);
    auto* box = form.findChild<QComboBox*>("dataset");
    form.show();
    choose(box, "MNIST (bundled)");
    QVERIFY(form.data().path.empty());
    QVERIFY(box->findData(folder.path()) >= 0); // still offered
}

void TrainingFormTest::goneDatasetFallsBackToMnist() {
    QSettings().setValue("train/dataset", "/no/such/place");
    TrainingForm form;
    QVERIFY(form.data().path.empty());
    QCOMPARE(form.findChild<QComboBox*>("dataset")->currentText(), "MNIST (bundled)");
}

QTEST_MAIN(TrainingFormTest)
#include "training_form_test.moc"
