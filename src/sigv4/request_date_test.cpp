#include "sigv4/request_date.h"

#include <gtest/gtest.h>

#include "sigv4/errors.h"

namespace rollcall::sigv4 {

using namespace std::chrono_literals;

TEST(RequestDate, ReadsBothForms) {
  const base::Instant instant = std::chrono::sys_days{2015y / 8 / 30} + 12h + 36min + 5s;
  EXPECT_EQ(parse_request_date("20150830T123605Z").value(), instant);
  EXPECT_EQ(parse_request_date("Sun, 30 Aug 2015 12:36:05 GMT").value(), instant);
}

TEST(RequestDate, KnowsEveryMonth) {
  unsigned month = 0;
  for (const std::string name :
       {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}) {
    const base::Instant instant = std::chrono::sys_days{2016y / std::chrono::month{++month} / 29};
    EXPECT_EQ(parse_request_date("Mon, 29 " + name + " 2016 00:00:00 GMT").value(), instant);
  }
}

TEST(RequestDate, IsNoneWithAnySignChangedButTheWeekdays) {
  const std::string date = "Sun, 30 Aug 2015 12:36:05 GMT";
  for (std::size_t at = 3; at < date.size(); ++at) {
    std::string changed = date;
    changed[at] = 'x';
    EXPECT_FALSE(parse_request_date(changed)) << changed;
  }
}

TEST(RequestDate, RepeatsWhatItCannotRead) {
  for (const std::string text :
       {"", "201", "2015-08-30T12:36:00Z", "20150830T123600", "20150230T123600Z",
        "20150830T123600z", "20150830T123600Z,20150830T123600Z", "Sun, 30 Aug 2015 12:36:00 UTC",
        "Sun, 30 Aug 2015 24:36:00 GMT", "Sun, 30 anF 2015 12:36:00 GMT",
        "Sunday, 30-Aug-15 12:36:00 GMT", "Sun Aug 30 12:36:00 2015"}) {
    const auto refused = parse_request_date(text);
    ASSERT_FALSE(refused) << text;
    EXPECT_EQ(refused.error().kind, &errors::incomplete_signature);
    EXPECT_EQ(refused.error().message, "Date must be in ISO-8601 'basic format'. Got '" + text +
                                           "'. See http://en.wikipedia.org/wiki/ISO_8601");
  }
}

}  // namespace rollcall::sigv4
