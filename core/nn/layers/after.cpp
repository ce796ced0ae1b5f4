#include "core/nn/layers/after.h"

namespace digitpad {

std::string describeAfter(After after) {
    switch (after) {
        case After::Nothing:
            return "";
        case After::Relu:
            return " + ReLU";
        case After::ReluPool:
            return " + ReLU + max pool 2";
    }
    return "";
}

Shape shapeAfter(After after, const Shape& shape) {
    return after == After::ReluPool ? PoolOptions{}.window().outputShape(shape, shape.channels) : shape;
}

} // namespace digitpad
