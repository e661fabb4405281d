#include "auth/mfa_code.h"

#include <algorithm>
#include <optional>

#include "base/ascii.h"
#include "crypto/compare.h"
#include "crypto/totp.h"

namespace rollcall::auth {
namespace {

using iam::TotpStep;

base::Instant window_of(base::Instant now) {
  return base::Instant{now.time_since_epoch() - now.time_since_epoch() % tries_window};
}

// Looks at every step that counts, so that the time taken tells nothing.
std::optional<TotpStep> step_shown(const base::Secret& seed, TotpStep clock,
                                   const base::Secret& code) {
  std::optional<TotpStep> shown;
  for (TotpStep step = std::max<TotpStep>(clock - code_tolerance, 0);
       step <= clock + code_tolerance; ++step)
    if (crypto::equal_in_constant_time(crypto::totp_code(seed, static_cast<std::uint64_t>(step)),
                                       code.reveal()))
      shown = step;
  return shown;
}

}  // namespace

base::Instant tries_begin_anew(base::Instant now) { return window_of(now) + tries_window; }

CodeOutcome try_code(store::Tables& tables, const CodeTry& attempt) {
  const auto device = tables.mfa_devices.find(attempt.serial_number);
  if (!device || !device->assignment ||
      !base::equal_ignoring_case(device->assignment->user_name, attempt.user_name))
    return CodeOutcome::Unable;
  const base::Instant window = window_of(attempt.now);
  if (tables.mfa_codes.tries(attempt.door, device->serial_number, window) >= most_tries)
    return CodeOutcome::TooMany;
  tables.mfa_codes.add_try(attempt.door, device->serial_number, window);

  const TotpStep clock =
      static_cast<TotpStep>(crypto::totp_counter(attempt.now)) + device->clock_adjustment;
  const auto step = step_shown(tables.mfa_devices.seed(device->serial_number), clock, attempt.code);
  if (!step || tables.mfa_codes.is_spent(device->serial_number, *step))
    return CodeOutcome::Wrong;
  tables.mfa_codes.spend(device->serial_number, *step);
  tables.mfa_codes.forget_spent(device->serial_number, clock - code_memory);
  return CodeOutcome::Accepted;
}

}  // namespace rollcall::auth
