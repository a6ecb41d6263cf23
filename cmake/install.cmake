# What `cmake --install` lays down: the program, the library with its doors beside it,
# the headers, the data, the licences, and the package that find_package(dateline) finds.
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/dateline)

set_target_properties(dateline PROPERTIES INSTALL_RPATH "$ORIGIN/../${CMAKE_INSTALL_LIBDIR}")
install(TARGETS dateline RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS dateline_lib EXPORT dateline LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
  NAMELINK_COMPONENT development)
install(DIRECTORY include/dateline DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY gazetteer styles fonts DESTINATION ${CMAKE_INSTALL_DATADIR}/dateline OPTIONAL
  REGEX "(basemap/(derive|hand-kept|tables)|styles/derive)$" EXCLUDE)
install(FILES LICENSE CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})

install(EXPORT dateline NAMESPACE dateline:: FILE datelineTargets.cmake DESTINATION ${package_dir})
configure_package_config_file(cmake/datelineConfig.cmake.in datelineConfig.cmake
  INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(datelineConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/datelineConfig.cmake ${PROJECT_BINARY_DIR}/datelineConfigVersion.cmake
  DESTINATION ${package_dir})
