// OpenCV's ONNX importer and runtime: what another program makes of a model file.
#pragma once

#include <opencv2/dnn.hpp>
#include <string>
#include <vector>

#include "core/nn/tensor.h"

namespace digitpad::test {

/// The model's first output for each 28x28x1 image, one after the other.
inline std::vector<float> opencvLogits(const std::string& onnx, const Tensor<float>& images) {
    // OpenCV's own threads are not built for the thread sanitizer, which would take their hand-overs for
    // races.
    cv::setNumThreads(0);
    cv::dnn::Net net = cv::dnn::readNetFromONNX(onnx.data(), onnx.size());
    net.enableFusion(false); // fused layers may round otherwise, and fusing is not what is checked
    std::vector<float> logits;
    for (int i = 0; i < images.count(); ++i) {
        const std::vector<int> sizes{1, 1, images.shape().height, images.shape().width};
        const cv::Mat input(sizes, CV_32F, const_cast<float*>(images.image(i)));
        net.setInput(input);
        const cv::Mat output = net.forward();
        logits.insert(logits.end(), output.begin<float>(), output.end<float>());
    }
    return logits;
}

} // namespace digitpad::test
