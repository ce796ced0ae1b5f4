#include "ui/draw/paper_history.h"

#include <QUndoCommand>
#include <utility>
#include <vector>

namespace digitpad {

namespace {

/// What the stack owns.  The change is shared, since it outlives its place on the stack in forgetOldest().
class Step : public QUndoCommand {
public:
    Step(std::shared_ptr<PaperChange> change, const QString& name)
        : QUndoCommand(name), m_change(std::move(change)) {}

    const std::shared_ptr<PaperChange>& change() const { return m_change; }
    void undo() override { m_change->undo(); }
    void redo() override {
        if (m_isPushed) m_change->redo(); // pushing calls this, and the change is made by then
        m_isPushed = true;
    }

private:
    std::shared_ptr<PaperChange> m_change;
    bool m_isPushed = false;
};

const Step& step(const QUndoStack& stack, int index) {
    return static_cast<const Step&>(*stack.command(index));
}

} // namespace

void PaperHistory::add(std::shared_ptr<PaperChange> change, const QString& name) {
    m_stack.push(new Step(std::move(change), name));
    if (bytes() > m_limit) forgetOldest();
}

qint64 PaperHistory::bytes() const {
    qint64 sum = 0;
    for (int i = 0; i < m_stack.count(); ++i) sum += step(m_stack, i).change()->bytes();
    return sum;
}

/// A QUndoStack lets go of its oldest steps only with all others, so the newer ones are put back.  None is
/// undone here: the newest was just made.
void PaperHistory::forgetOldest() {
    int first = m_stack.count() - 1;
    qint64 held = step(m_stack, first).change()->bytes();
    while (first > 0 && (held += step(m_stack, first - 1).change()->bytes()) <= m_limit) --first;
    std::vector<std::pair<std::shared_ptr<PaperChange>, QString>> kept;
    for (int i = first; i < m_stack.count(); ++i)
        kept.emplace_back(step(m_stack, i).change(), m_stack.text(i));
    m_stack.clear();
    for (auto& [change, name] : kept) m_stack.push(new Step(std::move(change), name));
}

} // namespace digitpad
