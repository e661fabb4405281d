#include "auth/codes/mfa_pair.h"

#include <algorithm>
#include <vector>

#include "crypto/compare.h"
#include "crypto/totp.h"

namespace rollcall::auth {
namespace {

using iam::TotpStep;

TotpStep step_of(base::Instant now) { return static_cast<TotpStep>(crypto::totp_counter(now)); }

// The steps that the second code may be of.
struct Window {
  TotpStep first;
  TotpStep last;

  bool holds(TotpStep step) const { return step >= first && step <= last; }
};

std::vector<Window> windows_of(const PairCheck& check) {
  constexpr TotpStep first_pair_ever = 1;  // of the steps 0 and 1
  const TotpStep own = step_of(check.now);
  const TotpStep clock = own + check.device.clock_adjustment;
  const TotpStep last = clock + steps_ahead;
  // A pair that no code of this window could follow was accepted by a clock that was ahead.
  const bool has_last_pair = check.device.last_pair_step && *check.device.last_pair_step < last;
  const TotpStep unused = has_last_pair ? *check.device.last_pair_step + 2 : first_pair_ever;
  std::vector<Window> windows = {{std::max({clock - steps_behind, unused, first_pair_ever}), last}};
  if (check.pairs == PairsOf::LaterOrNow)
    windows.push_back({std::max(own - code_tolerance, first_pair_ever), own + code_tolerance});
  return windows;
}

bool shows(const PairCheck& check, TotpStep step, const base::Secret& code) {
  const std::string shown = crypto::totp_code(check.seed, static_cast<std::uint64_t>(step));
  return crypto::equal_in_constant_time(shown, code.reveal());
}

}  // namespace

std::optional<TotpStep> find_pair(const PairCheck& check, const CodePair& codes) {
  for (const Window& window : windows_of(check))
    for (TotpStep step = window.first; step <= window.last; ++step)
      if (shows(check, step, codes.second) && shows(check, step - 1, codes.first))
        return step;
  return std::nullopt;
}

std::optional<iam::MfaDevice> accept_pair(store::Tables& tables, const PairCheck& check,
                                          const CodePair& codes, TotpStep second_step) {
  const TotpStep pair[] = {second_step - 1, second_step};
  const std::string& serial_number = check.device.serial_number;
  const auto holds = [&](const Window& window) { return window.holds(second_step); };
  const bool is_pair = std::ranges::any_of(windows_of(check), holds) &&
                       shows(check, pair[0], codes.first) && shows(check, pair[1], codes.second);
  const auto is_spent = [&](TotpStep step) {
    return tables.mfa_codes.is_spent(serial_number, step);
  };
  if (!is_pair || std::ranges::any_of(pair, is_spent))
    return std::nullopt;
  // Two requests may have seen the codes unspent: the pair is theirs who has spent both.
  for (const TotpStep step : pair)
    if (!spend_code(tables, serial_number, step, second_step))
      return std::nullopt;
  // A pair of this moment may come before the last one, which an older server has not spent.
  if (const auto last = check.device.last_pair_step)
    for (const TotpStep step : {*last - 1, *last})
      spend_code(tables, serial_number, step, second_step);
  iam::MfaDevice device = check.device;
  device.last_pair_step = second_step;
  device.clock_adjustment = second_step - step_of(check.now);
  return device;
}

std::optional<TotpStep> find_pair_to_try(const store::Tables& tables, const CodeTry& tried,
                                         const CodePair& codes) {
  const auto device = tables.mfa_devices.find(tried.serial_number);
  if (!device || !has_tries(tables, tried))
    return std::nullopt;
  const base::Secret seed = tables.mfa_devices.seed(device->serial_number);
  return find_pair({*device, seed, tried.now, PairsOf::LaterOrNow}, codes);
}

CodeOutcome try_pair(store::Tables& tables, const CodeTry& tried, const PairTry& pair) {
  const auto device = take_try(tables, tried);
  if (!device)
    return device.error();
  if (!pair.second_step)
    return CodeOutcome::Wrong;
  const base::Secret seed = tables.mfa_devices.seed(device->serial_number);
  const PairCheck check{*device, seed, tried.now, PairsOf::LaterOrNow};
  const auto accepted = accept_pair(tables, check, pair.codes, *pair.second_step);
  if (!accepted)
    return CodeOutcome::Wrong;
  tables.mfa_devices.save(*accepted);
  return CodeOutcome::Accepted;
}

}  // namespace rollcall::auth
