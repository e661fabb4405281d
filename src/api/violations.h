#pragma once
// What is wrong with a request's parameters, gathered while they are read, and the one
// ValidationError that says so.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/protocol.h"
#include "base/result.h"
#include "iam/constraint.h"

namespace rollcall::api {

// A parameter's place as messages name it: "userName", "tags.1.member.key". Its value is quoted by
// STS alone.
struct Place {
  std::string field;
  std::optional<std::string> value;  // nullopt: null
};

class Violations {
 public:
  void add(const Place& place, std::string constraint);

  // Adds what a text breaks of a constraint. Where IAM has a sentence of its own for the pattern,
  // it is kept apart: it is the whole message, unless something else is wrong too.
  void check(const Place& place, const iam::Constraint& constraint, std::string_view text);

  bool empty() const { return parts_.empty() && !sentence_; }

  // "2 validation errors detected: Value at 'userName' failed to satisfy constraint: …; …". At most
  // ten are counted.
  base::Error error(Quoting quoting) const;

 private:
  struct Part {
    Place place;
    std::string constraint;
  };
  std::vector<Part> parts_;
  std::optional<std::string> sentence_;
};

// The words of a constraint, in AWS's order: longest, shortest, pattern.
std::vector<std::string> describe(const iam::Constraint& constraint);

namespace constraint_text {
inline constexpr std::string_view not_null = "Member must not be null";
std::string longest(std::size_t length);
std::string shortest(std::size_t length);
std::string at_most(int value);
std::string at_least(int value);
std::string pattern(std::string_view expression);
std::string one_of(const std::vector<std::string_view>& words);
std::string each_element(const std::vector<std::string>& constraints);
}  // namespace constraint_text

}  // namespace rollcall::api
