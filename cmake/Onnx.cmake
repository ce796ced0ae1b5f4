# ONNX under one name, whichever its version exports.  Never a bare `onnx`: where that is no target CMake takes it for
# -lonnx, and the definitions that ONNX's headers need are lost.
find_package(ONNX QUIET)
set(onnx_targets ONNX::onnx onnx) # 1.15 and later (Debian 13), before (Debian 12)
foreach(target IN LISTS onnx_targets)
  if(TARGET ${target} AND NOT TARGET digitpad_onnx)
    add_library(digitpad_onnx INTERFACE)
    target_link_libraries(digitpad_onnx INTERFACE ${target})
    add_library(digitpad::onnx ALIAS digitpad_onnx)
  endif()
endforeach()
if(NOT TARGET digitpad::onnx)
  message(FATAL_ERROR "ONNX for C++ was not found, or exports neither of the targets ${onnx_targets} "
          "(ONNX_DIR is '${ONNX_DIR}'). Install it (on Debian and Ubuntu: apt-get install libonnx-dev, which ./dev does), "
          "or set ONNX_DIR to the folder of ONNXConfig.cmake.")
endif()
