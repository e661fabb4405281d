#pragma once
// Reads a typed request out of a form. A request lists its parameters once, in fields(); their
// types say what each must be: std::optional may be absent, everything else may not.

#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "api/form.h"
#include "api/violations.h"
#include "api/wire_list.h"
#include "base/ascii.h"
#include "base/result.h"
#include "iam/names.h"
#include "iam/parameter.h"

namespace rollcall::api {

// A whole number as AWS reads it: a sign and leading zeros may be there, blanks, fractions and
// exponents not. MalformedInput.
base::Result<int> read_integer(std::string_view name, std::string_view text);

// "true", "false", "1" or "0". MalformedInput.
base::Result<bool> read_boolean(std::string_view name, std::string_view text);

// "UserName" as messages write it: "userName".
std::string field_name(std::string_view parameter);

class FieldReader {
 public:
  explicit FieldReader(const Form& form) : form_(form) {}

  // Required: null is a violation.
  template <typename T>
  void operator()(std::string_view name, T& member) {
    if (!read(name, member))
      violations_.add({field_name(name), std::nullopt}, std::string(constraint_text::not_null));
  }

  template <typename T>
  void operator()(std::string_view name, std::optional<T>& member) {
    T value{};
    if (read(name, value))
      member = std::move(value);
  }

  // A flag that is false unless said otherwise.
  void operator()(std::string_view name, bool& member) { read(name, member); }

  // Malformed input is reported before anything is validated.
  base::Result<base::Nothing> result(Quoting quoting) const {
    if (malformed_)
      return std::unexpected(*malformed_);
    if (!violations_.empty())
      return std::unexpected(violations_.error(quoting));
    return base::Nothing{};
  }

 private:
  // Each read() says whether the parameter was there. A value that breaks its constraint counts as
  // there, and is reported.
  template <const iam::Constraint& constraint>
  bool read(std::string_view name, iam::Text<constraint>& member) {
    const auto value = form_.find(name);
    if (value)
      take(Place{field_name(name), std::string(*value)}, *value, member);
    return value.has_value();
  }

  template <const iam::Constraint& constraint>
  bool read(std::string_view name, iam::SecretText<constraint>& member) {
    const auto value = form_.find(name);
    if (value) {
      violations_.check({field_name(name), "****"}, constraint, *value);
      member.secret = base::Secret(std::string(*value));
    }
    return value.has_value();
  }

  template <int least, int most>
  bool read(std::string_view name, iam::Bounded<least, most>& member) {
    const auto text = form_.find(name);
    if (!text)
      return false;
    const auto number = note(read_integer(name, *text));
    if (!number)
      return true;
    member.value = *number;
    if (member.value > most)
      violations_.add({field_name(name), std::string(*text)}, constraint_text::at_most(most));
    if (member.value < least)
      violations_.add({field_name(name), std::string(*text)}, constraint_text::at_least(least));
    return true;
  }

  bool read(std::string_view name, bool& member) {
    const auto text = form_.find(name);
    if (!text)
      return false;
    if (const auto flag = note(read_boolean(name, *text)))
      member = *flag;
    return true;
  }

  template <typename Enum>
    requires std::is_enum_v<Enum>
  bool read(std::string_view name, Enum& member) {
    const auto text = form_.find(name);
    if (!text)
      return false;
    if (const auto value = word_value<Enum>(*text))
      member = *value;
    else
      violations_.add({field_name(name), std::string(*text)}, one_of<Enum>());
    return true;
  }

  template <typename Element, std::size_t most>
  bool read(std::string_view name, iam::Listed<Element, most>& member) {
    constexpr bool structures = requires(Element element, FieldReader& r) { element.fields(r); };
    const auto list =
        note(read_list(form_, name, structures ? Elements::Structures : Elements::Texts));
    if (!list)
      return true;
    if (!*list)
      return false;
    if ((*list)->size() > most)
      violations_.add({field_name(name), std::nullopt}, constraint_text::longest(most));
    if constexpr (structures)
      read_structures(name, **list, member.elements);
    else
      read_texts(name, **list, member.elements);
    return true;
  }

  template <typename Element>
  void read_structures(std::string_view name, const std::vector<WireElement>& list,
                       std::vector<Element>& elements) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      const std::string index = std::to_string(i + 1);
      const std::string place = field_name(name) + "." + index + ".member.";
      const std::string parameter = std::string(name) + ".member." + index + ".";
      ElementReader reader{*this, list[i], place, parameter};
      elements.emplace_back().fields(reader);
    }
  }

  // All that is wrong with a text of a list is said of the list, with all that an element must be.
  template <typename Element>
  void read_texts(std::string_view name, const std::vector<WireElement>& list,
                  std::vector<Element>& elements) {
    bool all_good = true;
    for (const WireElement& wire : list) {
      const auto value = wire.find("");
      all_good = all_good && value != wire.end() && parse_element(value->second, elements);
    }
    if (!all_good)
      violations_.add({field_name(name), std::nullopt},
                      constraint_text::each_element(element_constraints<Element>()));
  }

  template <typename Element>
  static bool parse_element(std::string_view text, std::vector<Element>& elements) {
    if constexpr (std::is_enum_v<Element>) {
      const auto value = word_value<Element>(text);
      if (value)
        elements.push_back(*value);
      return value.has_value();
    } else {
      auto value = Element::parse(std::string(text));
      if (value)
        elements.push_back(*std::move(value));
      return value.has_value();
    }
  }

  template <typename Element>
  static std::vector<std::string> element_constraints() {
    if constexpr (std::is_enum_v<Element>) {
      return {one_of<Element>()};
    } else {
      auto texts = describe(Element::rule);
      if constexpr (iam::says_not_null<Element>)
        texts.emplace_back(constraint_text::not_null);
      return texts;
    }
  }

  template <typename Enum>
  static std::optional<Enum> word_value(std::string_view text) {
    for (const auto& word : iam::words<Enum>)
      if (word.text == text)
        return word.value;
    return std::nullopt;
  }

  template <typename Enum>
  static std::string one_of() {
    std::vector<std::string_view> texts;
    for (const auto& word : iam::words<Enum>)
      texts.push_back(word.text);
    return constraint_text::one_of(texts);
  }

  // Reads the members of one structure in a list.
  struct ElementReader {
    FieldReader& reader;
    const WireElement& wire;
    const std::string& place;
    const std::string& parameter;  // "Tags.member.1."

    template <const iam::Constraint& constraint>
    void operator()(std::string_view name, iam::Text<constraint>& member) {
      const auto value = wire.find(name);
      if (value == wire.end())
        reader.violations_.add({place + field_name(name), std::nullopt},
                               std::string(constraint_text::not_null));
      else
        reader.take({place + field_name(name), std::string(value->second)}, value->second, member);
    }

    template <typename Enum>
      requires std::is_enum_v<Enum>
    void operator()(std::string_view name, std::optional<Enum>& member) {
      const auto text = wire.find(name);
      if (text == wire.end())
        return;
      member = word_value<Enum>(text->second);
      if (!member)
        reader.violations_.add({place + field_name(name), std::string(text->second)},
                               one_of<Enum>());
    }

    // A list inside of the structure, which may be absent.
    template <typename Element, std::size_t most>
    void operator()(std::string_view name, iam::Listed<Element, most>& member) {
      reader.read(parameter + std::string(name), member);
    }
  };

  template <const iam::Constraint& constraint>
  void take(const Place& place, std::string_view value, iam::Text<constraint>& member) {
    if (auto text = iam::Text<constraint>::parse(std::string(value)))
      member = *std::move(text);
    else
      violations_.check(place, constraint, value);
  }

  template <typename T>
  std::optional<T> note(base::Result<T> result) {
    if (result)
      return *std::move(result);
    if (!malformed_)
      malformed_ = std::move(result).error();
    return std::nullopt;
  }

  const Form& form_;
  Violations violations_;
  std::optional<base::Error> malformed_;
};

}  // namespace rollcall::api
