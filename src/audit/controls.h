#pragma once
// Every control there is: one for each file of controls/, which is named after its id.

#include <span>
#include <string_view>

#include "audit/control.h"

namespace rollcall::audit {

// The build writes the list from the files (cmake/Floors.cmake).
std::span<const Control* const> controls();

// nullptr where there is no control of that id.
const Control* find_control(std::string_view id);

}  // namespace rollcall::audit
