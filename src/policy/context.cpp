#include "policy/context.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"

namespace rollcall::policy {
namespace {

bool is_key(const ContextEntry& entry, std::string_view key) {
  return entry.key.size() == key.size() && base::equal_ignoring_case(entry.key, key);
}

}  // namespace

bool is_same_key(std::string_view left, std::string_view right, Budget& budget) {
  if (!budget.spend() || left.size() != right.size())
    return false;
  std::size_t common = 0;
  while (common < left.size() && base::lower(left[common]) == base::lower(right[common]))
    ++common;
  return budget.spend(common) && common == left.size();
}

void Context::set(std::string_view key, std::string value) {
  ContextEntry entry{.key = std::string(key), .shape = Shape::Single, .values = {}};
  entry.values.push_back(std::move(value));
  put(std::move(entry));
}

void Context::set_all(std::string_view key, std::vector<std::string> values) {
  if (values.empty())
    std::erase_if(entries_, [&](const ContextEntry& entry) { return is_key(entry, key); });
  else
    put({.key = std::string(key), .shape = Shape::Multiple, .values = std::move(values)});
}

const ContextEntry* Context::find(std::string_view key) const {
  const auto found =
      std::ranges::find_if(entries_, [&](const auto& entry) { return is_key(entry, key); });
  return found == entries_.end() ? nullptr : &*found;
}

const ContextEntry* Context::find(std::string_view key, Budget& budget) const {
  const auto found = std::ranges::find_if(
      entries_, [&](const auto& entry) { return is_same_key(entry.key, key, budget); });
  return found == entries_.end() ? nullptr : &*found;
}

void Context::put(ContextEntry entry) {
  const auto known = std::ranges::find_if(
      entries_, [&](const ContextEntry& other) { return is_key(other, entry.key); });
  if (known == entries_.end())
    entries_.push_back(std::move(entry));
  else
    *known = std::move(entry);
}

}  // namespace rollcall::policy
