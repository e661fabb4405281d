#pragma once
// What a framework calls the concerns that controls answer: a table with its source. Numbers are
// texts, for 1.10 is not 1.1.

#include <span>
#include <string_view>

#include "audit/control.h"

namespace rollcall::audit {

struct Mapping {
  std::string_view number;
  Concern concern;
};

struct Framework {
  std::string_view id;  // "cis-1.4"
  std::string_view name;
  // Who says that a requirement is about a concern: mostly not the framework itself.
  Sentence source;
  std::span<const Mapping> mappings;
};

}  // namespace rollcall::audit
