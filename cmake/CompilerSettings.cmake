# Warnings and sanitizers, the same for every target.  No instruction set: core/nn/kernels has what profits from one.
add_compile_options(-Wall -Wextra -Wpedantic -Wshadow)
add_compile_options(-fno-math-errno) # nobody reads errno after sqrt, which keeps it out of vector registers

if(DIGITPAD_SANITIZE)
  add_compile_options(-fsanitize=${DIGITPAD_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${DIGITPAD_SANITIZE})
endif()
