#include "actions/paging/paging.h"

#include <charconv>

#include "base/encoding.h"
#include "iam/errors.h"

namespace rollcall::actions {
namespace {

constexpr std::size_t page_size_by_default = 100;

}  // namespace

base::Error invalid_marker() { return {&iam::errors::validation_error, "Invalid Marker."}; }

api::Result<store::PageRequest> page_request(const PageFields& fields, std::string_view listing) {
  store::PageRequest page;
  page.most =
      fields.max_items ? static_cast<std::size_t>(fields.max_items->value) : page_size_by_default;
  if (!fields.marker)
    return page;
  const auto text = base::from_base64(fields.marker->value());
  const std::string prefix = std::string(listing) + ":";
  if (!text || !text->starts_with(prefix) || text->size() == prefix.size())
    return std::unexpected(invalid_marker());
  page.after = text->substr(prefix.size());
  return page;
}

api::Result<std::size_t> position_of(const store::PageRequest& page) {
  std::size_t position = 0;
  const std::string_view text = page.after;
  const char* const end = text.data() + text.size();
  const auto [stop, trouble] = std::from_chars(text.data(), end, position);
  if (!text.empty() && (trouble != std::errc{} || stop != end))
    return std::unexpected(invalid_marker());
  return position;
}

Continuation continuation(const std::optional<std::string>& next, std::string_view listing) {
  if (!next)
    return {};
  return {true, base::to_base64(std::string(listing) + ":" + *next)};
}

}  // namespace rollcall::actions
