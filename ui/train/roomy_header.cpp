#include "ui/train/roomy_header.h"

#include <QEvent>
#include <algorithm>
#include <numeric>
#include <vector>

namespace digitpad {

RoomyHeader::RoomyHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
    setSectionResizeMode(QHeaderView::Fixed);
}

void RoomyHeader::setLeastWidth(int section, int width) {
    m_leastWidths[section] = width;
    shareOut();
}

void RoomyHeader::setModel(QAbstractItemModel* model) {
    QHeaderView::setModel(model);
    shareOut();
}

void RoomyHeader::resizeEvent(QResizeEvent* event) {
    QHeaderView::resizeEvent(event);
    shareOut();
}

void RoomyHeader::changeEvent(QEvent* event) {
    QHeaderView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) shareOut();
}

void RoomyHeader::shareOut() {
    std::vector<int> widths;
    for (int section = 0; section < count(); ++section) {
        const auto least = m_leastWidths.find(section);
        widths.push_back(
            std::max(sectionSizeHint(section), least == m_leastWidths.end() ? 0 : least->second));
    }
    int left = std::max(0, width() - std::accumulate(widths.begin(), widths.end(), 0));
    for (int section = 0; section < count(); ++section) {
        const int part = left / (count() - section);
        resizeSection(section, widths[static_cast<std::size_t>(section)] + part);
        left -= part;
    }
}

} // namespace digitpad
