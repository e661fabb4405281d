#pragma once
// A control: one question that auditors ask of every user of a report, or of each of their
// credentials. All that is known of one stands in its file under controls/; the answers to it are
// verdicts.

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "report/owned_row.h"

namespace rollcall::audit {

enum class Severity { Info, Low, Medium, High, Critical };

// What a control is about: those of one topic are counted together, and frameworks have a
// requirement for each.
enum class Topic { RootAccessKey, Mfa, Rotation, Unused, NeverUsed };

// Manual: the report alone does not tell.
enum class Status { Pass, Fail, Manual, NotApplicable };

// What a verdict is about: the user as a whole, or one credential.
enum class Slot { User, Password, AccessKey1, AccessKey2 };

// What people are told, in every language in which they are told it. In a title, {} stands for the
// days of the control's limit.
struct Sentence {
  std::string_view english = {};
  std::string_view japanese = {};
};

// What a control measures by, unless it is set otherwise: its name, and how long.
struct Limit {
  std::string_view name;
  base::Seconds usual;
};

// Of whom a control asks, and about which of their credentials: about the user as a whole, the
// password, or both access keys alike.
enum class About { User, Password, AccessKeys };
struct Asks {
  report::Holder of;
  About about;
};

// One row and one slot of it, at a moment: what a control is asked.
struct Question {
  const report::OwnedRow& row;
  Slot slot;
  base::Instant as_of;
  base::Seconds limit;  // zero for a control that has none
};

struct Verdict {
  Status status;
  std::size_t column;  // of the cell that it rests on, as report::column_names counts
  // What an age counts from: a moment, and the column it stands in.
  std::optional<base::Instant> since = {};
  std::optional<std::size_t> since_column = {};
  // When a Pass becomes a Fail, should nothing happen meanwhile.
  std::optional<base::Instant> turns = {};
  Sentence reason = {};  // of Manual and NotApplicable
};

struct Control {
  std::string_view id;
  Topic topic;
  Severity severity;
  Sentence title;
  Sentence advice;
  Asks asks;
  std::optional<Limit> limit = {};
  Verdict (*check)(const Question& question);
};

// As machines are told: "never_used", "critical", "FAIL", "access_key_1".
std::string_view to_string(Topic topic);
std::string_view to_string(Severity severity);
std::string_view to_string(Status status);
std::string_view to_string(Slot slot);

// A title with the days of the limit in it.
std::string with_days(std::string_view title, base::Seconds limit);

}  // namespace rollcall::audit
