# What Debian wants in a package beside what the project installs; CPack runs it before it packs.
if(NOT CPACK_GENERATOR STREQUAL "DEB")
  return()
endif()
set(share ${CPACK_TEMPORARY_DIRECTORY}/usr/share)
set(docs ${share}/doc/digitpad)

function(compress file)
  execute_process(COMMAND gzip -9n ${file} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

file(COPY ${CPACK_DIGITPAD_COPYRIGHT} ${CPACK_DIGITPAD_CHANGELOG} DESTINATION ${docs}
     FILE_PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
compress(${docs}/changelog)
compress(${share}/man/man1/digitpad.1)

# The licence's text is on every Debian system; the README's link leads there.
file(CREATE_LINK ../../common-licenses/GPL-3 ${docs}/LICENSE SYMBOLIC)
