#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>

#include "tests/ui/evaluate/sample_evaluation.h"
#include "ui/evaluate/confidence_panel.h"
#include "ui/evaluate/evaluation_summary.h"
#include "ui/evaluate/plot_area.h"
#include "ui/evaluate/reliability_diagram.h"
#include "ui/evaluate/threshold_diagram.h"
#include "ui/evaluate/threshold_panel.h"
#include "ui/model_store.h"
#include "ui/theme/theme.h"

using namespace digitpad;

/// How the Evaluate page shows confidence, and what becomes of a threshold chosen there.
class ConfidenceTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { QSettings().clear(); }
    void theReliabilityDiagramTellsEachBin();
    void theSliderTellsWhatAThresholdCostsAndGains();
    void theDiagramCanBeDragged();
    void theDiagramBeginsWhereTheCurvesAreLowest();
    void aThresholdForNinetyNinePerCent();
    void applyingIsOfferedForAnotherThreshold();
    void theModelsOwnThresholdIsOfferedForAnother();
    void theModelsOwnThresholdIsAppliedExactly();
    void withoutACurveThereIsNoOwnThreshold();
    void theModelKeepsItsNewThreshold();
    void goingBackToTheOwnThresholdIsRememberedAsNone();
    void theModelsOwnThresholdIsNotForgotten();
    void theHeadlineSaysWhatWasAcceptedAndRejected();

private:
    /// Ten digits of confidence 0.05 to 0.95 and two other things.
    static RejectionCurve curve() {
        std::vector<ConfidenceSample> samples;
        for (int i = 0; i < 10; ++i) samples.push_back({0.05 + 0.1 * i, true, i > 0});
        samples.push_back({0.3, false, false});
        samples.push_back({0.8, false, false});
        return RejectionCurve(samples);
    }
    static bool says(const QWidget& widget, const QString& text) {
        for (auto* label : widget.findChildren<QLabel*>())
            if (label->isVisibleTo(&widget) && label->text().contains(text)) return true;
        return false;
    }
    static QPushButton& button(const QWidget& widget, const QString& name) {
        for (auto* each : widget.findChildren<QPushButton*>())
            if (each->accessibleName() == name) return *each;
        qFatal("no button is called %s", qPrintable(name));
    }

    QTemporaryDir m_folder;
};

void ConfidenceTest::initTestCase() {
    QCoreApplication::setOrganizationName("digitpad-tests");
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    applyTheme(*qApp, ThemeChoice::Light);
}

void ConfidenceTest::theReliabilityDiagramTellsEachBin() {
    Calibration calibration(10);
    for (int i = 0; i < 100; ++i) calibration.add(0.95, i < 90);
    ReliabilityDiagram diagram;
    diagram.show(calibration);
    QCOMPARE(diagram.sentence(9), "90 to 100 %: 100 digits, 95.0 % sure, 90.0 % right");
    QCOMPARE(diagram.accessibleDescription(), diagram.sentence(9));
    diagram.resize(240, 240);
    QVERIFY(!diagram.grab().isNull());
    diagram.clear();
    QVERIFY(diagram.accessibleDescription().isEmpty());
}

void ConfidenceTest::theSliderTellsWhatAThresholdCostsAndGains() {
    ThresholdPanel panel;
    panel.show(curve(), 0, 0);
    QVERIFY(says(panel, "accepts 100.0 % of the digits"));
    QVERIFY(says(panel, "rejects 0.0 % of what is not a digit"));
    QVERIFY(says(panel, "90.00 % of these are read right"));
    auto& slider = *panel.findChild<QSlider*>();
    QTest::keyClick(&slider, Qt::Key_PageUp);
    QVERIFY(panel.threshold() > 0);
    slider.setValue(slider.maximum() / 2);
    QVERIFY(says(panel, "accepts 50.0 % of the digits"));
    QVERIFY(says(panel, "rejects 50.0 % of what is not a digit"));
    QVERIFY(says(panel, "100.00 % of these"));
}

void ConfidenceTest::theDiagramCanBeDragged() {
    ThresholdPanel panel;
    panel.resize(320, 420);
    panel.show(curve(), 0, 0);
    panel.QWidget::show();
    auto& diagram = *panel.findChild<ThresholdDiagram*>();
    const PlotArea plot(diagram.rect(), diagram.font());
    QTest::mouseClick(&diagram, Qt::LeftButton, {}, plot.at(0.75, 0.5).toPoint());
    QVERIFY(std::abs(panel.threshold() - 0.75) < 0.01); // a pixel is half a per cent
    QTest::mouseClick(&diagram, Qt::LeftButton, {}, QPoint(0, 10));
    QCOMPARE(panel.threshold(), 0.0);
}

void ConfidenceTest::theDiagramBeginsWhereTheCurvesAreLowest() {
    std::vector<ConfidenceSample> samples;
    for (int i = 0; i < 1000; ++i) samples.push_back({i < 30 ? 0.5 : 0.999, true, true});
    ThresholdDiagram diagram;
    diagram.resize(250, 240);
    diagram.show(RejectionCurve(samples));
    QCOMPARE(diagram.lowest(), 0.97);
    // The line falls at a threshold of 50 %, and not by a pixel or two.
    const PlotArea plot(diagram.rect(), diagram.font(), diagram.lowest());
    QVERIFY(plot.at(0, 0.97).y() - plot.at(0, 1).y() > plot.rect().height() / 2);
    QVERIFY(plot.at(0, 0.97).y() <= plot.rect().bottom());
    samples.push_back({0.8, false, false});
    diagram.show(RejectionCurve(samples));
    QCOMPARE(diagram.lowest(), 0.0); // the rejection of others begins there
    diagram.show(RejectionCurve());
    QCOMPARE(diagram.lowest(), 0.0);
}

void ConfidenceTest::aThresholdForNinetyNinePerCent() {
    std::vector<ConfidenceSample> samples;
    for (int i = 0; i < 200; ++i) samples.push_back({0.2 + 0.004 * i, true, true});
    const RejectionCurve digits(samples);
    ThresholdPanel panel;
    panel.show(digits, 0, 0);
    QTest::mouseClick(&button(panel, "accept 99 %"), Qt::LeftButton);
    QVERIFY(digits.acceptedDigits(panel.threshold()) >= 0.99);
    QVERIFY(digits.acceptedDigits(panel.threshold() + 0.01) < 0.99);
}

void ConfidenceTest::applyingIsOfferedForAnotherThreshold() {
    ThresholdPanel panel;
    panel.show(curve(), 0.4, 0.4);
    auto& apply = button(panel, "Use this threshold");
    QVERIFY(!apply.isEnabled());
    QSignalSpy applied(&panel, &ThresholdPanel::applied);
    panel.findChild<QSlider*>()->setValue(600);
    QVERIFY(apply.isEnabled());
    QTest::mouseClick(&apply, Qt::LeftButton);
    QCOMPARE(applied.count(), 1);
    QCOMPARE(applied.first().first().toDouble(), 0.6);
    QVERIFY(!apply.isEnabled());
}

void ConfidenceTest::theModelsOwnThresholdIsOfferedForAnother() {
    ThresholdPanel panel;
    panel.show(curve(), 0.6736, 0.6736); // between two steps of the slider
    panel.QWidget::show();
    auto& own = button(panel, "Back to the model's own threshold, 67 %");
    QCOMPARE(own.text(), "model's own (67 %)");
    QVERIFY(!own.isEnabled());
    QVERIFY(!button(panel, "Use this threshold").isEnabled());
    auto& slider = *panel.findChild<QSlider*>();
    QTest::keyClick(&slider, Qt::Key_PageUp);
    QVERIFY(own.isEnabled());
    own.setFocus(Qt::TabFocusReason);
    QTest::keyClick(&own, Qt::Key_Space);
    QCOMPARE(slider.value(), 673);
    QVERIFY(!own.isEnabled());
    panel.show(curve(), 0.6736, 0.3); // another one was applied before
    QCOMPARE(slider.value(), 673);
    QVERIFY(own.isEnabled());
    QTest::mouseClick(&own, Qt::LeftButton);
    QCOMPARE(panel.threshold(), 0.3);
    QVERIFY(button(panel, "Use this threshold").isEnabled());
}

void ConfidenceTest::theModelsOwnThresholdIsAppliedExactly() {
    for (const double inUse : {0.6, 0.673}) { // the second lies on the same step of the slider as the own
        ThresholdPanel panel;
        panel.show(curve(), inUse, 0.6736);
        auto& own = button(panel, "Back to the model's own threshold, 67 %");
        auto& apply = button(panel, "Use this threshold");
        QSignalSpy applied(&panel, &ThresholdPanel::applied);
        QVERIFY(!apply.isEnabled());
        QVERIFY(own.isEnabled());
        QTest::mouseClick(&own, Qt::LeftButton);
        QVERIFY(!own.isEnabled());
        QTest::mouseClick(&apply, Qt::LeftButton);
        QCOMPARE(applied.count(), 1);
        QVERIFY(applied[0][0].toDouble() == 0.6736); // not only nearly
        QVERIFY(!apply.isEnabled());
        panel.findChild<QSlider*>()->setValue(600);
        panel.findChild<QSlider*>()->setValue(673);
        QVERIFY(panel.threshold() == 0.6736); // by hand as well
        QVERIFY(!apply.isEnabled());
    }
}

void ConfidenceTest::withoutACurveThereIsNoOwnThreshold() {
    ThresholdPanel panel;
    panel.QWidget::show();
    panel.show(curve(), 0.6, 0.5);
    QVERIFY(button(panel, "Back to the model's own threshold, 50 %").isVisible());
    panel.show(RejectionCurve(), 0, 0);
    QVERIFY(!button(panel, "Back to the model's own threshold, 0 %").isVisible());
}

void ConfidenceTest::goingBackToTheOwnThresholdIsRememberedAsNone() {
    Model model = nearestMeanModel();
    model.info.threshold = 0.6736;
    ModelStore models;
    const auto before = models.add(model);
    models.setThreshold(*before, 0.6);
    QCOMPARE(models.threshold(*before), 0.6);
    QCOMPARE(QSettings().allKeys().size(), 1);
    models.setThreshold(*before, 0.6736);
    QVERIFY(models.threshold(*before) == 0.6736);
    QVERIFY(QSettings().allKeys().isEmpty());
}

void ConfidenceTest::theModelKeepsItsNewThreshold() {
    {
        ModelStore models;
        models.setCurrent(models.add(nearestMeanModel()));
        QSignalSpy changed(&models, &ModelStore::currentChanged);
        models.setThreshold(*models.current(), 0.6);
        QCOMPARE(models.current()->model().info.threshold, 0.6);
        QCOMPARE(changed.count(), 1); // the Draw page reads again
        models.setThreshold(Classifier(nearestMeanModel("unknown")), 0.9);
        QCOMPARE(changed.count(), 1);
    }
    ModelStore later;
    QCOMPARE(later.add(nearestMeanModel())->model().info.threshold, 0.6);
}

void ConfidenceTest::theModelsOwnThresholdIsNotForgotten() {
    Model model = nearestMeanModel();
    model.info.threshold = 0.2;
    {
        ModelStore models;
        const auto added = models.add(model);
        QCOMPARE(models.ownThreshold(*added), 0.2);
        models.setThreshold(*added, 0.6);
        QCOMPARE(models.ownThreshold(*models.models().back()), 0.2);
    }
    ModelStore later;
    const auto added = later.add(model);
    QCOMPARE(added->model().info.threshold, 0.6);
    QCOMPARE(later.ownThreshold(*added), 0.2);
}

void ConfidenceTest::theHeadlineSaysWhatWasAcceptedAndRejected() {
    auto result = std::make_shared<EvaluationResult>(*sampleResult());
    EvaluationSummary summary;
    summary.show(*result);
    QVERIFY(!says(summary, "accepted")); // nothing is rejected: nothing to say
    result->evaluation.digits.rejected = 4;
    result->evaluation.nonDigits = {200, 190, 190};
    result->evaluation.numbers = {50, 48, 0};
    result->samples += 250;
    summary.show(*result);
    QVERIFY(says(summary, "99.00 %")); // 396 of 400
    QVERIFY(says(summary, "of the digits accepted"));
    QVERIFY(says(summary, "95.00 %"));
    QVERIFY(says(summary, "of 200 others rejected"));
    QVERIFY(says(summary, "96.00 %"));
    QVERIFY(says(summary, "of 50 numbers right"));
}

QTEST_MAIN(ConfidenceTest)
#include "confidence_test.moc"
