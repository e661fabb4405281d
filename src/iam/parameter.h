#pragma once
// Kinds of request parameters that are not plain texts: numbers within bounds, words from a set,
// lists with a length, and texts that are secrets. What each may be is part of its type.

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/secret.h"
#include "iam/constraint.h"
#include "iam/status.h"

namespace rollcall::iam {

// A whole number from `least` to `most`.
template <int least, int most>
struct Bounded {
  static constexpr int minimum = least;
  static constexpr int maximum = most;
  int value = least;
};

// The words of an enumeration, in the order in which AWS's messages list them. Specialised beside
// each enumeration.
template <typename Enum>
struct Word {
  std::string_view text;
  Enum value;
};

template <typename Enum>
inline constexpr auto words = std::array<Word<Enum>, 0>{};

template <>
inline constexpr auto words<Status> = std::array{
    Word<Status>{"Active", Status::Active},
    Word<Status>{"Inactive", Status::Inactive},
    Word<Status>{"Expired", Status::Expired},
};

// At most `longest` elements.
template <typename Element, std::size_t longest>
struct Listed {
  static constexpr std::size_t most = longest;
  std::vector<Element> elements;
};

// A text under a constraint that must not leak: it is never repeated in a message or an event.
template <const Constraint& constraint>
struct SecretText {
  static constexpr const Constraint& rule = constraint;
  base::Secret secret;
};

}  // namespace rollcall::iam
