// How deep a stranger's JSON or CBOR nests, looked at before it is parsed: parsers and what walks over their
// result recurse, or take memory for each level.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace digitpad {

/// Nothing the program writes or reads nests deeper than 5 (a point of a stroke of a line); the rest is room
/// for fields of others that are read over.  A larger bound would only let a file waste more stack and
/// memory.
inline constexpr int kDeepestJson = 32;

/// Whether the brackets outside of strings nest deeper than `depth`.  Takes one pass and no memory; the text
/// need not be valid JSON.
bool nestsDeeper(std::string_view json, int depth = kDeepestJson);

/// Whether the first CBOR item (RFC 8949) nests no deeper than `depth`, strings in parts and tags counted,
/// and holds at most `items` items, of which each takes memory once parsed.  Of bytes that are no CBOR it is
/// true where these hold up to where they go wrong.
bool isBoundedCbor(std::span<const std::uint8_t> bytes, int depth, std::size_t items);

} // namespace digitpad
