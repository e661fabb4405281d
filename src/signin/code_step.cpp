#include "signin/code_step.h"

#include <map>

#include "auth/codes/mfa_code.h"
#include "auth/codes/mfa_pair.h"
#include "signin/candidate.h"
#include "signin/json_body.h"

namespace rollcall::signin {
namespace {

using iam::SignInStep;

// What somebody with a device gave: its code, or a pair of them.
struct GivenCodes {
  std::string serial_number;  // empty: of any of the user's devices
  base::Secret code;
  std::optional<auth::CodePair> pair;
};

// Where a pair was seen, by the serial number of the device.
using PairSteps = std::map<std::string, std::optional<iam::TotpStep>>;

base::Result<GivenCodes> codes_in(const JsonBody& body) {
  const base::Secret code = TRY(body.secret("code"));
  const base::Secret next(body.text("nextCode"));
  GivenCodes given{.serial_number = body.text("serialNumber"), .code = code, .pair = {}};
  if (!next.reveal().empty())
    given.pair = {.first = code, .second = next};
  return given;
}

std::vector<iam::MfaDevice> devices_of(const store::Tables& tables, std::string_view user_name,
                                       const GivenCodes& given) {
  auto devices = tables.mfa_devices.of(user_name);
  if (!given.serial_number.empty())
    std::erase_if(devices, [&](const iam::MfaDevice& device) {
      return device.serial_number != given.serial_number;
    });
  return devices;
}

// With which device is for later.
auth::CodeTry a_try(const PresentSignIn& present, base::Instant now) {
  return {.door = store::TriedAt::SignIn,
          .user_name = present.session.user_name,
          .serial_number = {},
          .now = now};
}

// Outside of any write, which would have to wait: it takes milliseconds.
base::Result<PairSteps> find_pairs(store::Store& store, const PresentSignIn& present,
                                   const GivenCodes& given, base::Instant now) {
  if (!given.pair)
    return PairSteps{};
  return store.read(present.account, [&](const store::Tables& tables) {
    PairSteps steps;
    auth::CodeTry tried = a_try(present, now);
    for (const iam::MfaDevice& device : devices_of(tables, tried.user_name, given)) {
      tried.serial_number = device.serial_number;
      steps[device.serial_number] = auth::find_pair_to_try(tables, tried, *given.pair);
    }
    return steps;
  });
}

auth::CodeOutcome try_codes(store::Tables& tables, const auth::CodeTry& tried,
                            const GivenCodes& given, const PairSteps& steps) {
  if (!given.pair)
    return auth::try_code(tables, tried, given.code);
  const auto seen = steps.find(std::string(tried.serial_number));
  return auth::try_pair(tables, tried,
                        {*given.pair, seen == steps.end() ? std::nullopt : seen->second});
}

// Tries the codes with the user's devices, or the one that is named. TooMany where there is none
// left that they could still be tried with.
auth::CodeOutcome try_devices(store::Tables& tables, auth::CodeTry tried, const GivenCodes& given,
                              const PairSteps& steps) {
  bool all_tried = false;
  bool is_left = false;
  for (const iam::MfaDevice& device : devices_of(tables, tried.user_name, given)) {
    tried.serial_number = device.serial_number;
    const auth::CodeOutcome outcome = try_codes(tables, tried, given, steps);
    if (outcome == auth::CodeOutcome::Accepted)
      return outcome;
    all_tried = all_tried || outcome == auth::CodeOutcome::TooMany;
    is_left = is_left || outcome == auth::CodeOutcome::Wrong;
  }
  return all_tried && !is_left ? auth::CodeOutcome::TooMany : auth::CodeOutcome::Wrong;
}

// A device's clock that was followed is a change to it.
void record_pair(store::Tables& tables, const Exchange& exchange, const PresentSignIn& present) {
  if (const auto user = tables.users.find(present.session.user_name))
    tables.events.append(event_of(exchange, "signin:ResyncMFADevice", *user));
}

struct CodesAnswer {
  auth::CodeOutcome outcome = auth::CodeOutcome::Wrong;
  std::optional<PresentSignIn> next;  // once they were accepted
};

// The try counts whatever comes of it, so nothing here is taken back. It is a record, also where a
// device's clock is followed: no cache holds that.
base::Result<CodesAnswer> take_codes(const SignInParts& parts, const Exchange& exchange,
                                     const PresentSignIn& present, const GivenCodes& given) {
  const PairSteps steps = TRY(find_pairs(parts.store, present, given, exchange.now));
  const Passed passed{.account = present.account,
                      .user_name = present.session.user_name,
                      .mfa_given = exchange.now,
                      .former_session = present.session.id_hash};
  return parts.store.write(
      passed.account, store::Effect::Record,
      [&](store::Tables& tables) -> base::Result<CodesAnswer> {
        const auto session = tables.signin_sessions.find(present.session.id_hash);
        if (!session)
          return CodesAnswer{};
        CodesAnswer answer{
            .outcome = try_devices(tables, a_try(present, exchange.now), given, steps), .next = {}};
        if (answer.outcome == auth::CodeOutcome::Wrong)
          count_wrong_answer(tables, *session);
        if (answer.outcome != auth::CodeOutcome::Accepted)
          return answer;
        if (given.pair)
          record_pair(tables, exchange, present);
        answer.next = TRY(begin_next_step(parts, tables, exchange, passed));
        return answer;
      });
}

}  // namespace

Reply give_code(const SignInParts& parts, Exchange& exchange) {
  const PresentSignIn present = TRY(parts.recognizer.find_with_token(exchange, parts.site));
  if (present.session.step != SignInStep::Mfa)
    return wrong_step();
  exchange.principal = TRY(arn_of(parts.store, present));
  const JsonBody body = TRY(JsonBody::read(exchange.request));
  const GivenCodes given = TRY(codes_in(body));
  const auth::SignInAttempt attempt = TRY(attempt_of(parts.store, parts.guard, exchange, present));
  TRY(admit(parts, exchange, attempt));
  const CodesAnswer answer = TRY(take_codes(parts, exchange, present, given));
  if (answer.outcome == auth::CodeOutcome::Wrong)
    return failed("the code is wrong");
  parts.guard.withdraw(attempt);
  if (answer.outcome == auth::CodeOutcome::Accepted)
    return reply_with(parts, exchange, attempt, answer.next);
  exchange.retry_after = auth::tries_begin_anew(exchange.now) - exchange.now;
  return too_many("too many codes were tried");
}

}  // namespace rollcall::signin
