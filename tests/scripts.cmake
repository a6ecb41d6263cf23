# Tests that run the program as a user does.
set(script_environment XDG_DATA_HOME=${CMAKE_BINARY_DIR}/no-user-data)
if(DATELINE_SANITIZE)
  list(APPEND script_environment DATELINE_SANITIZED=1)
endif()
function(dateline_script_test name)
  add_test(NAME ${name} COMMAND bash ${CMAKE_CURRENT_SOURCE_DIR}/${name}.sh $<TARGET_FILE:dateline>
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  set_tests_properties(${name} PROPERTIES TIMEOUT 120 ENVIRONMENT "${script_environment}")
endfunction()
dateline_script_test(documentation)
dateline_script_test(determinism)
dateline_script_test(gazetteer_killed)
dateline_script_test(tiles)
set_tests_properties(tiles PROPERTIES SKIP_REGULAR_EXPRESSION "skipped: there is no ")

# The styles that are variations of light are what the recipes make of it.
find_package(Python3 COMPONENTS Interpreter REQUIRED)
add_test(NAME derived_styles COMMAND Python3::Interpreter ${PROJECT_SOURCE_DIR}/scripts/derive-styles --check)

# Without python3-shapely the derivation of the world map cannot be tried.
dateline_script_test(world_data)
set_tests_properties(world_data PROPERTIES SKIP_REGULAR_EXPRESSION "skipped: there is no ")

dateline_script_test(mapset)
dateline_script_test(mapset_frame)
dateline_script_test(mapset_overview)
dateline_script_test(mapset_trouble)

# Chromium is large, so it is tried where it is installed.
dateline_script_test(page)
set_tests_properties(page PROPERTIES SKIP_REGULAR_EXPRESSION "skipped: there is no ")
dateline_script_test(atlas)
dateline_script_test(ci)

# Every example, by the geometry of its report.
add_test(NAME examples COMMAND bash ${CMAKE_CURRENT_SOURCE_DIR}/examples.sh $<TARGET_FILE:dateline>
  $<TARGET_FILE:dateline_tests> WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
set_tests_properties(examples PROPERTIES TIMEOUT 300 ENVIRONMENT "${script_environment}")
