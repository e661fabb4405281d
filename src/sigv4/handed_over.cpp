#include "sigv4/handed_over.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/ascii.h"
#include "sigv4/errors.h"
#include "sigv4/text.h"

namespace rollcall::sigv4 {
namespace {

constexpr std::size_t hash_digits = 64;

std::unexpected<base::Error> incomplete(std::string message) {
  return base::fail(errors::incomplete_signature, std::move(message), "malformed");
}

// The pieces between separators, where there are exactly so many.
template <std::size_t count>
std::optional<std::array<std::string_view, count>> split(std::string_view text, char separator) {
  if (std::ranges::count(text, separator) != count - 1)
    return std::nullopt;
  std::array<std::string_view, count> pieces;
  for (std::string_view& piece : pieces) {
    piece = text.substr(0, text.find(separator));
    text.remove_prefix(std::min(piece.size() + 1, text.size()));
  }
  return pieces;
}

bool is_hash(std::string_view text) {
  return text.size() == hash_digits && std::ranges::all_of(text, [](char c) {
           return base::is_digit(c) || (c >= 'a' && c <= 'f');
         });
}

}  // namespace

base::Result<Authorization> parse_handed_over(const HandedOver& signature) {
  const auto lines = split<4>(signature.string_to_sign, '\n');
  if (!lines)
    return incomplete("A string to sign has four lines.");
  const auto& [named, date, scope_text, hash] = *lines;
  if (named != algorithm)
    return incomplete("Unsupported AWS 'algorithm': '" + printable(named) + "' (only " +
                      std::string(algorithm) + " for now). ");
  const auto instant = base::parse_iso8601_basic(date);
  if (!instant)
    return incomplete("Date must be in ISO-8601 'basic format'. Got '" + printable(date) + "'.");
  const auto scope = split<4>(scope_text, '/');
  if (!scope)
    return incomplete("The scope must be date/region/service/term, got '" + printable(scope_text) +
                      "'");
  if (!is_hash(hash))
    return incomplete("A string to sign ends with the hash of the canonical request.");
  Authorization authorization;
  authorization.access_key_id = signature.access_key_id;
  authorization.scope = {(*scope)[0], (*scope)[1], (*scope)[2], (*scope)[3]};
  authorization.signature = signature.signature;
  authorization.date = *instant;
  return authorization;
}

}  // namespace rollcall::sigv4
