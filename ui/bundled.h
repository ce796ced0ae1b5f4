// What comes with the program: the shipped model (compiled in), MNIST and sample pictures (beside the
// binary). Works without a display; files beside the binary need a QCoreApplication, which knows where the
// binary is.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "core/model/classifier.h"
#include "core/reading/digit_detector.h"

namespace digitpad {

/// Whether this program was built with a model inside.
bool hasShippedModel();
/// Throws Error where there is none.
Model shippedModel();

/// The same as a classifier, to check data with; null where there is none.
std::shared_ptr<const Classifier> shippedReference();

/// What finds digits in pictures; null where this program was built without one.
std::shared_ptr<const DigitDetector> shippedDetector();

/// The folder with MNIST's four files.  Throws Error where it is not installed.
std::filesystem::path bundledMnist();

/// Small pictures of digits to try the program with, by name; empty where they are not installed.
std::vector<std::filesystem::path> samplePictures();

} // namespace digitpad
