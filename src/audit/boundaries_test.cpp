// Every limit and every count of every control, just before it, at it, and just after it.

#include <gtest/gtest.h>

#include <set>

#include "support/findings.h"

namespace rollcall::audit {
namespace {

using namespace std::chrono_literals;
using report::OwnedRow;
using test::a_row;
using test::report_time;
using test::the_root;
using test::with_key;
using test::with_password;

constexpr base::Seconds day = 24h;

OwnedRow key_made(base::Seconds age) { return with_key(a_row("a"), 0, age); }
OwnedRow password_set(base::Seconds age) { return with_password(a_row("a"), age); }

OwnedRow key_used(base::Seconds ago) {
  OwnedRow row = with_key(a_row("a"), 0, 80 * day);
  row.access_keys[0].last_used_date = report_time - ago;
  return row;
}

OwnedRow password_used(base::Seconds ago) {
  OwnedRow row = with_password(a_row("a"), 300 * day);
  row.password_last_used = report_time - ago;
  return row;
}

OwnedRow root_used(base::Seconds ago) {
  OwnedRow row = the_root();
  row.password_last_used = report_time - 400 * day;
  row.access_keys[1].last_used_date = report_time - ago;
  return row;
}

OwnedRow root_password_set(base::Seconds age) {
  OwnedRow row = the_root();
  row.password_enabled = true;
  row.password_last_changed = report_time - age;
  return row;
}

OwnedRow user_made(base::Seconds age) {
  OwnedRow row = a_row("a");
  row.user_creation_time = report_time - age;
  return row;
}

OwnedRow inactive_key(base::Seconds age) {
  OwnedRow row = key_made(age);
  row.access_keys[0].active = false;
  return row;
}

OwnedRow second_key_made(base::Seconds age) {
  return with_key(with_key(a_row("a"), 0, 300 * day), 1, age);
}

OwnedRow key_made_after_the_user(base::Seconds apart) {
  OwnedRow row = with_key(with_password(a_row("a"), 80 * day), 0, 80 * day);
  row.user_creation_time = *row.access_keys[0].last_rotated - apart;
  return row;
}

OwnedRow certificate_of(base::Seconds age) {
  OwnedRow row = a_row("a");
  row.certificates[0] = {.active = true, .last_rotated = report_time - age};
  return row;
}

OwnedRow password_to_rotate(base::Seconds ago) {
  OwnedRow row = with_password(a_row("a"), 300 * day);
  row.password_next_rotation = report_time - ago;
  return row;
}

using enum Status;
struct Boundary {
  std::string_view id;
  Slot slot;
  OwnedRow (*row)(base::Seconds age);
  base::Seconds limit;
  std::array<Status, 3> before_at_after;
};
constexpr std::array fails_at{Pass, Fail, Fail};
constexpr std::array fails_past{Pass, Pass, Fail};
constexpr std::array fails_until{Fail, Pass, Pass};
constexpr std::array fails_up_to{Fail, Fail, Pass};

const Boundary boundaries[] = {
    {"CR-CERT-AGE", Slot::Certificate1, certificate_of, 365 * day, fails_past},
    {"CR-CRED-UNUSED-90", Slot::Password, password_set, 90 * day, fails_at},
    {"CR-CRED-UNUSED-90", Slot::Password, password_used, 90 * day, fails_at},
    {"CR-CRED-UNUSED-90", Slot::AccessKey1, key_made, 90 * day, fails_at},
    {"CR-CRED-UNUSED-90", Slot::AccessKey1, key_used, 90 * day, fails_at},
    {"CR-KEY-AGE-180", Slot::AccessKey1, key_made, 180 * day, fails_past},
    {"CR-KEY-AGE-365", Slot::AccessKey1, key_made, 365 * day, fails_past},
    {"CR-KEY-AGE-90", Slot::AccessKey1, key_made, 90 * day, fails_past},
    {"CR-KEY-INACTIVE-LEFT", Slot::AccessKey1, inactive_key, 90 * day, fails_past},
    {"CR-KEY-INITIAL", Slot::AccessKey1, key_made_after_the_user, 10s, fails_up_to},
    {"CR-KEY-NEVER", Slot::AccessKey1, key_made, 7 * day, fails_at},
    {"CR-KEY-TWO", Slot::User, second_key_made, 7 * day, fails_past},
    {"CR-KEY-UNUSED-45", Slot::AccessKey1, key_made, 45 * day, fails_at},
    {"CR-KEY-UNUSED-45", Slot::AccessKey1, key_used, 45 * day, fails_at},
    {"CR-PW-AGE-90", Slot::Password, password_set, 90 * day, fails_past},
    {"CR-PW-NEVER", Slot::Password, password_set, 7 * day, fails_at},
    {"CR-PW-OVERDUE", Slot::Password, password_to_rotate, 0s, fails_past},
    {"CR-PW-UNUSED-45", Slot::Password, password_set, 45 * day, fails_at},
    {"CR-PW-UNUSED-45", Slot::Password, password_used, 45 * day, fails_at},
    {"CR-ROOT-PW-AGE", Slot::Password, root_password_set, 365 * day, fails_past},
    {"CR-ROOT-USED", Slot::User, root_used, 90 * day, fails_until},
    {"CR-USER-DORMANT", Slot::User, key_used, 90 * day, fails_at},
    {"CR-USER-DORMANT", Slot::User, password_used, 90 * day, fails_at},
    {"CR-USER-NOCREDS", Slot::User, user_made, 30 * day, fails_past},
};

// Those whose limit is off unless it is set.
const std::map<std::string, base::Seconds, std::less<>> set_limits{{"initial-window", 10s},
                                                                   {"rotation-overlap", 7 * day}};

Finding found_at(const Boundary& boundary, base::Seconds age) {
  return test::found(Entry{boundary.row(age)}, boundary.id, boundary.slot,
                     {.as_of = report_time, .limits = set_limits});
}

TEST(Boundaries, AreKeptToTheSecond) {
  for (const Boundary& boundary : boundaries)
    for (int step = 0; step < 3; ++step) {
      const base::Seconds age = boundary.limit + base::Seconds{step - 1};
      EXPECT_EQ(to_string(found_at(boundary, age).status()),
                to_string(boundary.before_at_after[static_cast<std::size_t>(step)]))
          << boundary.id << " at " << age.count() << " s";
    }
}

TEST(Boundaries, AreTriedForEveryControlWithALimit) {
  std::set<std::string_view> tried{"CR-REPORT-AGE"};  // of the account: below
  for (const Boundary& boundary : boundaries)
    tried.insert(boundary.id);
  for (const Control* const control : controls())
    if (control->limit) {
      EXPECT_TRUE(tried.contains(control->id)) << control->id;
    }
}

TEST(Boundaries, AreWhatTheControlsUsuallyMeasureBy) {
  for (const Boundary& boundary : boundaries) {
    const Control& control = *find_control(boundary.id);
    if (control.limit && control.limit->usual != 0s) {
      EXPECT_EQ(control.limit->usual, boundary.limit) << control.id;
    }
  }
}

TEST(Boundaries, AreWhereAVerdictSaysThatItWillTurn) {
  for (const Boundary& boundary : boundaries) {
    if (boundary.row == key_made_after_the_user)
      continue;  // what was made together stays so
    const OwnedRow row = boundary.row(boundary.limit - 1s);
    const Finding before = found_at(boundary, boundary.limit - 1s);
    ASSERT_TRUE(before.verdict.turns) << boundary.id;
    for (const base::Seconds step : {-1s, 0s}) {
      const Terms then{.as_of = *before.verdict.turns + step, .limits = set_limits};
      const Status status = test::found(Entry{row}, boundary.id, boundary.slot, then).status();
      EXPECT_EQ(status == before.status(), step == -1s) << boundary.id;
    }
  }
}

Facts with_policy(const iam::PasswordPolicy& policy) {
  return {.password_policy = SeenPasswordPolicy{policy}};
}

// As strict as a policy can be.
iam::PasswordPolicy a_strict_policy() {
  iam::PasswordPolicy policy;
  policy.minimum_length = 20;
  policy.require_symbols = policy.require_numbers = true;
  policy.require_uppercase = policy.require_lowercase = true;
  policy.allow_users_to_change_password = true;
  policy.max_age_days = 30;
  policy.reuse_prevention = 24;
  return policy;
}

Status with_length(std::string_view id, int length) {
  iam::PasswordPolicy policy = a_strict_policy();
  policy.minimum_length = length;
  return test::found_of_account(with_policy(policy), id).status();
}

Status with_expiry(std::string_view id, std::optional<int> days) {
  iam::PasswordPolicy policy = a_strict_policy();
  policy.max_age_days = days;
  return test::found_of_account(with_policy(policy), id).status();
}

Status with_memory(std::string_view id, std::optional<int> passwords) {
  iam::PasswordPolicy policy = a_strict_policy();
  policy.reuse_prevention = passwords;
  return test::found_of_account(with_policy(policy), id).status();
}

TEST(PolicyBoundaries, OfLengthAreInclusive) {
  for (const auto& [id, least] : {std::pair{"PP-LEN-14", 14}, std::pair{"PP-FSBP", 8},
                                  std::pair{"PP-PCI321", 7}, std::pair{"PP-PCI401", 12}}) {
    EXPECT_EQ(with_length(id, least - 1), Fail) << id;
    EXPECT_EQ(with_length(id, least), Pass) << id;
    EXPECT_EQ(with_length(id, least + 1), Pass) << id;
  }
}

TEST(PolicyBoundaries, OfExpiryAreInclusive) {
  for (const char* const id : {"PP-EXPIRE-90", "PP-PCI321", "PP-PCI401"}) {
    EXPECT_EQ(with_expiry(id, 89), Pass) << id;
    EXPECT_EQ(with_expiry(id, 90), Pass) << id;
    EXPECT_EQ(with_expiry(id, 91), Fail) << id;
    EXPECT_EQ(with_expiry(id, std::nullopt), Fail) << id;
  }
  EXPECT_EQ(with_expiry("PP-FSBP", std::nullopt), Pass);
}

TEST(PolicyBoundaries, OfMemoryAreInclusive) {
  EXPECT_EQ(with_memory("PP-REUSE-24", 23), Fail);
  EXPECT_EQ(with_memory("PP-REUSE-24", 24), Pass);
  EXPECT_EQ(with_memory("PP-REUSE-24", std::nullopt), Fail);
  for (const char* const id : {"PP-PCI321", "PP-PCI401"}) {
    EXPECT_EQ(with_memory(id, 3), Fail) << id;
    EXPECT_EQ(with_memory(id, 4), Pass) << id;
    EXPECT_EQ(with_memory(id, 5), Pass) << id;
    EXPECT_EQ(with_memory(id, std::nullopt), Fail) << id;
  }
  EXPECT_EQ(with_memory("PP-FSBP", std::nullopt), Pass);
}

TEST(PoliciesOfManyRules, NameTheFirstThatIsNotKept) {
  const auto column = [](std::string_view id, const iam::PasswordPolicy& policy) {
    const Finding finding = test::found_of_account(with_policy(policy), id);
    EXPECT_EQ(finding.status(), Fail) << id;
    return std::string(finding.column());
  };
  iam::PasswordPolicy policy = a_strict_policy();
  policy.require_numbers = false;
  for (const char* const id : {"PP-FSBP", "PP-PCI321", "PP-PCI401"})
    EXPECT_EQ(column(id, policy), "RequireNumbers") << id;
  policy = a_strict_policy();
  policy.max_age_days = 91;
  for (const char* const id : {"PP-PCI321", "PP-PCI401"})
    EXPECT_EQ(column(id, policy), "MaxPasswordAge") << id;
  policy = a_strict_policy();
  policy.require_symbols = false;
  EXPECT_EQ(column("PP-FSBP", policy), "RequireSymbols");
  policy.reuse_prevention = 3;
  EXPECT_EQ(column("PP-PCI321", policy), "PasswordReusePrevention");
}

TEST(ReportAge, IsADayToTheSecond) {
  const Facts facts{.generated = report_time};
  const auto read = [&](base::Seconds later) {
    return test::found_of_account(facts, "CR-REPORT-AGE",
                                  {.as_of = report_time, .read_at = report_time + later});
  };
  EXPECT_EQ(read(24h - 1s).status(), Pass);
  EXPECT_EQ(read(24h).status(), Pass);
  EXPECT_EQ(read(24h + 1s).status(), Fail);
  EXPECT_EQ(read(25h).age, 25h);
  EXPECT_EQ(read(1h).verdict.turns, report_time + 24h + 1s);
  EXPECT_EQ(test::found_of_account(facts, "CR-REPORT-AGE").status(), Manual);
  EXPECT_EQ(test::found_of_account({}, "CR-REPORT-AGE").status(), Manual);
}

}  // namespace
}  // namespace rollcall::audit
