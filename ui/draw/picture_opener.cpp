#include "ui/draw/picture_opener.h"

#include <exception>
#include <new>
#include <utility>

#include "core/error.h"
#include "ui/hand_over.h"
#include "ui/paths.h"

namespace digitpad {

PictureOpener::PictureOpener(Work work, QObject* parent) : QObject(parent), m_work(std::move(work)) {
    m_threads.setMaxThreadCount(2); // a file need not wait for the one given up for it; behind two it does
}

PictureOpener::~PictureOpener() {
    m_threads.clear();
    m_threads.waitForDone();
}

void PictureOpener::open(const std::filesystem::path& file, const QString& purpose) {
    m_wanted = ++m_asked;
    m_threads.clear(); // those not begun yet
    handOver(m_threads, [this, number = m_wanted, file, purpose] { work(number, file, purpose); });
}

void PictureOpener::work(quint64 number, const std::filesystem::path& file, const QString& purpose) {
    try {
        report(number, [this, picture = m_work(file), purpose] { emit opened(picture, purpose); });
    } catch (const std::bad_alloc&) {
        const Error error(toQString(file).toStdString(), "there is not enough memory to open it",
                          "Close other programs or choose a smaller picture");
        report(number, [this, message = QString::fromUtf8(error.what())] { emit failed(message); });
    } catch (const std::exception& error) {
        report(number, [this, message = QString::fromUtf8(error.what())] { emit failed(message); });
    }
}

void PictureOpener::report(quint64 number, std::function<void()> tell) {
    // A call queued to an object that is gone by then is dropped by Qt.
    const auto deliver = [this, number, tell = std::move(tell)] {
        if (number != m_wanted) return;
        m_wanted = 0;
        tell();
    };
    handOver(this, deliver);
}

} // namespace digitpad
