#pragma once
// Every framework there is, one for each file of frameworks/; and what the findings of a report
// mean for the requirements of one.

#include <span>
#include <string_view>
#include <vector>

#include "audit/framework.h"
#include "audit/judge.h"

namespace rollcall::audit {

// The build writes the list from the files (cmake/Floors.cmake).
std::span<const Framework* const> frameworks();

// nullptr where there is no framework of that id.
const Framework* find_framework(std::string_view id);

// The controls that answer what the framework asks for, in the order of controls(): those that are
// asked only when named are named by it.
std::vector<const Control*> controls_of(const Framework& framework);

// Undecidable: something was MANUAL and nothing failed, or a control was not asked at all. What
// applied to nobody is met.
enum class Met { Yes, No, Undecidable };

// "met", "not_met", "not_decidable".
std::string_view to_string(Met met);

// A requirement with the controls that answer it, and the sum of how their findings came out.
struct Requirement {
  std::string_view number;
  std::vector<const Control*> controls;
  Met met = Met::Yes;
  std::size_t passed = 0;
  std::size_t failed = 0;
  std::size_t manual = 0;
  std::size_t not_applicable = 0;
};

// In the order in which the framework's table first names them.
std::vector<Requirement> requirements_of(const Framework& framework, const Tallies& tallies);

}  // namespace rollcall::audit
