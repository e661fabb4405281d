#include "audit/frameworks.h"

#include <algorithm>

#include "audit/controls.h"

namespace rollcall::audit {
namespace {

const Tally* tally_of(const Control* control, const Tallies& tallies) {
  const auto found = std::ranges::find(tallies.all(), control, &Tally::control);
  return found == tallies.all().end() ? nullptr : &*found;
}

Requirement answered(std::string_view number, std::vector<const Control*> controls,
                     const Tallies& tallies) {
  Requirement requirement{.number = number, .controls = std::move(controls)};
  bool is_complete = true;
  for (const Control* const control : requirement.controls) {
    const Tally* const tally = tally_of(control, tallies);
    is_complete = is_complete && tally;
    if (!tally)
      continue;
    requirement.passed += tally->passed;
    requirement.failed += tally->failed;
    requirement.manual += tally->manual;
    requirement.not_applicable += tally->not_applicable;
  }
  // What failed somewhere is not met, whatever else is not known.
  if (requirement.failed > 0)
    requirement.met = Met::No;
  else if (!is_complete || requirement.manual > 0)
    requirement.met = Met::Undecidable;
  return requirement;
}

bool asks(std::span<const Mapping> mappings, const Control& control, std::string_view number) {
  return std::ranges::any_of(mappings, [&](const Mapping& mapping) {
    return mapping.concern == control.concern && (number.empty() || mapping.number == number);
  });
}

std::vector<const Control*> controls_of(const Framework& framework, std::string_view number) {
  std::vector<const Control*> answering;
  std::ranges::copy_if(controls(), std::back_inserter(answering), [&](const Control* control) {
    return asks(framework.mappings, *control, number);
  });
  return answering;
}

}  // namespace

const Framework* find_framework(std::string_view id) {
  const auto all = frameworks();
  const auto found = std::ranges::find(all, id, &Framework::id);
  return found == all.end() ? nullptr : *found;
}

std::vector<const Control*> controls_of(const Framework& framework) {
  return controls_of(framework, "");
}

std::string_view to_string(Met met) {
  switch (met) {
    case Met::Yes:
      return "met";
    case Met::No:
      return "not_met";
    case Met::Undecidable:
      return "not_decidable";
  }
  return {};
}

std::vector<Requirement> requirements_of(const Framework& framework, const Tallies& tallies) {
  std::vector<Requirement> requirements;
  for (const Mapping& mapping : framework.mappings) {
    const auto known = std::ranges::find(requirements, mapping.number, &Requirement::number);
    if (known == requirements.end())
      requirements.push_back(
          answered(mapping.number, controls_of(framework, mapping.number), tallies));
  }
  return requirements;
}

}  // namespace rollcall::audit
