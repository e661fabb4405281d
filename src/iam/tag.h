#pragma once
// Tags: names and values that an owner hangs on an entity.

#include <string>
#include <vector>

#include "base/result.h"

namespace rollcall::iam {

struct Tag {
  std::string key;
  std::string value;
};

// Whether "Team" and "team" are one tag key. AWS: for users and roles they are, for policies and
// MFA devices not.
enum class TagKeys { IgnoreCase, CaseSensitive };

// Refuses reserved keys, then duplicate ones. InvalidInput.
base::Result<base::Nothing> check_tags(const std::vector<Tag>& tags, TagKeys keys);

// What a tag is stored, and found again, by.
std::string tag_key_key(std::string_view key, TagKeys keys);

// The tags after `added` have been set: a key that is there already takes the new spelling and
// value. LimitExceeded above `most`.
base::Result<std::vector<Tag>> with_tags(std::vector<Tag> tags, const std::vector<Tag>& added,
                                         TagKeys keys, std::size_t most);

// The tags without those of these keys; keys that are not there are no error.
std::vector<Tag> without_tags(std::vector<Tag> tags, const std::vector<std::string>& removed,
                              TagKeys keys);

}  // namespace rollcall::iam
