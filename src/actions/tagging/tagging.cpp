#include "actions/tagging/tagging.h"

#include "iam/errors.h"

namespace rollcall::actions {
namespace {

// AWS, captured live.
iam::TagKeys sense_of_keys(store::Tagged kind) {
  const bool is_principal = kind == store::Tagged::User || kind == store::Tagged::Role;
  return is_principal ? iam::TagKeys::IgnoreCase : iam::TagKeys::CaseSensitive;
}

}  // namespace

api::Result<std::vector<iam::Tag>> checked_tags(const TagEntries& entries, store::Tagged kind) {
  // AWS's words, which end in a blank. Captured live.
  if (entries.elements.empty())
    return base::fail(iam::errors::invalid_input, "Error occurred while validating input. ");
  auto tags = tags_of(entries);
  TRY(iam::check_tags(tags, sense_of_keys(kind)));
  return tags;
}

api::Result<std::vector<iam::Tag>> first_tags(const api::View& view,
                                              const std::optional<TagEntries>& entries,
                                              store::Tagged kind) {
  if (!entries)
    return std::vector<iam::Tag>();
  const auto tags = tags_of(*entries);
  const iam::TagKeys sense = sense_of_keys(kind);
  TRY(iam::check_tags(tags, sense));
  return iam::with_tags({}, tags, sense, view.environment.quotas.tags_per_entity);
}

api::Result<api::Nothing> set_tags(api::Change& change, const TaggedEntity& entity,
                                   const std::vector<iam::Tag>& added) {
  store::Tags& tags = change.tables.tags;
  tags.replace(
      entity.kind, entity.owner,
      TRY(iam::with_tags(tags.of(entity.kind, entity.owner), added, sense_of_keys(entity.kind),
                         change.environment.quotas.tags_per_entity)));
  return api::Nothing{};
}

api::Result<api::Nothing> remove_tags(api::Change& change, const TaggedEntity& entity,
                                      const TagKeyEntries& keys) {
  store::Tags& tags = change.tables.tags;
  tags.replace(entity.kind, entity.owner,
               iam::without_tags(tags.of(entity.kind, entity.owner), keys_of(keys),
                                 sense_of_keys(entity.kind)));
  return api::Nothing{};
}

api::Result<TagPage> tag_page(const std::vector<iam::Tag>& tags, const PageFields& fields,
                              std::string_view listing) {
  const store::PageRequest wanted = TRY(page_request(fields, listing));
  std::size_t next = TRY(position_of(wanted));
  TagPage page;
  for (; next < tags.size() && page.tags.size() < wanted.most; ++next)
    page.tags.push_back({tags[next].key, tags[next].value});
  if (next < tags.size())
    page.continuation = continuation(std::to_string(next), listing);
  return page;
}

}  // namespace rollcall::actions
