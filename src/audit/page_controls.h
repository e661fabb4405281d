#pragma once
// The few controls that the report's pages and its printed form count and draw: what everybody
// should see at a glance. All others are for whoever asks for findings.

#include <span>

#include "audit/control.h"

namespace rollcall::audit {

// In the order of controls().
std::span<const Control* const> page_controls();

}  // namespace rollcall::audit
