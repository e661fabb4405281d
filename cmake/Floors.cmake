# Turns src/floors.txt into targets: a library rollcall_<folder> for each row whose folder exists, linked with what the row
# lists, and a test program <folder>_test from the *_test.cpp files that stand beside the code.

function(rollcall_add_floor row)
  string(REPLACE "|" ";" cells "${row}")
  list(TRANSFORM cells STRIP)
  list(GET cells 0 folder)
  list(GET cells 2 floors)
  list(GET cells 3 libraries)
  set(directory ${PROJECT_SOURCE_DIR}/src/${folder})
  if(NOT IS_DIRECTORY ${directory})
    return()
  endif()

  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${directory}/*.cpp)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")

  set(links)
  string(REPLACE " " ";" floors "${floors}")
  foreach(floor ${floors})
    string(REGEX REPLACE "/.*" "" floor ${floor})  # http/message.h lets in one header of a folder
    if(TARGET rollcall_${floor})
      list(APPEND links rollcall_${floor})
    endif()
  endforeach()
  string(REPLACE " " ";" libraries "${libraries}")
  foreach(name ${libraries})
    if(NOT DEFINED library_${name})
      message(FATAL_ERROR "src/floors.txt: ${folder} asks for the library '${name}', which CMakeLists.txt does not name")
    endif()
    list(APPEND links ${library_${name}})
  endforeach()

  if(folder STREQUAL "actions")
    rollcall_write_list(actions api::Action catalog "${sources}")
    list(APPEND sources ${PROJECT_BINARY_DIR}/generated/catalog.cpp)
  endif()
  if(folder STREQUAL "audit")
    rollcall_write_list(audit Control controls "${sources}")
    rollcall_write_list(audit Framework frameworks "${sources}")
    list(APPEND sources ${PROJECT_BINARY_DIR}/generated/controls.cpp ${PROJECT_BINARY_DIR}/generated/frameworks.cpp)
  endif()
  if(folder STREQUAL "main")
    add_executable(rollcall ${sources})
    target_link_libraries(rollcall PRIVATE ${links})
    rollcall_precompile(rollcall precompiled ${folder} rollcall_base)
    target_compile_definitions(rollcall PRIVATE ROLLCALL_VERSION="${PROJECT_VERSION}")
    set_target_properties(rollcall PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})
    return()
  endif()

  if(sources)
    add_library(rollcall_${folder} STATIC ${sources})
    target_link_libraries(rollcall_${folder} PUBLIC ${links})
    rollcall_precompile(rollcall_${folder} precompiled ${folder} rollcall_base)
  else()
    add_library(rollcall_${folder} INTERFACE)
    target_link_libraries(rollcall_${folder} INTERFACE ${links})
  endif()

  if(tests AND ROLLCALL_TESTS)
    add_executable(${folder}_test ${tests})
    target_include_directories(${folder}_test PRIVATE ${PROJECT_SOURCE_DIR}/tests)
    target_link_libraries(${folder}_test PRIVATE rollcall_${folder} nlohmann_json::nlohmann_json
                                                 GTest::gmock GTest::gtest_main)
    target_compile_definitions(${folder}_test PRIVATE ROLLCALL_ROOT="${PROJECT_SOURCE_DIR}")
    rollcall_precompile(${folder}_test precompiled_in_tests ${folder} base_test)
    set(apart)
    if(IS_DIRECTORY ${directory}/postgres)
      # Those that need a PostgreSQL are one test, in one process, which starts one for all of them. Not with sanitizers, which
      # ask for the label unit: most of what runs here is not ours, and tells them nothing.
      set(apart TEST_FILTER -*Postgres*)
      add_test(NAME ${folder}/postgres COMMAND ${folder}_test --gtest_filter=*Postgres*)
      set_tests_properties(${folder}/postgres PROPERTIES LABELS postgres TIMEOUT 1800
                           SKIP_REGULAR_EXPRESSION "PostgreSQL is not installed")
    endif()
    gtest_discover_tests(${folder}_test ${apart} TEST_PREFIX ${folder}/ DISCOVERY_TIMEOUT 600
                         PROPERTIES LABELS unit TIMEOUT 900)
  endif()
endfunction()

# A list of things is the list of files: actions/iam/users/create_user.cpp defines the api::Action create_user, and
# audit/controls/cr_root_key.cpp the audit::Control cr_root_key, audit/frameworks/soc_2.cpp the audit::Framework soc_2.
function(rollcall_write_list folder type list sources)
  set(declarations "")
  set(entries "")
  foreach(source ${sources})
    get_filename_component(name ${source} NAME_WE)
    file(STRINGS ${source} declares REGEX "^extern const ${type} ${name}([^a-z0-9_]|$)")
    if(declares)
      string(APPEND declarations "extern const ${type} ${name};\n")
      string(APPEND entries "    &${name},\n")
    endif()
  endforeach()
  file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/generated/${list}.cpp @ONLY CONTENT
"// Written by cmake/Floors.cmake from the files of src/@folder@.
#include \"@folder@/@list@.h\"
namespace rollcall::@folder@ {
@declarations@
namespace {
const @type@* const entries[] = {
@entries@};
}  // namespace
std::span<const @type@* const> @list@() { return entries; }
}  // namespace rollcall::@folder@
")
endfunction()

function(rollcall_add_floors)
  file(STRINGS ${PROJECT_SOURCE_DIR}/src/floors.txt rows REGEX "^[a-z]")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/floors.txt)
  foreach(row ${rows})
    rollcall_add_floor("${row}")
  endforeach()
endfunction()

# tests/ and bench/ bring what stands beside no single folder.
function(rollcall_add_tests)
  if(ROLLCALL_TESTS OR ROLLCALL_FUZZ)
    add_subdirectory(${PROJECT_SOURCE_DIR}/tests)
  endif()
  if(ROLLCALL_TESTS AND EXISTS ${PROJECT_SOURCE_DIR}/bench/CMakeLists.txt)
    add_subdirectory(${PROJECT_SOURCE_DIR}/bench)
  endif()
endfunction()
