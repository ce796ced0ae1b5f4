# Fails when an include goes against the data flow.  Run as: cmake -DROOT=folder -P CheckIncludes.cmake
#
#     core/data -> core/image -> core/preprocess -> core/nn -> core/model -> core/reading -> core/training -> ui -> app
#                                               \-> core/synthesis ------------------------/
#
# Every line of a folder's list is one that it may include from, beside itself.
cmake_minimum_required(VERSION 3.25)

set(may_core "core")
set(may_core/metrics "core")
set(may_core/data "core")
set(may_core/image "core;core/data")
set(may_core/preprocess "core;core/data;core/image")
set(may_core/synthesis "${may_core/preprocess};core/preprocess")
set(may_core/nn "${may_core/preprocess};core/preprocess")
set(may_core/model "${may_core/nn};core/nn;core/metrics")
set(may_core/explain "${may_core/model};core/model")
set(may_core/reading "${may_core/model};core/model")
set(may_core/training "${may_core/reading};core/reading;core/synthesis")
set(may_ui "${may_core/training};core/training;core/explain")
set(may_app "${may_ui};ui")

set(violations "")

# The folder of the lists above that `path` lies in: core/nn/layers/dense.h is core/nn's.
function(folder_of path result)
  if(path MATCHES "^(core/[^/]+)/")
    set(${result} ${CMAKE_MATCH_1} PARENT_SCOPE)
  else()
    string(REGEX REPLACE "/.*" "" first ${path})
    set(${result} ${first} PARENT_SCOPE)
  endif()
endfunction()

function(check_include file included)
  folder_of(${file} from)
  if(included MATCHES "^\\.\\.?/|/\\.\\./")
    set(reason "include paths start at the root of the project")
  elseif(file MATCHES "^core/" AND included MATCHES "^Q[A-Z]|^Qt")
    set(reason "core/ knows no Qt")
  elseif(included MATCHES "^(core|ui|app)/")
    folder_of(${included} to)
    if(NOT to STREQUAL from AND NOT to IN_LIST may_${from})
      set(reason "${from} may not include from ${to}")
    endif()
  endif()
  if(reason)
    set(violations ${violations} "${file} includes ${included}: ${reason}" PARENT_SCOPE)
  endif()
endfunction()

set(chart_files "")
file(GLOB_RECURSE files RELATIVE ${ROOT} ${ROOT}/core/*.h ${ROOT}/core/*.cpp ${ROOT}/ui/*.h ${ROOT}/ui/*.cpp
     ${ROOT}/app/*.h ${ROOT}/app/*.cpp)
foreach(file IN LISTS files)
  file(STRINGS ${ROOT}/${file} lines REGEX "^[ \t]*#[ \t]*include")
  foreach(line IN LISTS lines)
    if(line MATCHES "include[ \t]*[<\"]([^>\"]+)[>\"]")
      set(included ${CMAKE_MATCH_1})
      check_include(${file} ${included})
      if(included MATCHES "^QtCharts|^QChart|^Q[A-Za-z]*(Series|Axis|Legend)$")
        list(APPEND chart_files ${file})
      endif()
    endif()
  endforeach()
endforeach()

list(REMOVE_DUPLICATES chart_files)
list(LENGTH chart_files chart_count)
if(chart_count GREATER 1)
  list(APPEND violations "Qt Charts headers are in more than one file: ${chart_files}")
endif()

if(violations)
  list(JOIN violations "\n  " text)
  message(FATAL_ERROR "Includes against the data flow (ARCHITECTURE.md):\n  ${text}")
endif()
