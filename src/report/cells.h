#pragma once
// What each cell of the credential report says of a row of facts, and what it says where there is
// nothing to say. Which cell stands in which column: column_table.h.

#include <array>
#include <optional>
#include <string_view>

#include "iam/access_key.h"
#include "iam/arn.h"
#include "iam/password_policy.h"
#include "iam/user.h"
#include "report/columns.h"
#include "report/line.h"
#include "report/row.h"

namespace rollcall::report::cells {

inline constexpr std::string_view not_applicable = "N/A";
inline constexpr std::string_view no_information = "no_information";
inline constexpr std::string_view not_supported = "not_supported";

// A function that returns parts tells a text, which may need quotes; one that is given the line
// writes a cell that never does.

template <std::size_t count>
using Parts = std::array<std::string_view, count>;

inline bool is_root(const Row& row) { return row.holder == Holder::Root; }

inline Parts<1> user(const Row& row) { return {is_root(row) ? iam::root_user : row.user}; }

inline Parts<5> arn(const Row& row) {
  if (is_root(row))
    return {iam::arn_beginning, row.account_id, iam::root_resource, "", ""};
  return {iam::arn_beginning, row.account_id, iam::user_resource, row.path, row.user};
}

inline void user_creation_time(const Row& row, const Rules&, Line& line) { line.time(row.created); }

// The guide knows nothing of the root user's password but when it was used.
inline bool is_hidden(const Row& row, const Rules& rules) {
  return is_root(row) && rules.edition == Edition::Guide;
}

inline void password_enabled(const Row& row, const Rules& rules, Line& line) {
  if (is_hidden(row, rules))
    line.plain(not_supported);
  else
    line.flag(row.password.has_value());
}

// A root user without a password shows no_information and not N/A: audit tools read this cell of
// root's as a date, and are ready for no other word in its place.
inline void password_last_used(const Row& row, const Rules&, Line& line) {
  if (!row.password && !is_root(row))
    line.plain(not_applicable);
  else if (!row.password || !row.password->last_used ||
           *row.password->last_used < iam::password_tracking_began)
    line.plain(no_information);
  else
    line.time(*row.password->last_used);
}

inline void password_last_changed(const Row& row, const Rules& rules, Line& line) {
  if (is_hidden(row, rules))
    line.plain(not_supported);
  else if (!row.password)
    line.plain(not_applicable);
  else
    line.time(row.password->last_changed);
}

inline void password_next_rotation(const Row& row, const Rules& rules, Line& line) {
  if (is_root(row))
    line.plain(not_supported);
  else if (!row.password || !rules.max_password_age_days)
    line.plain(not_applicable);
  else
    line.time(row.password->last_changed + std::chrono::days{*rules.max_password_age_days});
}

inline void mfa_active(const Row& row, const Rules&, Line& line) { line.flag(row.mfa_active); }

// The guide shows the age of a credential only while it is active; the live service always does.
inline bool shows_age(bool active, const Rules& rules) {
  return active || rules.edition == Edition::Live;
}

inline void key_active(const std::optional<AccessKey>& key, const Rules&, Line& line) {
  line.flag(key && key->active);
}

inline void key_last_rotated(const std::optional<AccessKey>& key, const Rules& rules, Line& line) {
  if (key && shows_age(key->active, rules))
    line.time(key->created);
  else
    line.plain(not_applicable);
}

// The last use of the key, active or not; none where nobody used it since uses are tracked.
inline const AccessKeyUse* use_of(const std::optional<AccessKey>& key) {
  if (!key || !key->last_used || key->last_used->date < iam::access_key_tracking_began)
    return nullptr;
  return &*key->last_used;
}

inline void key_last_used_date(const std::optional<AccessKey>& key, const Rules&, Line& line) {
  if (const AccessKeyUse* const use = use_of(key))
    line.time(use->date);
  else
    line.plain(not_applicable);
}

inline Parts<1> key_last_used_region(const std::optional<AccessKey>& key) {
  const AccessKeyUse* const use = use_of(key);
  return {use ? use->region : not_applicable};
}

inline Parts<1> key_last_used_service(const std::optional<AccessKey>& key) {
  const AccessKeyUse* const use = use_of(key);
  return {use ? use->service : not_applicable};
}

inline void certificate_active(const std::optional<Certificate>& certificate, const Rules&,
                               Line& line) {
  line.flag(certificate && certificate->active);
}

inline void certificate_uploaded(const std::optional<Certificate>& certificate, const Rules& rules,
                                 Line& line) {
  if (certificate && shows_age(certificate->active, rules))
    line.time(certificate->uploaded);
  else
    line.plain(not_applicable);
}

}  // namespace rollcall::report::cells
