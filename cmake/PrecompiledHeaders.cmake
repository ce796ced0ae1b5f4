# Half of a build is the reading of Eigen, Qt, GoogleTest and the standard library: what most files of a target include
# is read once.  Every file includes what it needs all the same; ./dev lint compiles each without this.
option(DIGITPAD_PRECOMPILE "Precompile the headers that most files include" ON)

set(DIGITPAD_STANDARD_HEADERS
  <algorithm> <array> <cmath> <cstdint> <filesystem> <functional> <map> <memory> <optional> <span> <string> <utility>
  <vector>)
set(DIGITPAD_WIDGET_HEADERS
  <QAction> <QBoxLayout> <QCoreApplication> <QGridLayout> <QHeaderView> <QImage> <QLabel> <QLocale> <QMouseEvent>
  <QPainter> <QPainterPath> <QPushButton> <QSettings> <QTableView> <QWidget>)

function(digitpad_precompile target)
  if(DIGITPAD_PRECOMPILE)
    target_precompile_headers(${target} PRIVATE ${DIGITPAD_STANDARD_HEADERS} ${ARGN})
  endif()
endfunction()

# For a target of few files, which is compiled as `other` is.
function(digitpad_precompiled_as target other)
  if(DIGITPAD_PRECOMPILE)
    target_precompile_headers(${target} REUSE_FROM ${other})
  endif()
endfunction()
