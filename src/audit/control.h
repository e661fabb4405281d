#pragma once
// A control: one question that auditors ask of every user of a report, of each of their
// credentials, or of an account as a whole. All that is known of one stands in its file under
// controls/; the answers to it are verdicts.

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "audit/concern.h"
#include "audit/facts.h"
#include "base/instant.h"
#include "report/owned_row.h"
#include "report/unread.h"

namespace rollcall::audit {

enum class Severity { Info, Low, Medium, High, Critical };

// What a control is about: those of one topic are counted together.
enum class Topic {
  RootAccessKey,
  RootUser,
  Mfa,
  Rotation,
  Unused,
  NeverUsed,
  AccessKeys,
  Passwords,
  Certificates,
  PasswordPolicy,
  Report
};

// Manual: what was given does not tell.
enum class Status { Pass, Fail, Manual, NotApplicable };

// What a verdict is about: the account, a user as a whole, or one credential.
enum class Slot { Account, User, Password, AccessKey1, AccessKey2, Certificate1, Certificate2 };

// What people are told, in every language in which they are told it. In a title, {} stands for the
// days of the control's limit.
struct Sentence {
  std::string_view english = {};
  std::string_view japanese = {};
};

// What a control measures by, unless it is set otherwise: its name, and how long, how many, or
// which words, with commas between them.
struct Limit {
  std::string_view name;
  base::Seconds usual;
};
struct Count {
  std::string_view name;
  int usual;
};
struct Words {
  std::string_view name;
  std::string_view usual;
};

// Of whom a control asks, and about what of theirs: about the user as a whole, the password, both
// access keys alike, both certificates, or password and access keys.
enum class Of { Root, Users, Everyone, Account };
enum class About { Account, User, Password, AccessKeys, Certificates, Credentials };
struct Asks {
  Of of;
  About about;
};

// Whether a control is asked when nobody names it: some want to be told first what to look for, and
// some ask for more than most accounts are meant to keep.
enum class Asked { Always, WhenNamed };

// What has to be there besides the report for a control to tell PASS from FAIL.
enum class Needs { Report, PasswordPolicy, Inventory };

// One row and one slot of it, at a moment: what a control is asked.
struct Question {
  const report::OwnedRow& row;
  std::span<const report::Unread> unread;  // of the row's cells
  std::optional<std::string_view> further_credentials;
  const Facts& facts;
  Slot slot;
  base::Instant as_of;
  base::Seconds limit;                 // zero for a control that has none
  std::span<const std::string> words;  // none for a control that has none
};

// What a control of the account as a whole is asked.
enum class RootRow { Absent, Present };
struct AccountQuestion {
  const Facts& facts;
  RootRow root_row;
  std::optional<base::Instant> read_at;
  base::Seconds limit;
  int count;
};

struct Verdict {
  Status status;
  std::size_t column;  // of the cell that it rests on, as cell_name() counts
  // What an age counts from: a moment, and the column it stands in.
  std::optional<base::Instant> since = {};
  std::optional<std::size_t> since_column = {};
  // When a Pass becomes a Fail, or a Fail a Pass, should nothing happen meanwhile.
  std::optional<base::Instant> turns = {};
  Sentence reason = {};  // of Manual and NotApplicable
};

struct Control {
  std::string_view id;
  int version = 1;  // raised whenever the same report may be judged otherwise
  Topic topic;
  Severity severity;
  Sentence title;
  Sentence advice;
  // The line of the AWS CLI that mends it: USER, KEY_ID and CERTIFICATE_ID stand for what the
  // finding is about. Empty where no single call does.
  std::string_view command = {};
  std::string_view key_command = {};  // of a key, where the other is of a password
  Asks asks;
  Asked asked = Asked::Always;
  Needs needs = Needs::Report;
  std::optional<Limit> limit = {};
  std::optional<Count> count = {};
  std::optional<Words> words = {};
  // What frameworks call it; or why none of them asks for it.
  std::optional<Concern> concern = {};
  Sentence unmapped = {};
  // One of the two: of a row, or of the account.
  Verdict (*check)(const Question& question) = nullptr;
  Verdict (*check_account)(const AccountQuestion& question) = nullptr;
};

// As machines are told: "never_used", "critical", "FAIL", "access_key_1".
std::string_view to_string(Topic topic);
std::string_view to_string(Severity severity);
std::string_view to_string(Status status);
std::string_view to_string(Slot slot);

// A title with the days of the limit in it.
std::string with_days(std::string_view title, base::Seconds limit);

}  // namespace rollcall::audit
