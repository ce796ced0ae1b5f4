// Undoable changes of the paper, bounded by the memory they hold.
#pragma once

#include <QString>
#include <QUndoStack>
#include <memory>

namespace digitpad {

class PaperChange {
public:
    PaperChange() = default;
    PaperChange(const PaperChange&) = delete;
    PaperChange& operator=(const PaperChange&) = delete;
    virtual ~PaperChange() = default;

    virtual void undo() = 0;
    virtual void redo() = 0;
    /// Held only for undoing or redoing this.
    virtual qint64 bytes() const = 0;
};

/// Five photos of 12 megapixels.  Less memory forgets earlier what was replaced; more is taken from the
/// training.
inline constexpr qint64 kUndoBytes = 256'000'000;

class PaperHistory {
public:
    explicit PaperHistory(qint64 limit) : m_limit(limit) {}

    QUndoStack& stack() { return m_stack; }
    /// A change that is made already.  Where all would hold more than the limit, the oldest can no longer be
    /// undone; the newest always can.
    void add(std::shared_ptr<PaperChange> change, const QString& name);
    /// Held by all changes together.
    qint64 bytes() const;

private:
    void forgetOldest();

    qint64 m_limit;
    QUndoStack m_stack;
};

} // namespace digitpad
