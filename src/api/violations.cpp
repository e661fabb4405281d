#include "api/violations.h"

#include <algorithm>

#include "base/utf8.h"
#include "iam/errors.h"

namespace rollcall::api {
namespace {

constexpr std::size_t most_listed = 10;

template <typename Parts>
std::string joined(const Parts& parts, std::string_view separator) {
  std::string text;
  for (const auto& part : parts) {
    if (!text.empty())
      text.append(separator);
    text.append(part);
  }
  return text;
}

std::string subject(const Place& place, Quoting quoting) {
  std::string text = "Value ";
  if (quoting == Quoting::FieldAndValue)
    text += place.value ? "'" + *place.value + "' " : "null ";
  return text + "at '" + place.field + "'";
}

}  // namespace

namespace constraint_text {

std::string longest(std::size_t length) {
  return "Member must have length less than or equal to " + std::to_string(length);
}
std::string shortest(std::size_t length) {
  return "Member must have length greater than or equal to " + std::to_string(length);
}
std::string at_most(int value) {
  return "Member must have value less than or equal to " + std::to_string(value);
}
std::string at_least(int value) {
  return "Member must have value greater than or equal to " + std::to_string(value);
}
std::string pattern(std::string_view expression) {
  return "Member must satisfy regular expression pattern: " + std::string(expression);
}
std::string one_of(const std::vector<std::string_view>& words) {
  return "Member must satisfy enum value set: [" + joined(words, ", ") + "]";
}
std::string each_element(const std::vector<std::string>& constraints) {
  return "Member must satisfy constraint: [" + joined(constraints, ", ") + "]";
}

}  // namespace constraint_text

std::vector<std::string> describe(const iam::Constraint& constraint) {
  std::vector<std::string> texts = {constraint_text::longest(constraint.most)};
  if (constraint.least > 0)
    texts.push_back(constraint_text::shortest(constraint.least));
  if (!constraint.pattern.empty())
    texts.push_back(constraint_text::pattern(constraint.pattern));
  return texts;
}

void Violations::add(const Place& place, std::string constraint) {
  parts_.push_back({place, std::move(constraint)});
}

void Violations::check(const Place& place, const iam::Constraint& constraint,
                       std::string_view text) {
  const std::size_t length = base::utf16_length(text);
  if (length > constraint.most)
    add(place, constraint_text::longest(constraint.most));
  if (length < constraint.least)
    add(place, constraint_text::shortest(constraint.least));
  if (constraint.matches(text))
    return;
  if (constraint.sentence.empty())
    add(place, constraint_text::pattern(constraint.pattern));
  else if (!sentence_)
    sentence_ = constraint.sentence;
}

base::Error Violations::error(Quoting quoting) const {
  if (parts_.empty())
    return {&iam::errors::validation_error, *sentence_};
  const std::size_t count = std::min(parts_.size(), most_listed);
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < count; ++i)
    texts.push_back(subject(parts_[i].place, quoting) +
                    " failed to satisfy constraint: " + parts_[i].constraint);
  return {&iam::errors::validation_error,
          std::to_string(count) + (count == 1 ? " validation error" : " validation errors") +
              " detected: " + joined(texts, "; ")};
}

}  // namespace rollcall::api
