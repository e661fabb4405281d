#include <gtest/gtest.h>

#include "sigv4/errors.h"
#include "sigv4/verify.h"

namespace rollcall::sigv4 {
namespace {

using namespace std::chrono_literals;

const base::Instant noon = std::chrono::sys_days{2022y / 1 / 27} + 12h;

Authorization an_authorization() {
  Authorization authorization;
  authorization.date = noon;
  return authorization;
}

std::string time_answer(const Authorization& authorization, base::Instant now,
                        base::Seconds lasts = allowed_clock_skew) {
  const auto checked = check_time(authorization, lasts, now);
  if (checked)
    return "";
  EXPECT_EQ(checked.error().kind, &errors::wrong_time);
  return checked.error().message + " | " + checked.error().detail;
}

// What S3 says to a presigned request that is made to last so long.
std::string expiry_answer(std::optional<std::string_view> expires, base::Instant now) {
  auto authorization = an_authorization();
  authorization.expires = expires;
  const auto checked = check_expiry(authorization, now);
  if (checked)
    return "";
  EXPECT_EQ(checked.error().kind, &errors::not_as_signed);
  return checked.error().message + " | " + checked.error().detail;
}

}  // namespace

TEST(CheckTime, ToleratesFifteenMinutesEitherWay) {
  EXPECT_EQ(time_answer(an_authorization(), noon), "");
  EXPECT_EQ(time_answer(an_authorization(), noon + 15min), "");
  EXPECT_EQ(time_answer(an_authorization(), noon - 15min), "");
}

TEST(CheckTime, SaysHowMuchTooLateOrTooEarly) {
  EXPECT_EQ(time_answer(an_authorization(), noon + 15min + 1s),
            "Signature expired: 20220127T120000Z is now earlier than 20220127T120001Z "
            "(20220127T121501Z - 15 min.) | expired by 1 s");
  EXPECT_EQ(time_answer(an_authorization(), noon - 15min - 62s),
            "Signature not yet current: 20220127T120000Z is still later than 20220127T115858Z "
            "(20220127T114358Z + 15 min.) | not yet valid, early by 62 s");
}

TEST(CheckTime, CanLastAnyTime) {
  EXPECT_EQ(time_answer(an_authorization(), noon + 90s, 90s), "");
  EXPECT_EQ(time_answer(an_authorization(), noon + 91s, 90s),
            "Signature expired: 20220127T120000Z is now earlier than 20220127T120001Z "
            "(20220127T120131Z - 90 sec.) | expired by 1 s");
  EXPECT_NE(time_answer(an_authorization(), noon - 15min - 1s, 168h), "");
}

TEST(CheckTime, DoesNotLookAtWhatAPresignedRequestSays) {
  for (const auto* expires : {"60", "0", "3600", "-1", "soon", ""}) {
    auto authorization = an_authorization();
    authorization.expires = expires;
    EXPECT_EQ(time_answer(authorization, noon + 15min), "") << expires;
    EXPECT_NE(time_answer(authorization, noon + 15min + 1s), "") << expires;
  }
}

TEST(CheckExpiry, LetsAPresignedRequestLastAsLongAsItSays) {
  EXPECT_EQ(expiry_answer("60", noon + 60s), "");
  EXPECT_EQ(expiry_answer("60", noon + 62s), "Request has expired | expired by 2 s");
  EXPECT_EQ(expiry_answer("1", noon + 1s), "");
  EXPECT_EQ(expiry_answer("604800", noon + 168h), "");
  EXPECT_NE(expiry_answer("604800", noon + 168h + 1s), "");
  EXPECT_EQ(expiry_answer("604800", noon - 15min), "");
  EXPECT_EQ(expiry_answer("604800", noon - 15min - 1s),
            "Request is not valid yet | not yet valid, early by 1 s");
}

TEST(CheckExpiry, LetsOneThatSaysNothingLastLikeAHeader) {
  EXPECT_EQ(expiry_answer({}, noon + 15min), "");
  EXPECT_EQ(expiry_answer({}, noon + 15min + 1s), "Request has expired | expired by 1 s");
}

TEST(CheckExpiry, RefusesMoreThanAWeekAndWhatIsNoTime) {
  for (const std::string seconds :
       {"604801", "691200", "0", "-1", " 1", "+1", "1.5", "", "x", "60 ", "99999999999999999999"})
    EXPECT_EQ(expiry_answer(seconds, noon),
              "X-Amz-Expires must be a number of seconds from 1 to 604800. Got '" + seconds +
                  "'. | made to last longer than a week, or for no time");
}

}  // namespace rollcall::sigv4
