#include "ui/svg_references.h"

#include <algorithm>

#include "core/error.h"

namespace digitpad {

namespace {

constexpr auto kRemedy = "Export it from a drawing program as PNG";
/// References of references.  Drawing programs nest symbols two or three deep.
constexpr int kMaxChained = 20;
/// Characters.  A scanned page turned into paths has a tenth of it; Qt draws as much in about ten seconds.
constexpr qint64 kMaxDrawn = 50'000'000;

} // namespace

void SvgReferences::open(const QString& id, const QString& target, qint64 size) {
    m_open.push_back(m_elements.size());
    if (!id.isEmpty()) m_ids.insert(id, m_elements.size());
    m_elements.push_back({target, size});
}

void SvgReferences::close() {
    m_elements[m_open.back()].end = m_elements.size();
    m_open.pop_back();
}

qint64 SvgReferences::drawnSize(const std::string& where) {
    return m_elements.empty() ? 0 : follow(0, 0, where).drawn;
}

const SvgReferences::Element& SvgReferences::follow(std::size_t index, int chained,
                                                    const std::string& where) {
    Element& element = m_elements[index];
    if (element.visiting) throw Error(where, "the picture contains itself", kRemedy);
    if (chained + element.chain > kMaxChained)
        throw Error(where, "its references are chained too deep", kRemedy);
    if (element.drawn >= 0) return element;
    element.visiting = true;
    qint64 drawn = 0;
    for (std::size_t i = index; i < element.end; ++i) {
        drawn += m_elements[i].size;
        if (const auto target = m_ids.constFind(m_elements[i].target); target != m_ids.constEnd()) {
            const Element& referred = follow(*target, chained + 1, where);
            drawn += referred.drawn;
            element.chain = std::max(element.chain, 1 + referred.chain);
        }
        if (drawn > kMaxDrawn) throw Error(where, "it repeats too much to be drawn", kRemedy);
    }
    element.visiting = false;
    element.drawn = drawn;
    return element;
}

} // namespace digitpad
