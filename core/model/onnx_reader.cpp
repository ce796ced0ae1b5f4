#include "core/model/onnx_reader.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/error.h"
#include "core/model/detector_grid.h"
#include "core/model/onnx_constants.h"
#include "core/model/onnx_input.h"
#include "core/model/onnx_layers.h"
#include "core/model/onnx_operators.h"
#include "core/nn/layers/flatten.h"
#include "core/nn/layers/residual.h"
#include "core/printable.h"

namespace digitpad {
namespace {

/// Residual blocks within residual blocks.
constexpr int kDeepestNesting = 16;

/// A value and the layers that lead to it from where it parted from others.
struct Way {
    OnnxActivations activations;
    OnnxLayers layers;
    std::string parting; ///< the value where it parted; empty: the graph's input
    int open = 0;        ///< uses of the value that have not come together with another again
    int depth = 0;       ///< residual blocks within each other
};

std::vector<float> joined(std::vector<float> values, const std::vector<float>& more) {
    values.insert(values.end(), more.begin(), more.end());
    return values;
}

/// Goes through the operators in an order in which they can run.  A value that several take becomes the
/// parting of as many ways; where two ways of one parting are added up they become one residual block, and
/// once only one is left it goes on from where the parting's own way came.
class NetworkReader {
public:
    NetworkReader(OnnxGraph& graph, OnnxBudget& budget, std::int64_t opset, ModelTask task)
        : m_graph(graph), m_budget(budget), m_opset(opset), m_task(task) {}

    std::shared_ptr<const Network> read();

private:
    void readInputValue();
    void readOne(const onnx::NodeProto& node);
    void join(const OnnxNode& node);
    Way joinedWays(const OnnxNode& node, Way left, Way right);
    /// The value's own way where nothing else takes it, else a new one that begins there.
    Way take(const OnnxNode& node, const std::string& value);
    /// What is left to go on from after two ways have come together.
    Way resume(const std::string& parting);
    void keep(const std::string& value, Way way);
    Way finish();
    void requireClasses(const OnnxActivations& activations) const;
    void requireCells(const OnnxActivations& activations) const;
    std::shared_ptr<const Network> networkOf(Way way) const;
    [[noreturn]] void fail(const std::string& what) const { throw Error(m_graph.where(), what); }

    OnnxGraph& m_graph;
    OnnxBudget& m_budget;
    std::int64_t m_opset;
    ModelTask m_task;
    Shape m_image;
    std::map<std::string, Way> m_ways;      ///< by the value they lead to
    std::map<std::string, OnnxDims> m_dims; ///< of every value read
};

void NetworkReader::keep(const std::string& value, Way way) {
    way.open = m_graph.uses(value);
    m_dims[value] = way.activations.dims();
    m_ways[value] = std::move(way);
}

void NetworkReader::readInputValue() {
    OnnxInput input = m_task == ModelTask::Detect ? readPictureInput(m_graph) : readInput(m_graph);
    m_image = input.activations.shape;
    Way way{std::move(input.activations), {&m_budget, {}, {}, {}}, {}, 0, 0};
    if (input.isBytes) {
        onnx::NodeProto node; // in whose name errors are reported
        node.set_op_type("Cast");
        node.set_name(m_graph.input().name());
        node.add_output(m_graph.input().name());
        onnx_operators::appendScale(OnnxNode(m_graph, node, m_opset), 255, 0, way.activations, way.layers);
    }
    keep(m_graph.input().name(), std::move(way));
}

Way NetworkReader::take(const OnnxNode& node, const std::string& value) {
    const auto found = m_ways.find(value);
    if (found == m_ways.end()) node.fail("takes '" + printable(value) + "', which is not supported");
    if (found->second.open > 1) return {found->second.activations, {&m_budget, {}, {}, {}}, value, 0, 0};
    Way way = std::move(found->second);
    m_ways.erase(found);
    return way;
}

Way NetworkReader::resume(const std::string& parting) {
    const auto found = m_ways.find(parting);
    if (--found->second.open > 1) return {found->second.activations, {&m_budget, {}, {}, {}}, parting, 0, 0};
    Way way = std::move(found->second);
    m_ways.erase(found);
    return way;
}

Way NetworkReader::joinedWays(const OnnxNode& node, Way left, Way right) {
    if (left.parting != right.parting || left.parting.empty())
        node.fail("takes values that do not part from one before");
    if (left.activations != right.activations) node.fail("takes activations of different shapes");
    Way way = resume(left.parting);
    if (left.layers.layers.empty()) std::swap(left, right);
    way.activations = left.activations;
    const bool isSum = node.type() == "Add";
    if (left.layers.layers.empty() && !isSum) node.fail("multiplies a value by itself");
    if (left.layers.layers.empty()) { // a value and itself
        onnx_operators::appendScale(node, 2, 0, way.activations, way.layers);
        return way;
    }
    way.depth = std::max({way.depth, left.depth + 1, right.depth + 1});
    if (way.depth > kDeepestNesting) node.fail("nests residual blocks too deeply");
    m_budget.addSum(way.activations.shape); // the layers of both were counted
    way.layers.add(makeLayer<Residual<float>>(node, left.layers.layers, right.layers.layers,
                                              isSum ? Join::Sum : Join::Product),
                   joined(left.layers.parameters, right.layers.parameters),
                   joined(left.layers.state, right.layers.state));
    return way;
}

void NetworkReader::join(const OnnxNode& node) {
    node.allowAttributes({});
    if (node.type() != "Add" && node.type() != "Mul")
        node.fail("of two computed values is not supported, only Add and Mul");
    const auto inputs = m_graph.computedInputs(node.proto());
    Way left = take(node, inputs[0]);
    Way right = take(node, inputs[1]);
    keep(node.output(), joinedWays(node, std::move(left), std::move(right)));
}

void NetworkReader::readOne(const onnx::NodeProto& proto) {
    const OnnxNode node(m_graph, proto, m_opset);
    const auto computed = m_graph.computedInputs(proto);
    if (node.type() == "Shape" && computed.size() == 1) {
        const auto found = m_dims.find(computed[0]);
        if (found == m_dims.end()) node.fail("takes the sizes of a value that is not supported");
        m_graph.define(node.output(), computeShape(node, found->second));
    } else if (computed.empty()) {
        m_graph.define(node.output(), computeConstant(node));
    } else if (computed.size() == 2 && proto.input_size() == 2) {
        join(node);
    } else {
        Way way = take(node, computed[0]);
        readNode(node, way.activations, way.layers);
        keep(node.output(), std::move(way));
    }
}

Way NetworkReader::finish() {
    const auto found = m_ways.find(m_graph.output());
    if (found == m_ways.end()) fail("its output is a constant");
    if (!found->second.parting.empty())
        fail("the ways from value '" + printable(found->second.parting) +
             "' do not come together in one Add");
    Way way = std::move(found->second);
    if (m_task == ModelTask::Detect) {
        requireCells(way.activations);
        return way;
    }
    requireClasses(way.activations);
    if (!way.activations.shape.isFlat()) way.layers.add(std::make_shared<Flatten<float>>(), {});
    return way;
}

void NetworkReader::requireClasses(const OnnxActivations& activations) const {
    const bool oneAxis =
        std::ranges::count_if(activations.axes, [](const auto& axis) { return !axis.empty(); }) <= 1;
    const Shape& image = activations.image;
    const int parts = (image.height > 1 ? 1 : 0) + (image.width > 1 ? 1 : 0) + (image.channels > 1 ? 1 : 0);
    if (!oneAxis || parts > 1 || activations.quantised)
        fail("its output is " + toString(activations.dims()) + ", not one value a class");
}

void NetworkReader::requireCells(const OnnxActivations& activations) const {
    using Part = OnnxActivations::Part;
    const std::vector<OnnxActivations::Axis> axes{{Part::Channel}, {Part::Row}, {Part::Column}};
    constexpr int kSide = kDetectorSide / kDetectorStride;
    if (activations.axes != axes || activations.image != activations.shape || activations.quantised ||
        activations.shape != Shape{kSide, kSide, kDetectorChannels})
        fail("its output is " + toString(activations.dims()) + ", not a digit detector's cells");
}

std::shared_ptr<const Network> NetworkReader::networkOf(Way way) const {
    try {
        auto network = std::make_shared<Network>(m_image, std::move(way.layers.layers), 0);
        std::ranges::copy(way.layers.parameters, network->parameters().begin());
        std::ranges::copy(way.layers.state, network->state().begin());
        return network;
    } catch (const Error& error) {
        fail(error.what());
    }
}

std::shared_ptr<const Network> NetworkReader::read() {
    readInputValue();
    for (const onnx::NodeProto* node : m_graph.nodes()) readOne(*node);
    return networkOf(finish());
}

} // namespace

std::shared_ptr<const Network> readGraph(const onnx::GraphProto& graph, std::int64_t opset,
                                         OnnxExternalData& external, const std::string& where,
                                         ModelTask task) {
    OnnxBudget budget(where);
    OnnxGraph checked(graph, where, external, budget);
    return NetworkReader(checked, budget, opset, task).read();
}

} // namespace digitpad
