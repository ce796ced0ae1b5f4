#include "ui/model_opener.h"

#include <exception>
#include <utility>

#include "core/cancel.h"
#include "core/error.h"
#include "core/failure.h"
#include "ui/hand_over.h"
#include "ui/paths.h"
#include "ui/theme/message_bar.h"

namespace digitpad {
namespace {

/// Shorter waits are not shown: the message would flicker.
constexpr int kPatienceMs = 200;

QString messageOf(const std::filesystem::path& file, const std::exception& error) {
    const bool saysWhere = dynamic_cast<const Error*>(&error) != nullptr;
    return saysWhere ? QString::fromUtf8(error.what())
                     : toQString(file) + ": " + QString::fromStdString(failureMessage(error));
}

} // namespace

ModelOpener::ModelOpener(MessageBar& message, QObject* parent, Work work)
    : QObject(parent), m_message(message), m_work(std::move(work)) {
    m_threads.setMaxThreadCount(2); // a file need not wait for the one given up for it; behind two it does
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatienceMs);
    connect(&m_patience, &QTimer::timeout, this, &ModelOpener::showBusy);
}

ModelOpener::~ModelOpener() {
    m_stop.request_stop();
    m_threads.clear();
    m_threads.waitForDone();
}

void ModelOpener::open(const std::filesystem::path& file, Use use, Fail fail) {
    cancel();
    m_threads.clear(); // those not begun yet
    m_stop = std::stop_source();
    m_wanted = ++m_asked;
    m_busyText = tr("Opening %1…").arg(toQString(file.filename()));
    m_patience.start();
    handOver(m_threads, [this, order = Order{m_wanted, file, std::move(use), std::move(fail),
                                             m_stop.get_token()}] { work(order); });
}

void ModelOpener::cancel() {
    m_wanted = 0;
    m_stop.request_stop();
    hideBusy();
}

void ModelOpener::work(const Order& order) {
    try {
        report(order, [this, order, adapted = m_work(order.file, order.stop)] { take(order, adapted); });
    } catch (const Cancelled&) {
        // Nobody waits for it.
    } catch (const std::exception& error) {
        report(order, [this, order, message = messageOf(order.file, error)] { fail(order, message); });
    }
}

void ModelOpener::report(const Order& order, std::function<void()> tell) {
    // A call queued to an object that is gone by then is dropped by Qt.
    const auto deliver = [this, number = order.number, tell = std::move(tell)] {
        if (number != m_wanted) return;
        m_wanted = 0;
        hideBusy();
        tell();
    };
    handOver(this, deliver);
}

void ModelOpener::take(const Order& order, const AdaptedModel& adapted) {
    try {
        order.use(adapted.model);
    } catch (const std::exception& error) {
        return fail(order, messageOf(order.file, error));
    }
    if (!adapted.note.empty()) m_message.showNote(QString::fromStdString(adapted.note));
}

void ModelOpener::fail(const Order& order, const QString& message) {
    if (order.fail) return order.fail(message);
    m_message.showError(message);
}

void ModelOpener::showBusy() {
    m_message.offer(m_busyText, tr("Cancel"), [this] { cancel(); });
}

void ModelOpener::hideBusy() {
    m_patience.stop();
    if (m_message.isOffering() && m_message.text() == m_busyText) m_message.hide();
}

} // namespace digitpad
