#include "tests/fuzz/mutation.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace digitpad::fuzz {

namespace {

/// What breaks parsers: limits of integers in both byte orders, and numbers and signs of text formats.
constexpr std::array<std::string_view, 18> kTokens{std::string_view("\0\0\0\0", 4),
                                                   "\xFF\xFF\xFF\xFF",
                                                   std::string_view("\x7F\xFF\xFF\xFF", 4),
                                                   std::string_view("\xFF\xFF\xFF\x7F", 4),
                                                   std::string_view("\x80\0\0\0", 4),
                                                   std::string_view("\0\0\0\x80", 4),
                                                   std::string_view("\0\x01", 2),
                                                   "-1",
                                                   "1e999",
                                                   "-0.0",
                                                   "99999999999999999999",
                                                   "nan",
                                                   "\"",
                                                   "[[[[[[[[",
                                                   "{",
                                                   ",",
                                                   "\n",
                                                   "#"};

std::size_t placeIn(const std::string& bytes, Random& random) {
    return random.below(bytes.size() + 1);
}

/// Mostly short, now and then any.
std::size_t lengthFrom(const std::string& bytes, std::size_t at, Random& random) {
    const std::size_t most = bytes.size() - at;
    return random.below((random.below(4) == 0 ? most : std::min<std::size_t>(most, 16)) + 1);
}

void change(std::string& bytes, const std::string& other, Random& random) {
    const std::size_t at = placeIn(bytes, random);
    switch (random.below(6)) {
        case 0:
            if (at < bytes.size()) bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.below(8)));
            break;
        case 1:
            if (at < bytes.size()) bytes[at] = static_cast<char>(random.below(256));
            break;
        case 2:
            bytes.erase(at, lengthFrom(bytes, at, random));
            break;
        case 3:
            bytes.insert(placeIn(bytes, random), std::string(bytes, at, lengthFrom(bytes, at, random)));
            break;
        case 4: {
            const std::size_t from = placeIn(other, random);
            bytes.insert(at, other, from, lengthFrom(other, from, random));
            break;
        }
        default: {
            const std::string_view token = kTokens[random.below(kTokens.size())];
            bytes.replace(at, random.below(2) * std::min(token.size(), bytes.size() - at), token);
        }
    }
}

} // namespace

std::string mutated(const std::vector<std::string>& seeds, Random& random) {
    constexpr std::size_t kMostBytes = 65'536; // doubling would let them grow
    std::string bytes = seeds[random.below(seeds.size())];
    const std::size_t changes = 1 + random.below(8);
    for (std::size_t i = 0; i < changes; ++i) change(bytes, seeds[random.below(seeds.size())], random);
    bytes.resize(std::min(bytes.size(), kMostBytes));
    return bytes;
}

} // namespace digitpad::fuzz
