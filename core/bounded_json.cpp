#include "core/bounded_json.h"

#include <limits>
#include <vector>

namespace digitpad {

namespace {

/// Past the closing quote of the string that begins at `position`.
std::size_t afterString(std::string_view json, std::size_t position) {
    for (++position; position < json.size() && json[position] != '"'; ++position)
        if (json[position] == '\\') ++position;
    return position + 1;
}

constexpr std::uint64_t kUntilBreak = std::numeric_limits<std::uint64_t>::max();

/// Walks over CBOR items without recursion.
class CborWalk {
public:
    CborWalk(std::span<const std::uint8_t> bytes, int depth, std::size_t items)
        : m_bytes(bytes), m_depth(static_cast<std::size_t>(depth)), m_itemsLeft(items) {}

    bool staysInBounds() {
        do {
            if (m_position >= m_bytes.size()) return true; // cut short
            if (!takeItem() || m_open.size() > m_depth) return false;
            closeFull();
        } while (!m_open.empty() && !m_malformed);
        return true;
    }

private:
    enum Major { Bytes = 2, Text = 3, Array = 4, Map = 5, Tag = 6, Simple = 7 };

    /// Returns false where it is one too many.
    bool takeItem() {
        const std::uint8_t head = m_bytes[m_position++];
        if (head == 0xFF) {
            takeBreak();
            return true;
        }
        if (m_itemsLeft == 0) return false;
        --m_itemsLeft;
        if (!m_open.empty() && m_open.back() != kUntilBreak) --m_open.back();
        const unsigned major = head >> 5U;
        const std::uint64_t argument = takeArgument(head & 0x1FU, major);
        if (!m_malformed) enter(major, argument);
        return true;
    }

    void takeBreak() {
        if (m_open.empty() || m_open.back() != kUntilBreak)
            m_malformed = true;
        else
            m_open.pop_back();
    }

    /// What follows the head: a value, a length or a count.
    std::uint64_t takeArgument(unsigned info, unsigned major) {
        if (info < 24) return info;
        if (info == 31 && major >= Bytes && major <= Map) return kUntilBreak;
        const std::size_t size = std::size_t{1} << (info - 24);
        m_malformed = info > 27 || size > m_bytes.size() - m_position;
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < size && !m_malformed; ++i) value = value << 8U | m_bytes[m_position++];
        return value;
    }

    void enter(unsigned major, std::uint64_t argument) {
        const bool isString = major == Bytes || major == Text;
        if (isString && argument != kUntilBreak) {
            m_malformed = argument > m_bytes.size() - m_position;
            if (!m_malformed) m_position += argument;
        } else if (major == Map && argument != kUntilBreak) {
            m_malformed = argument > kUntilBreak / 4;
            m_open.push_back(2 * argument);
        } else if (isString || major == Array || major == Map) {
            m_open.push_back(argument);
        } else if (major == Tag) {
            m_open.push_back(1);
        }
    }

    void closeFull() {
        while (!m_open.empty() && m_open.back() == 0) m_open.pop_back();
    }

    std::span<const std::uint8_t> m_bytes;
    std::size_t m_depth;
    std::size_t m_itemsLeft;
    std::size_t m_position = 0;
    bool m_malformed = false;
    std::vector<std::uint64_t> m_open; ///< items that each container still lacks, or kUntilBreak
};

} // namespace

bool nestsDeeper(std::string_view json, int depth) {
    int open = 0;
    std::size_t i = 0;
    while (i < json.size()) {
        const char c = json[i];
        if (c == '"') {
            i = afterString(json, i);
            continue;
        }
        if ((c == '[' || c == '{') && ++open > depth) return true;
        if (c == ']' || c == '}') --open;
        ++i;
    }
    return false;
}

bool isBoundedCbor(std::span<const std::uint8_t> bytes, int depth, std::size_t items) {
    return CborWalk(bytes, depth, items).staysInBounds();
}

} // namespace digitpad
