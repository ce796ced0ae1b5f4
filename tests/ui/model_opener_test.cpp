// Model files are opened beside the GUI thread, which stays free meanwhile, and can be given up.
#include "ui/model_opener.h"

#include <QPushButton>
#include <QSemaphore>
#include <QTest>
#include <QThread>

#include "core/cancel.h"
#include "core/error.h"
#include "core/model/architectures.h"
#include "ui/theme/message_bar.h"

using namespace digitpad;

class ModelOpenerTest : public QObject {
    Q_OBJECT
private slots:
    void init() { m_used.clear(); }
    void opensOffTheGuiThreadAndSaysWhatItFound();
    void saysThatItIsBusyAndCanBeCancelled();
    void theLatestFileWins();
    void saysWhatIsWrong();
    void whatTheUserOfAModelRefusesIsSaid();

private:
    static AdaptedModel model(const std::string& name, const std::string& note = {}) {
        ModelInfo info;
        info.name = name;
        return {{std::make_shared<const Network>(makeNetwork("lenet5", 1)), info}, note};
    }
    ModelOpener::Use use() {
        return [this](const Model& opened) { m_used << QString::fromStdString(opened.info.name); };
    }
    /// Takes until it is stopped, as a search with a large network might.
    static AdaptedModel never(const std::stop_token& stop) {
        while (!stop.stop_requested()) QThread::msleep(1);
        throw Cancelled();
    }

    QStringList m_used;
};

void ModelOpenerTest::opensOffTheGuiThreadAndSaysWhatItFound() {
    MessageBar message;
    QThread* worker = nullptr;
    ModelOpener opener(message, nullptr, [&](const auto&, const auto&) {
        worker = QThread::currentThread();
        return model("theirs", "'theirs' is given its input as -1 to 1");
    });
    opener.open("theirs.onnx", use());
    QVERIFY(opener.isBusy());
    QTRY_COMPARE(m_used, QStringList("theirs"));
    QVERIFY(worker != qApp->thread());
    QVERIFY(!opener.isBusy());
    QCOMPARE(message.text(), "'theirs' is given its input as -1 to 1");
    QVERIFY(!message.isOffering());
}

void ModelOpenerTest::saysThatItIsBusyAndCanBeCancelled() {
    MessageBar message;
    QSemaphore stopped;
    ModelOpener opener(message, nullptr, [&](const auto&, const std::stop_token& stop) {
        const std::stop_callback tell(stop, [&] { stopped.release(); });
        return never(stop);
    });
    opener.open("folder/large.onnx", use());
    QTRY_VERIFY(message.isOffering());
    QCOMPARE(message.text(), "Opening large.onnx…");
    QPushButton* cancel = nullptr;
    for (auto* button : message.findChildren<QPushButton*>())
        if (button->text() == "Cancel") cancel = button;
    QVERIFY(cancel != nullptr);
    QTest::mouseClick(cancel, Qt::LeftButton);
    QVERIFY(!opener.isBusy());
    QVERIFY(message.isHidden());
    QVERIFY(stopped.tryAcquire(1, 60'000));
    QVERIFY(m_used.isEmpty());
}

void ModelOpenerTest::theLatestFileWins() {
    MessageBar message;
    ModelOpener opener(message, nullptr, [](const std::filesystem::path& file, const std::stop_token& stop) {
        return file == "slow.onnx" ? never(stop) : model(file.stem().string());
    });
    opener.open("slow.onnx", use());
    opener.open("quick.onnx", use());
    QTRY_COMPARE(m_used, QStringList("quick"));
    QVERIFY(message.isHidden());
}

void ModelOpenerTest::saysWhatIsWrong() {
    MessageBar message;
    ModelOpener opener(message, nullptr, [](const std::filesystem::path& file, const auto&) -> AdaptedModel {
        if (file == "memory.onnx") throw std::bad_alloc();
        throw Error("words.onnx", "it is no model");
    });
    opener.open("words.onnx", use());
    QTRY_VERIFY(message.text().contains("words.onnx: it is no model"));
    opener.open("memory.onnx", use()); // what is no Error does not name the file
    QTRY_VERIFY(message.text().startsWith("memory.onnx: "));
    QString failure;
    opener.open("words.onnx", use(), [&](const QString& text) { failure = text; });
    QTRY_VERIFY(failure.contains("it is no model"));
    QVERIFY(m_used.isEmpty());
}

void ModelOpenerTest::whatTheUserOfAModelRefusesIsSaid() {
    MessageBar message;
    ModelOpener opener(message, nullptr, [](const auto&, const auto&) { return model("theirs"); });
    opener.open("theirs.onnx", [](const Model&) { throw Error("theirs.onnx", "it reads no digits"); });
    QTRY_VERIFY(message.text().contains("it reads no digits"));
}

QTEST_MAIN(ModelOpenerTest)
#include "model_opener_test.moc"
