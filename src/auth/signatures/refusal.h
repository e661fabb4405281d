#pragma once
// A signature that was refused: what the caller is told, and beside it what the log is to say.

#include <expected>

#include "base/result.h"
#include "sigv4/claim.h"

namespace rollcall::auth {

// The detail of the error is the reason in a few words: "expired by 62 s", "inactive key".
struct Refusal {
  base::Error error;
  sigv4::Claim claim;
};

template <typename T>
using Checked = std::expected<T, Refusal>;

// What was made of a signature: as it is, or refused with what `claim_of` reads of it.
template <typename T, typename Signed>
Checked<T> with_claim(base::Result<T> checked, const Signed& signature) {
  if (checked)
    return *std::move(checked);
  return std::unexpected(Refusal{std::move(checked).error(), sigv4::claim_of(signature)});
}

}  // namespace rollcall::auth
