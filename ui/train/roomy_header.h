// The heading row of a table whose columns fill it, without cutting a long heading in a small window.
#pragma once

#include <QHeaderView>
#include <map>

namespace digitpad {

/// Every section gets what its heading needs, and an equal part of what is left.
class RoomyHeader : public QHeaderView {
    Q_OBJECT
public:
    explicit RoomyHeader(QWidget* parent = nullptr);

    /// For a column whose cells need more than its heading; in pixels.
    void setLeastWidth(int section, int width);
    void setModel(QAbstractItemModel* model) override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void shareOut();

    std::map<int, int> m_leastWidths;
};

} // namespace digitpad
