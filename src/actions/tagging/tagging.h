#pragma once
// Tags as the actions of every tagged entity handle them: set, removed and listed. AWS API
// reference, TagUser, UntagUser, ListUserTags and the like.

#include <string_view>
#include <vector>

#include "actions/paging/paging.h"
#include "actions/resources/shapes.h"
#include "api/action.h"
#include "iam/tag.h"
#include "store/tags.h"

namespace rollcall::actions {

// What ListUserTags and its like answer.
struct TagPage {
  std::vector<TagShape> tags;
  Continuation continuation;

  void fields(auto& field) const {
    field("Tags", tags);
    continuation.fields(field);
  }
};

// The tags of a request, checked before anybody looks whether the entity exists. InvalidInput.
api::Result<std::vector<iam::Tag>> checked_tags(const TagEntries& entries, store::Tagged kind);

// The tags that an entity is made with, none if the request names none. InvalidInput;
// LimitExceeded.
api::Result<std::vector<iam::Tag>> first_tags(const api::View& view,
                                              const std::optional<TagEntries>& entries,
                                              store::Tagged kind);

struct TaggedEntity {
  store::Tagged kind;
  std::string_view owner;  // its name or its serial number
};

// Sets tags that were checked: a key that is there already takes the new spelling and value.
// LimitExceeded.
api::Result<api::Nothing> set_tags(api::Change& change, const TaggedEntity& entity,
                                   const std::vector<iam::Tag>& added);

// Keys that are not there are no error.
api::Result<api::Nothing> remove_tags(api::Change& change, const TaggedEntity& entity,
                                      const TagKeyEntries& keys);

// One page of an entity's tags. The marker holds a position: there are at most 50, and a key can be
// longer than a marker.
api::Result<TagPage> tag_page(const std::vector<iam::Tag>& tags, const PageFields& fields,
                              std::string_view listing);

}  // namespace rollcall::actions
