// A few of MNIST's test images as a table of text, written as a test wants it.
#pragma once

#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include "core/data/readers.h"

namespace digitpad::test {

class MnistTable {
public:
    bool header = true;
    bool label = true; ///< whether there is one
    std::string labelName = "label";
    const char* labelFormat = "%.0f";
    std::size_t labelAt = 0; ///< how many pixels come before it
    const char* pixelName = "pixel%d";
    bool numberedHeader = false;       ///< "0" to "784", the label too
    std::optional<std::string> index;  ///< a column before all others that counts the rows
    std::optional<std::string> second; ///< a column behind all others with numbers from 0 to 4
    char separator = ',';
    bool quoted = false;
    std::string lineEnd = "\n";
    std::string begin;
    bool transposed = false;
    bool shuffledPixels = false; ///< in the order of their names as text
    std::function<std::string(int)> pixel = [](int value) { return std::to_string(value); };

    explicit MnistTable(std::size_t count = 60) : m_data(firstOf(count)) {}

    /// What the table is of.
    const Dataset& data() const { return m_data; }

    void sortByLabel() {
        std::vector<std::size_t> order(m_data.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::ranges::stable_sort(order, {}, [&](std::size_t i) { return m_data.label(i); });
        m_data = m_data.subset(order, m_data.name());
    }

    std::string text() const {
        std::string table = begin;
        if (header) table += row(names());
        for (std::size_t i = 0; i < m_data.size(); ++i) table += row(values(i));
        return table;
    }

private:
    using Row = std::vector<std::string>;

    static Dataset firstOf(std::size_t count) {
        const Dataset all = readIdx(DIGITPAD_SOURCE_DIR "/resources/mnist", DatasetPart::Test);
        std::vector<std::size_t> first(count);
        std::iota(first.begin(), first.end(), std::size_t{0});
        return all.subset(first, "MNIST");
    }

    static std::string formatted(const char* format, double value) {
        std::array<char, 64> text{};
        std::snprintf(text.data(), text.size(), format, value);
        return text.data();
    }
    std::string nameOf(std::size_t pixelIndex) const {
        std::string name = pixelName;
        return name.replace(name.find("%d"), 2, std::to_string(pixelIndex));
    }

    std::vector<std::size_t> order() const {
        std::vector<std::size_t> pixels(kImagePixels);
        std::iota(pixels.begin(), pixels.end(), std::size_t{0});
        if (shuffledPixels) std::ranges::sort(pixels, {}, [&](std::size_t i) { return nameOf(i); });
        return pixels;
    }

    Row names() const {
        Row fields;
        for (const std::size_t i : order()) fields.push_back(nameOf(i));
        if (label) insertLabel(fields, labelName);
        if (numberedHeader)
            for (std::size_t i = 0; i < fields.size(); ++i) fields[i] = std::to_string(i);
        return withOthers(fields, index.value_or(""), second.value_or(""));
    }

    Row values(std::size_t image) const {
        Row fields;
        for (const std::size_t i : order()) {
            const std::size_t place = transposed ? i % kImageSide * kImageSide + i / kImageSide : i;
            fields.push_back(pixel(m_data.pixels(image)[place]));
        }
        if (label) insertLabel(fields, formatted(labelFormat, m_data.label(image)));
        return withOthers(fields, std::to_string(image), std::to_string(image % 5));
    }

    void insertLabel(Row& fields, const std::string& value) const {
        fields.insert(fields.begin() + static_cast<std::ptrdiff_t>(labelAt), value);
    }
    Row withOthers(Row fields, const std::string& indexField, const std::string& secondField) const {
        if (index) fields.insert(fields.begin(), indexField);
        if (second) fields.push_back(secondField);
        return fields;
    }

    std::string row(const Row& fields) const {
        std::string line;
        for (const std::string& field : fields) {
            if (!line.empty() || &field != &fields.front()) line += separator;
            const bool quote = quoted && !field.starts_with('"');
            line += quote ? '"' + field + '"' : field;
        }
        return line + lineEnd;
    }

    Dataset m_data;
};

} // namespace digitpad::test
