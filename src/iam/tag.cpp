#include "iam/tag.h"

#include <algorithm>
#include <set>

#include "base/ascii.h"
#include "iam/errors.h"

namespace rollcall::iam {
namespace {

constexpr std::string_view reserved_prefix = "aws:";

bool is_reserved(std::string_view key) {
  return base::equal_ignoring_case(key.substr(0, reserved_prefix.size()), reserved_prefix);
}

}  // namespace

std::string tag_key_key(std::string_view key, TagKeys keys) {
  return keys == TagKeys::IgnoreCase ? base::lower(key) : std::string(key);
}

base::Result<base::Nothing> check_tags(const std::vector<Tag>& tags, TagKeys keys) {
  if (std::ranges::any_of(tags, is_reserved, &Tag::key))
    return base::fail(errors::invalid_input,
                      "Tag keys beginning with aws: are reserved for system use.");
  std::set<std::string> seen;
  for (const Tag& tag : tags)
    if (!seen.insert(tag_key_key(tag.key, keys)).second)
      return base::fail(
          errors::invalid_input,
          keys == TagKeys::IgnoreCase
              ? "Duplicate tag keys found. Please note that Tag keys are case insensitive."
              : "Duplicate tag keys found.");
  return base::Nothing{};
}

base::Result<std::vector<Tag>> with_tags(std::vector<Tag> tags, const std::vector<Tag>& added,
                                         TagKeys keys, std::size_t most) {
  for (const Tag& tag : added) {
    const std::string key = tag_key_key(tag.key, keys);
    const auto same = [&](const Tag& other) { return tag_key_key(other.key, keys) == key; };
    const auto old = std::ranges::find_if(tags, same);
    if (old == tags.end())
      tags.push_back(tag);
    else
      *old = tag;
  }
  if (tags.size() > most)
    return base::fail(errors::limit_exceeded,
                      "The number of tags has reached the maximum limit: " + std::to_string(most));
  return tags;
}

std::vector<Tag> without_tags(std::vector<Tag> tags, const std::vector<std::string>& removed,
                              TagKeys keys) {
  std::set<std::string> gone;
  for (const std::string& key : removed)
    gone.insert(tag_key_key(key, keys));
  std::erase_if(tags, [&](const Tag& tag) { return gone.contains(tag_key_key(tag.key, keys)); });
  return tags;
}

}  // namespace rollcall::iam
