// What an SVG's references to its own parts come to: how much is drawn when all of them are followed.
#pragma once

#include <QHash>
#include <QString>
#include <string>
#include <vector>

namespace digitpad {

class SvgReferences {
public:
    /// Elements are opened and closed as they come in the document.
    /// @param id     empty where it has none
    /// @param target the id of what a <use> draws, or a gradient goes on with; empty for any other element
    /// @param size   what drawing it costs, in characters
    void open(const QString& id, const QString& target, qint64 size);
    void close();
    void addSize(qint64 size) { m_elements[m_open.back()].size += size; }
    /// Of several elements with one id the first counts, as in browsers.
    bool has(const QString& id) const { return m_ids.contains(id); }

    /// Of everything, with what is drawn several times counted as often.  Throws Error where an element
    /// contains itself, or where references are chained or repeated beyond all use.
    qint64 drawnSize(const std::string& where);

private:
    struct Element {
        QString target;
        qint64 size = 0;
        std::size_t end = 0; ///< the elements up to it lie within this one
        qint64 drawn = -1;   ///< with all that it refers to; not known yet
        int chain = 0;       ///< references that follow one another from here
        bool visiting = false;
    };
    const Element& follow(std::size_t index, int chained, const std::string& where);

    std::vector<Element> m_elements;
    std::vector<std::size_t> m_open;
    QHash<QString, std::size_t> m_ids;
};

} // namespace digitpad
