#include "api/wire_list.h"

#include <algorithm>

#include "base/ascii.h"
#include "iam/errors.h"

namespace rollcall::api {
namespace {

// The largest step between two indexes, in the order of the indexes, that is still read as a gap.
constexpr std::size_t widest_gap = 10;

// Indexes with more digits than this are all the same: far too large.
constexpr std::size_t most_index_digits = 9;

bool is_number(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, base::is_digit);
}

std::unexpected<base::Error> malformed(std::string message) {
  return base::fail(iam::errors::malformed_input, std::move(message));
}

struct Place {
  std::optional<std::size_t> index;  // nullopt: the word there is no number
  std::string_view member;           // what of the element; empty: the element itself
};

// Reads "01.Key" (what stands behind "Tags.member.") as the Key of element 1.
base::Result<Place> read_place(std::string_view rest) {
  const std::size_t dot = rest.find('.');
  const std::string_view word = rest.substr(0, dot);
  const std::string_view member =
      dot == std::string_view::npos ? std::string_view() : rest.substr(dot + 1);
  if (word.starts_with('-') && is_number(word.substr(1)))
    return malformed("Key " + std::string(word) + " may not have a leading '-'");
  if (!is_number(word))
    return Place{std::nullopt, member};
  if (is_number(member.substr(0, member.find('.'))))
    return malformed("Two index elements may not occur back to back");
  const std::string_view digits = word.substr(std::min(word.find_first_not_of('0'), word.size()));
  if (digits.empty())
    return malformed(std::string(word) + " is not a valid index");
  std::size_t index = 0;
  for (const char digit : digits.substr(0, most_index_digits))
    index = index * 10 + static_cast<std::size_t>(digit - '0');
  return Place{index, member};
}

base::Result<base::Nothing> check_gaps(const std::map<std::size_t, WireElement>& elements) {
  std::size_t previous = 1;
  for (const auto& [index, element] : elements) {
    if (index - previous > widest_gap)
      return malformed("Excessively sparse input would skip " + std::to_string(index - previous) +
                       " list elements");
    previous = index;
  }
  return base::Nothing{};
}

}  // namespace

base::Result<std::optional<std::vector<WireElement>>> read_list(const Form& form,
                                                                std::string_view name,
                                                                Elements elements) {
  const std::string prefix = std::string(name) + ".member.";
  const auto parameters = form.under(prefix);
  if (parameters.empty()) {
    if (!form.find(name))
      return std::nullopt;
    return std::vector<WireElement>{};
  }
  std::map<std::size_t, WireElement> found;
  for (const auto& [parameter, value] : parameters) {
    const Place place = TRY(read_place(parameter.substr(prefix.size())));
    if (!place.index && elements == Elements::Texts)
      return malformed("Start of list found where not expected");
    WireElement& element = found[place.index.value_or(1)];
    if (place.index)
      element[place.member] = value;
  }
  TRY(check_gaps(found));
  std::vector<WireElement> list(found.rbegin()->first);
  for (auto& [index, element] : found)
    list[index - 1] = std::move(element);
  return list;
}

}  // namespace rollcall::api
