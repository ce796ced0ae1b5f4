// A Draw page in a window of its own, with a network that answers something.
#pragma once

#include <QFile>
#include <QImage>
#include <QProgressBar>
#include <QPushButton>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <memory>
#include <vector>

#include "core/model/architectures.h"
#include "tests/ui/draw/strokes.h"
#include "ui/draw/answer_panel.h"
#include "ui/draw/answer_view.h"
#include "ui/draw/corrections.h"
#include "ui/draw/draw_page.h"
#include "ui/model_store.h"
#include "ui/paths.h"
#include "ui/theme/message_bar.h"

namespace digitpad {

inline const std::vector<QPointF> kLine = {{150, 80}, {140, 150}, {130, 220}, {120, 300}};

/// A dark blob on white.
inline QImage digitPicture() {
    QImage image(60, 80, QImage::Format_RGB32);
    image.fill(Qt::white);
    for (int y = 10; y < 70; ++y)
        for (int x = 25; x < 35; ++x) image.setPixel(x, y, qRgb(20, 20, 20));
    return image;
}

/// Base of the tests of the page.  They call open() before each test and close() after it.
class DrawPageFixture : public QObject {
protected:
    static void keepOwnFiles() {
        QCoreApplication::setOrganizationName("digitpad-test");
        QStandardPaths::setTestModeEnabled(true);
    }
    void open(PictureOpener::Work load = loadImage) {
        QFile::remove(toQString(correctionsFile()));
        m_models = std::make_unique<ModelStore>();
        // What it answers does not matter here, so an untrained network will do.
        m_models->setCurrent(
            m_models->add({std::make_shared<const Network>(makeNetwork("lenet5", 1)), ModelInfo()}));
        m_page = std::make_unique<DrawPage>(*m_models, nullptr, std::move(load));
        m_page->resize(900, 560);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_paper = m_page->findChild<PaperWidget*>();
        m_panel = m_page->findChild<AnswerPanel*>();
        m_paper->setFocus();
    }
    void close() {
        m_page.reset();
        m_models.reset();
    }

    void draw() {
        drawStroke(*m_paper, kLine);
        QTRY_VERIFY(!m_page->isReading());
        QCOMPARE(m_panel->text().size(), 1);
    }
    void pressCorrection(int digit) {
        for (auto* button : m_panel->findChildren<QPushButton*>())
            if (button->text() == QString::number(digit)) QTest::mouseClick(button, Qt::LeftButton);
    }
    QString message() const { return m_page->findChild<MessageBar*>()->text(); }
    QString hint() const { return m_page->findChild<AnswerView*>()->accessibleDescription(); }

    QTemporaryDir m_folder;
    std::unique_ptr<ModelStore> m_models;
    std::unique_ptr<DrawPage> m_page;
    PaperWidget* m_paper = nullptr;
    AnswerPanel* m_panel = nullptr;
};

} // namespace digitpad
