#include "ui/hand_over.h"

#include <QMetaObject>
#include <QRunnable>
#include <QThreadPool>
#include <memory>
#include <utility>
#ifdef __SANITIZE_THREAD__
#include <sanitizer/tsan_interface.h>
#endif

namespace digitpad {
namespace {

/// What is queued. Qt promises that all the giving thread did before comes before what the taking thread
/// does; since Qt is not compiled with the thread sanitizer, which sees none of Qt's locks, the sanitizer is
/// told so here.
class Parcel {
public:
    explicit Parcel(std::function<void()> action)
        : m_action(std::make_shared<std::function<void()>>(std::move(action))) {
        give();
    }
    Parcel(const Parcel& other) : m_action(other.m_action) {
        give();
    } // also Qt's own copy, which is given last
    Parcel& operator=(const Parcel&) = delete;
    ~Parcel() { take(); } // where the receiver is gone, nothing else is called

    void operator()() const {
        take();
        (*m_action)();
    }

private:
#ifdef __SANITIZE_THREAD__
    void give() {
        __tsan_release(this);
    }
    void take() const {
        __tsan_acquire(const_cast<Parcel*>(this));
    }
#else
    void give() {}
    void take() const {}
#endif

    std::shared_ptr<std::function<void()>> m_action;
};

class Errand : public QRunnable {
public:
    explicit Errand(std::function<void()> action) : m_parcel(std::move(action)) {}
    void run() override { m_parcel(); }

private:
    Parcel m_parcel;
};

} // namespace

void handOver(QObject* receiver, std::function<void()> action) {
    QMetaObject::invokeMethod(receiver, Parcel(std::move(action)), Qt::QueuedConnection);
}

void handOver(QThreadPool& pool, std::function<void()> action) {
    pool.start(new Errand(std::move(action))); // which the pool deletes
}

} // namespace digitpad
