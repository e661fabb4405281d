#pragma once
// Every action this server can do: one for each file that is named after
// it, in the folder of its service and noun.

#include <span>

#include "api/action.h"

namespace rollcall::actions {

// The build writes the list from the files (cmake/Floors.cmake).
std::span<const api::Action* const> catalog();

}  // namespace rollcall::actions
