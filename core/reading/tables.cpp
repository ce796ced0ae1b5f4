#include "core/reading/tables.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace digitpad {
namespace {

/// A number of a line, from left to right of the picture.
struct Cell {
    int line = 0;
    int group = 0;
    int left = 0;
    int right = 0;
};

using Column = std::vector<Cell>;

std::vector<Cell> cellsOf(const Reading& reading) {
    std::vector<Cell> cells;
    for (const DigitReading& digit : reading.digits) {
        const int right = digit.box.x + digit.box.width;
        if (cells.empty() || cells.back().line != digit.line || cells.back().group != digit.group)
            cells.push_back({digit.line, digit.group, digit.box.x, right});
        cells.back().right = std::max(cells.back().right, right);
    }
    return cells;
}

/// Cells that stand under each other, directly or through others, from left to right.
std::vector<Column> columnsOf(std::vector<Cell> cells) {
    std::ranges::sort(cells, {}, &Cell::left);
    std::vector<Column> columns;
    int reach = 0; // to the right, of the last column
    for (const Cell& cell : cells) {
        if (columns.empty() || cell.left >= reach) {
            columns.emplace_back();
            reach = cell.right;
        }
        columns.back().push_back(cell);
        reach = std::max(reach, cell.right);
    }
    return columns;
}

bool hasALineTwice(const Column& column) {
    std::set<int> lines;
    return !std::ranges::all_of(column, [&](const Cell& cell) { return lines.insert(cell.line).second; });
}

/// Two columns of two cells at least make a table, if nothing is in a column twice: words of running text
/// are.
bool isTable(const std::vector<Column>& columns) {
    const auto isLong = [](const Column& column) { return column.size() >= 2; };
    return std::ranges::count_if(columns, isLong) >= 2 && std::ranges::none_of(columns, hasALineTwice);
}

} // namespace

void placeInTable(Reading& reading) {
    const std::vector<Column> columns = columnsOf(cellsOf(reading));
    if (!isTable(columns)) return;
    std::map<std::pair<int, int>, int> columnOf; // by line and group
    for (std::size_t i = 0; i < columns.size(); ++i)
        for (const Cell& cell : columns[i]) columnOf[{cell.line, cell.group}] = static_cast<int>(i);
    for (DigitReading& digit : reading.digits) {
        digit.row = digit.line;
        digit.column = columnOf.at({digit.line, digit.group});
    }
}

} // namespace digitpad
