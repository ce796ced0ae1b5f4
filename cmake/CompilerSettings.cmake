# Warnings, sanitizers and the instruction set, the same for every target.
add_compile_options(-Wall -Wextra -Wpedantic -Wshadow)
add_compile_options(-fno-math-errno) # nobody reads errno after sqrt, which keeps it out of vector registers

# "auto" picks the fastest level this machine runs; a package for other machines is built with "baseline".
set(DIGITPAD_CPU "auto" CACHE STRING "Instruction set: auto, baseline, or a -march value")
set_property(CACHE DIGITPAD_CPU PROPERTY STRINGS auto baseline x86-64-v2 x86-64-v3 native)

if(DIGITPAD_CPU STREQUAL "auto")
  include(CheckCXXSourceRuns)
  # Eigen's AVX2 products were measured faster than its AVX-512 ones, so v3 is the highest level tried.
  check_cxx_source_runs([[
    int main() { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? 0 : 1; }
  ]] DIGITPAD_HAS_X86_64_V3)
  if(DIGITPAD_HAS_X86_64_V3)
    add_compile_options(-march=x86-64-v3)
  endif()
elseif(NOT DIGITPAD_CPU STREQUAL "baseline")
  add_compile_options(-march=${DIGITPAD_CPU})
endif()

if(DIGITPAD_SANITIZE)
  add_compile_options(-fsanitize=${DIGITPAD_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${DIGITPAD_SANITIZE})
endif()
