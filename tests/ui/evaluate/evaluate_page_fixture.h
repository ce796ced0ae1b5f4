// An Evaluate page in a window of its own, and a few hundred real digits in a CSV.
#pragma once

#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

#include "tests/ui/evaluate/sample_evaluation.h"
#include "ui/evaluate/evaluate_page.h"
#include "ui/model_store.h"
#include "ui/paths.h"
#include "ui/theme/theme.h"

namespace digitpad {

/// Base of the tests of the page.  They call makeSample() once and open() before each test.
class EvaluatePageFixture : public QObject {
protected:
    void makeSample() {
        QCoreApplication::setOrganizationName("digitpad-tests");
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
        applyTheme(*qApp, ThemeChoice::Light);
        m_csv = m_folder.filePath("digits.csv");
        QFile file(m_csv);
        QVERIFY(file.open(QIODevice::WriteOnly));
        const Dataset data = sampleDataset();
        for (std::size_t i = 0; i < data.size(); ++i) {
            QByteArray row = QByteArray::number(data.label(i));
            for (const auto pixel : data.pixels(i)) row += ',' + QByteArray::number(pixel);
            file.write(row + '\n');
        }
    }
    void open() {
        QSettings().clear();
        m_models = std::make_unique<ModelStore>();
        m_models->setCurrent(m_models->add(nearestMeanModel()));
        m_page = std::make_unique<EvaluatePage>(*m_models);
        m_page->resize(1180, 680);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }
    void evaluateSample() {
        m_page->bar().chooseDataset(fileChoice(toPath(m_csv)));
        QTest::mouseClick(&part<QPushButton>("Evaluate"), Qt::LeftButton);
        QVERIFY(m_page->isRunning());
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->isRunning(), 60'000);
        QVERIFY(m_page->result());
    }

    template <typename Widget>
    Widget& part(const QString& accessibleName) {
        for (auto* each : m_page->findChildren<Widget*>())
            if (each->accessibleName() == accessibleName) return *each;
        qFatal("nothing is called %s", qPrintable(accessibleName));
    }
    bool shows(const QString& text) {
        for (auto* label : m_page->findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(text)) return true;
        return false;
    }

    QTemporaryDir m_folder;
    QString m_csv;
    std::unique_ptr<ModelStore> m_models;
    std::unique_ptr<EvaluatePage> m_page;
};

} // namespace digitpad
