# What `cmake --install` puts where, and the .deb and .tar.gz that CPack makes of it (./dev package).
include(GNUInstallDirs)

# Whatever the umask of the one who packs.
set(CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(data_dir ${CMAKE_INSTALL_DATAROOTDIR}/digitpad)
install(TARGETS digitpad RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY resources/mnist DESTINATION ${data_dir})
install(DIRECTORY resources/samples DESTINATION ${data_dir} OPTIONAL)
install(FILES resources/digitpad.desktop DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/applications)
install(FILES resources/icons/digitpad.svg DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/icons/hicolor/scalable/apps)
install(FILES resources/debian/digitpad.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)

# The README with everything that it links to, in the same places beside it.
install(FILES LICENSE README.md CHANGELOG.md ARCHITECTURE.md CONTRIBUTING.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES models/README.md models/mistakes.png DESTINATION ${CMAKE_INSTALL_DOCDIR}/models)
install(FILES resources/mnist/README.md DESTINATION ${CMAKE_INSTALL_DOCDIR}/resources/mnist)

set(CPACK_PACKAGE_NAME digitpad)
# No mailbox: the project has none, and Debian wants an address of this form.
set(CPACK_PACKAGE_CONTACT "The Digitpad authors <digitpad@digitpad.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "drawing pad that reads handwritten digits")
set(CPACK_PACKAGE_DESCRIPTION
"Digitpad reads handwritten digits and numbers while they are drawn, and from
photos, scans and screenshots. It shows how sure it is and why, and tells what
is not a digit.
.
It also trains convolutional neural networks, with live curves, and measures
them on datasets. MNIST and a trained model are included; models are ONNX
files. Everything can be done in the window or on the command line, offline.")
set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_SOURCE_DIR}/LICENSE)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION education)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-qpa-plugins, qt6-wayland, qt6-image-formats-plugins")
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6svg6")
configure_file(resources/debian/changelog.in debian/changelog @ONLY)
set(CPACK_DIGITPAD_CHANGELOG ${CMAKE_BINARY_DIR}/debian/changelog)
set(CPACK_DIGITPAD_COPYRIGHT ${CMAKE_SOURCE_DIR}/resources/debian/copyright)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_SOURCE_DIR}/cmake/DebianFiles.cmake)
include(CPack)
