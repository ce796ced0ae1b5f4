# Compiles through ccache where it is installed, so that what was compiled once, on another branch or in a build folder that
# is gone, is taken from there.  Needs to be told that a precompiled header's clock and macros do not matter.
option(DIGITPAD_CCACHE "Compile through ccache where it is installed" ON)
find_program(CCACHE ccache)
mark_as_advanced(CCACHE)
if(DIGITPAD_CCACHE AND CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
      CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options(-fpch-preprocess) # lets ccache see which precompiled header a file uses
  endif()
endif()
