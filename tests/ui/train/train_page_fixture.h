// A Train page in a window of its own, and a training on a part of MNIST.
#pragma once

#include <QComboBox>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QtTest>
#include <memory>

#include "tests/ui/train/ui_settings.h"
#include "ui/model_store.h"
#include "ui/theme/message_bar.h"
#include "ui/theme/theme.h"
#include "ui/train/curve_chart.h"
#include "ui/train/train_page.h"

namespace digitpad {

/// Base of the tests of the page.  They call open() before each test and close() after it.
class TrainPageFixture : public QObject {
protected:
    void open() {
        m_settings.empty();
        applyTheme(*qApp, ThemeChoice::Light);
        m_store = std::make_unique<ModelStore>();
        m_page = std::make_unique<TrainPage>(*m_store);
        m_page->resize(1180, 680);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }
    void close() {
        m_page.reset();
        m_store.reset();
    }

    template <typename Widget>
    Widget* part(const char* name) const {
        return m_page->findChild<Widget*>(name);
    }
    CurveChart* lossChart() const { return part<CurveChart>("lossChart"); }
    CurveChart* accuracyChart() const { return part<CurveChart>("accuracyChart"); }
    QPushButton* button(const char* name) const { return part<QPushButton>(name); }
    void press(const char* name) { QTest::mouseClick(button(name), Qt::LeftButton); }
    /// Starts on `images` of MNIST with the quickest network.
    void start(int images, int epochs) {
        auto* network = part<QComboBox>("network");
        network->setCurrentIndex(network->findText("lenet5"));
        part<QSpinBox>("imageLimit")->setValue(images);
        for (auto* box : m_page->findChildren<QSpinBox*>())
            if (box->accessibleName() == "Epochs") box->setValue(epochs);
        press("startButton");
        QVERIFY(m_page->isTraining());
    }
    void trainToTheEnd() {
        start(600, 2);
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->isTraining(), 60'000);
        QCOMPARE(lossChart()->epochCount(), 2);
    }
    QString message() const {
        const auto* bar = m_page->findChild<MessageBar*>();
        return bar->isVisible() ? bar->text() : QString();
    }

    TestSettings m_settings;
    QTemporaryDir m_folder;
    std::unique_ptr<ModelStore> m_store;
    std::unique_ptr<TrainPage> m_page;
};

} // namespace digitpad
