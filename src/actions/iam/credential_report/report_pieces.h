#pragma once
// A report's bytes on their way out.

#include "api/answer_values.h"
#include "api/view.h"
#include "base/encoding.h"
#include "report/generation.h"

namespace rollcall::actions {

// As the API carries them, read one piece at a time while they are sent: each in a read of its own,
// so that a slow reader keeps no snapshot open. One that cannot be read any more, when the answer
// has begun, ends it: the connection is cut.
inline api::Base64Pieces pieces_of(const api::View& view, const report::Generation& generation) {
  const auto bytes = static_cast<std::size_t>(generation.size);
  const auto next = [&store = view.environment.store, account = view.tables.account,
                     number = generation.number,
                     index = std::int64_t{0}]() mutable -> std::optional<std::string> {
    return store
        .read(account,
              [&](const store::Tables& tables) {
                return tables.reports.piece_in_base64(number, index++);
              })
        .value_or(std::nullopt);
  };
  return {.size = base::base64_size(bytes), .next = next};
}

}  // namespace rollcall::actions
