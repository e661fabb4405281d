#include "auth/codes/mfa_code.h"

#include <algorithm>
#include <vector>

#include "base/ascii.h"
#include "crypto/compare.h"
#include "crypto/totp.h"

namespace rollcall::auth {
namespace {

using iam::TotpStep;

base::Instant window_of(base::Instant now) {
  return base::Instant{now.time_since_epoch() - now.time_since_epoch() % tries_window};
}

// Looks at every step that counts, so that the time taken tells nothing. Adjacent steps may have
// equal digits.
std::vector<TotpStep> steps_that_show(const base::Secret& code, const base::Secret& seed,
                                      TotpStep clock) {
  std::vector<TotpStep> steps;
  for (TotpStep step = std::max<TotpStep>(clock - code_tolerance, 0);
       step <= clock + code_tolerance; ++step)
    if (crypto::equal_in_constant_time(crypto::totp_code(seed, static_cast<std::uint64_t>(step)),
                                       code.reveal()))
      steps.push_back(step);
  return steps;
}

}  // namespace

base::Instant tries_begin_anew(base::Instant now) { return window_of(now) + tries_window; }

bool spend_code(store::Tables& tables, std::string_view serial_number, TotpStep step,
                TotpStep clock) {
  const bool is_spent_now = tables.mfa_codes.spend(serial_number, step);
  tables.mfa_codes.forget_spent(serial_number, clock - code_memory);
  return is_spent_now;
}

bool has_tries(const store::Tables& tables, const CodeTry& tried) {
  return tables.mfa_codes.tries(tried.door, tried.serial_number, window_of(tried.now)) < most_tries;
}

bool count_try(store::Tables& tables, const CodeTry& tried) {
  return tables.mfa_codes.count_try(tried.door, tried.serial_number, window_of(tried.now),
                                    most_tries);
}

std::expected<iam::MfaDevice, CodeOutcome> take_try(store::Tables& tables, const CodeTry& tried) {
  auto device = tables.mfa_devices.find(tried.serial_number);
  if (!device || !device->assignment ||
      !base::equal_ignoring_case(device->assignment->user_name, tried.user_name))
    return std::unexpected(CodeOutcome::Unable);
  if (!count_try(tables, tried))
    return std::unexpected(CodeOutcome::TooMany);
  return *std::move(device);
}

CodeOutcome try_code(store::Tables& tables, const CodeTry& tried, const base::Secret& code) {
  const auto device = take_try(tables, tried);
  if (!device)
    return device.error();
  const TotpStep clock =
      static_cast<TotpStep>(crypto::totp_counter(tried.now)) + device->clock_adjustment;
  const base::Secret seed = tables.mfa_devices.seed(device->serial_number);
  const auto steps = steps_that_show(code, seed, clock);
  const bool is_good = std::ranges::any_of(
      steps, [&](TotpStep step) { return spend_code(tables, device->serial_number, step, clock); });
  return is_good ? CodeOutcome::Accepted : CodeOutcome::Wrong;
}

}  // namespace rollcall::auth
