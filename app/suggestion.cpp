#include "app/suggestion.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace digitpad {

namespace {

/// Levenshtein's distance: insertions, deletions and replacements from one to the other.
int editDistance(const QString& a, const QString& b) {
    std::vector<int> row(static_cast<std::size_t>(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (int i = 0; i < a.size(); ++i) {
        int diagonal = row[0];
        row[0] = i + 1;
        for (int j = 0; j < b.size(); ++j) {
            const auto k = static_cast<std::size_t>(j);
            const int replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[k + 1];
            row[k + 1] = std::min({replaced, row[k] + 1, row[k + 1] + 1});
        }
    }
    return row.back();
}

} // namespace

QString suggestion(const QString& given, const QStringList& known) {
    QString nearest;
    int nearestDistance = std::max(2, static_cast<int>(given.size()) / 3) + 1;
    for (const QString& name : known) {
        const int distance = name.startsWith(given) ? 1 : editDistance(given, name);
        if (distance >= nearestDistance) continue;
        nearest = name;
        nearestDistance = distance;
    }
    return nearest.isEmpty() ? QString() : QString(" Did you mean '%1'?").arg(nearest);
}

} // namespace digitpad
