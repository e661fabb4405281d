#include "store/postgres/hosts.h"

#include <libpq-fe.h>

#include <algorithm>
#include <memory>
#include <ranges>
#include <string_view>
#include <vector>

namespace rollcall::store::postgres {
namespace {

struct FreeWords {
  void operator()(PQconninfoOption* words) const { PQconninfoFree(words); }
};
using Words = std::unique_ptr<PQconninfoOption, FreeWords>;

std::vector<std::string> list_in(const Words& words, std::string_view name) {
  std::vector<std::string> list;
  for (const PQconninfoOption* word = words.get(); word && word->keyword; ++word)
    if (word->val != nullptr && *word->val != '\0' && word->keyword == name)
      for (const auto part : std::string_view(word->val) | std::views::split(','))
        list.emplace_back(part.begin(), part.end());
  return list;
}

std::string beginning_with(std::size_t first, std::vector<std::string> list) {
  if (list.empty())
    return {};
  const auto places = static_cast<std::ptrdiff_t>(first % list.size());
  std::ranges::rotate(list, list.begin() + places);
  std::string text = list.front();
  for (const std::string& part : list | std::views::drop(1))
    text.append(",").append(part);
  return text;
}

}  // namespace

// Of ports there is one for each host, or one for all: a list of one stays what it is.
Hosts hosts_of(const Address& address, std::size_t first) {
  const Words words(PQconninfoParse(address.connection_string().c_str(), nullptr));
  return {.names = beginning_with(first, list_in(words, "host")),
          .numbers = beginning_with(first, list_in(words, "hostaddr")),
          .ports = beginning_with(first, list_in(words, "port"))};
}

}  // namespace rollcall::store::postgres
