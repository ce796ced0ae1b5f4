#include "core/model/onnx_wire.h"

#include <algorithm>
#include <cstdint>
#include <span>

#include "core/error.h"

namespace digitpad {
namespace {

/// A network of a thousand operators has some 30,000.
constexpr int kMostParts = 500'000;
/// Deeper than any message that counts here.
constexpr int kDeepest = 16;

/// The messages of ONNX's schema whose parts are counted; others are one part as a whole.
enum class Message {
    Model,
    Graph,
    Node,
    Attribute,
    Tensor,
    Pair,
    Value,
    Type,
    TensorType,
    Sizes,
    Size,
    Other,
    None
};

struct Member {
    Message message;
    std::uint64_t field;
    Message type;
};

using enum Message;
constexpr Member kMembers[] = {
    {Model, 7, Graph},     {Model, 8, Pair},        {Model, 14, Pair},      {Model, 20, Other},
    {Model, 25, Other},    {Graph, 1, Node},        {Graph, 5, Tensor},     {Graph, 11, Value},
    {Graph, 12, Value},    {Graph, 13, Value},      {Graph, 14, Other},     {Graph, 15, Other},
    {Graph, 16, Pair},     {Node, 5, Attribute},    {Node, 9, Pair},        {Attribute, 5, Tensor},
    {Attribute, 6, Graph}, {Attribute, 10, Tensor}, {Attribute, 11, Graph}, {Attribute, 14, Type},
    {Attribute, 15, Type}, {Attribute, 22, Other},  {Attribute, 23, Other}, {Tensor, 3, Other},
    {Tensor, 13, Pair},    {Value, 2, Type},        {Type, 1, TensorType},  {TensorType, 2, Sizes},
    {Sizes, 1, Size},      {Type, 4, Other},        {Type, 5, Other},       {Type, 8, Other},
    {Type, 9, Other},
};

class PartCounter {
public:
    /// Adds the parts of `bytes`; false where it is damaged.
    bool count(std::string_view bytes, Message message, int depth) {
        while (!bytes.empty() && m_parts <= kMostParts) {
            ++m_parts;
            std::uint64_t tag = 0;
            if (!takeVarint(bytes, tag)) return false;
            std::string_view inside;
            if (!takeValue(bytes, static_cast<int>(tag & 7), inside)) return false;
            const Message type = typeOf(message, tag >> 3);
            if ((tag & 7) == 2 && type != None && !countInside(inside, type, depth)) return false;
        }
        return true;
    }
    int parts() const { return m_parts; }

private:
    static Message typeOf(Message message, std::uint64_t field) {
        if (message == Other) return Other; // whatever it holds may be messages
        const auto found = std::ranges::find_if(
            kMembers, [&](const Member& m) { return m.message == message && m.field == field; });
        return found == std::end(kMembers) ? None : found->type;
    }

    bool countInside(std::string_view bytes, Message type, int depth) {
        if (depth >= kDeepest) return true;                    // the parser has a limit of its own
        return count(bytes, type, depth + 1) || type == Other; // which may be text after all
    }

    static bool takeVarint(std::string_view& bytes, std::uint64_t& value) {
        value = 0;
        for (unsigned shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
            const auto byte = static_cast<unsigned char>(bytes.front());
            bytes.remove_prefix(1);
            value |= std::uint64_t{byte & 127U} << shift;
            if (byte < 128) return true;
        }
        return false;
    }

    static bool takeValue(std::string_view& bytes, int wireType, std::string_view& inside) {
        std::uint64_t length = 0;
        if (wireType == 0) return takeVarint(bytes, length);
        if (wireType == 1) length = 8;
        if (wireType == 5) length = 4;
        if (wireType == 2 && !takeVarint(bytes, length)) return false;
        if (wireType == 3 || wireType == 4) return true; // a group's parts follow
        if (wireType > 5 || length > bytes.size()) return false;
        inside = bytes.substr(0, static_cast<std::size_t>(length));
        bytes.remove_prefix(static_cast<std::size_t>(length));
        return true;
    }

    int m_parts = 0;
};

} // namespace

void requireFewParts(std::string_view bytes, const std::string& where) {
    PartCounter counter;
    counter.count(bytes, Model, 0);
    if (counter.parts() > kMostParts)
        throw Error(where, "has more than " + std::to_string(kMostParts) + " parts",
                    "A network for digits has some thousand");
}

} // namespace digitpad
