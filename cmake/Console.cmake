# The web console: built by npm into the folder `console` beside the program, which serves it from there. Where npm is not
# installed the program is built alone, and says at /console/ that there is none.

find_program(NPM npm)
if(NPM)
  set(has_npm ON)
else()
  set(has_npm OFF)
endif()
option(ROLLCALL_CONSOLE "Build the web console, which needs npm" ${has_npm})

function(rollcall_add_console)
  if(NOT ROLLCALL_CONSOLE)
    message(STATUS "npm is not installed: without the web console")
    return()
  endif()
  set(folder ${PROJECT_SOURCE_DIR}/console)
  set(built ${PROJECT_BINARY_DIR}/console)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${folder}/src/* ${folder}/public/* ${folder}/tools/*)
  add_custom_command(
    OUTPUT ${built}/index.html
    COMMAND ${CMAKE_COMMAND} -E rm -rf ${built}
    COMMAND ${folder}/build ${built}
    DEPENDS ${sources} ${folder}/build ${folder}/index.html ${folder}/package-lock.json ${folder}/package.json
            ${folder}/tsconfig.json ${folder}/vite.config.ts
    COMMENT "Building the console"
    USES_TERMINAL)
  add_custom_target(console ALL DEPENDS ${built}/index.html)
  if(ROLLCALL_TESTS)
    add_test(NAME console/parts COMMAND ${folder}/test ${built})
    set_tests_properties(console/parts PROPERTIES LABELS console TIMEOUT 1800)
  endif()
endfunction()
