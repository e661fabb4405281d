# What nearly every file includes is read once and not once a file: reading it took more than half of the time that compiling
# the program took. A file includes what it uses all the same: builds with ROLLCALL_PRECOMPILE off, as that of the fuzz targets,
# have nothing else.

set(precompiled_everywhere
    <algorithm> <array> <charconv> <chrono> <expected> <filesystem> <functional> <map> <memory> <mutex> <optional> <span>
    <string> <string_view> <unordered_map> <utility> <vector>)
# Beyond that, folders of many files have a header of their own that most of these include.
set(precompiled_actions api/action.h actions/paging/path_listing.h actions/resources/resources.h actions/tagging/tagging.h)
set(precompiled_in_tests <gmock/gmock.h> <gtest/gtest.h>)
set(precompiled_in_tests_actions support/actions_world.h)
set(precompiled_in_tests_store support/store_contract.h)

# The target reads the headers of `kind` precompiled: those of its folder, if it has some, or those that `first`, the first
# target of the kind, has made for all of them.
function(rollcall_precompile target kind folder first)
  if(NOT ROLLCALL_PRECOMPILE)
    return()
  endif()
  # Without these, ccache keeps nothing of what includes a precompiled header.
  target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>
                                           "$<$<CXX_COMPILER_ID:Clang>:SHELL:-Xclang -fno-pch-timestamp>")
  # g++ 12 warns of what it inlines from the library where it is innocent (a moved string), and forgets in a precompiled header
  # that this is none of ours. The builds of clang with sanitizers look for the same.
  target_compile_options(${target} PRIVATE
    $<$<CXX_COMPILER_ID:GNU>:-Wno-array-bounds;-Wno-restrict;-Wno-stringop-overflow;-Wno-stringop-overread>)
  set(own ${${kind}_${folder}})
  set(shared ${precompiled_everywhere})
  if(kind STREQUAL "precompiled_in_tests")
    list(APPEND shared ${precompiled_in_tests})
  endif()
  if(own)
    list(TRANSFORM own PREPEND "\"")
    list(TRANSFORM own APPEND "\"")
    target_precompile_headers(${target} PRIVATE ${shared} ${own})
  elseif(target STREQUAL first)
    target_precompile_headers(${target} PRIVATE ${shared})
  else()
    target_precompile_headers(${target} REUSE_FROM ${first})
  endif()
endfunction()
