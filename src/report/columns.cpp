#include "report/columns.h"

#include <algorithm>
#include <utility>

#include "iam/access_key.h"
#include "iam/arn.h"
#include "iam/password_policy.h"
#include "iam/user.h"
#include "report/line.h"

namespace rollcall::report {
namespace {

constexpr std::string_view not_applicable = "N/A";
constexpr std::string_view no_information = "no_information";
constexpr std::string_view not_supported = "not_supported";

bool is_root(const Row& row) { return row.holder == Holder::Root; }

void user(const Row& row, const Rules&, Line& line) {
  if (is_root(row))
    line.plain(iam::root_user);
  else
    line.text(row.user);
}

void arn(const Row& row, const Rules&, Line& line) {
  if (is_root(row))
    line.text(iam::arn_beginning, row.account_id, iam::root_resource);
  else
    line.text(iam::arn_beginning, row.account_id, iam::user_resource, row.path, row.user);
}

void user_creation_time(const Row& row, const Rules&, Line& line) { line.time(row.created); }

// The guide knows nothing of the root user's password but when it was used.
bool is_hidden(const Row& row, const Rules& rules) {
  return is_root(row) && rules.edition == Edition::Guide;
}

void password_enabled(const Row& row, const Rules& rules, Line& line) {
  if (is_hidden(row, rules))
    line.plain(not_supported);
  else
    line.flag(row.password.has_value());
}

// A root user without a password shows no_information and not N/A: audit tools read this cell of
// root's as a date, and are ready for no other word in its place.
void password_last_used(const Row& row, const Rules&, Line& line) {
  if (!row.password && !is_root(row))
    line.plain(not_applicable);
  else if (!row.password || !row.password->last_used ||
           *row.password->last_used < iam::password_tracking_began)
    line.plain(no_information);
  else
    line.time(*row.password->last_used);
}

void password_last_changed(const Row& row, const Rules& rules, Line& line) {
  if (is_hidden(row, rules))
    line.plain(not_supported);
  else if (!row.password)
    line.plain(not_applicable);
  else
    line.time(row.password->last_changed);
}

void password_next_rotation(const Row& row, const Rules& rules, Line& line) {
  if (is_root(row))
    line.plain(not_supported);
  else if (!row.password || !rules.max_password_age_days)
    line.plain(not_applicable);
  else
    line.time(row.password->last_changed + std::chrono::days{*rules.max_password_age_days});
}

void mfa_active(const Row& row, const Rules&, Line& line) { line.flag(row.mfa_active); }

// The guide shows the age of a credential only while it is active; the live service always does.
bool shows_age(bool active, const Rules& rules) { return active || rules.edition == Edition::Live; }

template <std::size_t slot>
void key_active(const Row& row, const Rules&, Line& line) {
  const auto& key = row.access_keys[slot];
  line.flag(key && key->active);
}

template <std::size_t slot>
void key_last_rotated(const Row& row, const Rules& rules, Line& line) {
  const auto& key = row.access_keys[slot];
  if (key && shows_age(key->active, rules))
    line.time(key->created);
  else
    line.plain(not_applicable);
}

// The last use of the key in the slot, active or not; none where nobody used it since uses are
// tracked.
template <std::size_t slot>
const AccessKeyUse* key_use(const Row& row) {
  const auto& key = row.access_keys[slot];
  if (!key || !key->last_used || key->last_used->date < iam::access_key_tracking_began)
    return nullptr;
  return &*key->last_used;
}

template <std::size_t slot>
void key_last_used_date(const Row& row, const Rules&, Line& line) {
  if (const AccessKeyUse* const use = key_use<slot>(row))
    line.time(use->date);
  else
    line.plain(not_applicable);
}

template <std::size_t slot>
void key_last_used_region(const Row& row, const Rules&, Line& line) {
  const AccessKeyUse* const use = key_use<slot>(row);
  line.text(use ? use->region : not_applicable);
}

template <std::size_t slot>
void key_last_used_service(const Row& row, const Rules&, Line& line) {
  const AccessKeyUse* const use = key_use<slot>(row);
  line.text(use ? use->service : not_applicable);
}

template <std::size_t slot>
void certificate_active(const Row& row, const Rules&, Line& line) {
  const auto& certificate = row.certificates[slot];
  line.flag(certificate && certificate->active);
}

template <std::size_t slot>
void certificate_last_rotated(const Row& row, const Rules& rules, Line& line) {
  const auto& certificate = row.certificates[slot];
  if (certificate && shows_age(certificate->active, rules))
    line.time(certificate->uploaded);
  else
    line.plain(not_applicable);
}

struct Column {
  std::string_view name;
  void (*cell)(const Row&, const Rules&, Line&);
};

// AWS user guide, "Getting credential reports for your AWS account", in the order of the live
// service.
constexpr std::array columns = {
    Column{"user", user},
    Column{"arn", arn},
    Column{"user_creation_time", user_creation_time},
    Column{"password_enabled", password_enabled},
    Column{"password_last_used", password_last_used},
    Column{"password_last_changed", password_last_changed},
    Column{"password_next_rotation", password_next_rotation},
    Column{"mfa_active", mfa_active},
    Column{"access_key_1_active", key_active<0>},
    Column{"access_key_1_last_rotated", key_last_rotated<0>},
    Column{"access_key_1_last_used_date", key_last_used_date<0>},
    Column{"access_key_1_last_used_region", key_last_used_region<0>},
    Column{"access_key_1_last_used_service", key_last_used_service<0>},
    Column{"access_key_2_active", key_active<1>},
    Column{"access_key_2_last_rotated", key_last_rotated<1>},
    Column{"access_key_2_last_used_date", key_last_used_date<1>},
    Column{"access_key_2_last_used_region", key_last_used_region<1>},
    Column{"access_key_2_last_used_service", key_last_used_service<1>},
    Column{"cert_1_active", certificate_active<0>},
    Column{"cert_1_last_rotated", certificate_last_rotated<0>},
    Column{"cert_2_active", certificate_active<1>},
    Column{"cert_2_last_rotated", certificate_last_rotated<1>},
};
static_assert(columns.size() == column_count);

constexpr std::size_t header_size = [] {
  std::size_t size = columns.size() - 1;  // the commas
  for (const Column& column : columns)
    size += column.name.size();
  return size;
}();

constexpr auto header_line = [] {
  std::array<char, header_size> line{};
  std::size_t at = 0;
  for (const Column& column : columns) {
    if (at > 0)
      line[at++] = ',';
    for (const char sign : column.name)
      line[at++] = sign;
  }
  return line;
}();

// One cell after the other, all of them in one function: calling each would cost more than writing
// it.
template <std::size_t... column>
[[gnu::flatten]] char* write_cells(char* begin, const Row& row, const Rules& rules,
                                   std::index_sequence<column...>) {
  Line line(begin);
  const auto write = [&](auto cell, std::size_t at) {
    if (at > 0)
      line.plain(",");
    cell(row, rules, line);
  };
  (write(std::integral_constant<decltype(Column::cell), columns[column].cell>(), column), ...);
  return line.end();
}

}  // namespace

constexpr std::array<std::string_view, column_count> column_names = [] {
  std::array<std::string_view, column_count> names;
  for (std::size_t i = 0; i < column_count; ++i)
    names[i] = columns[i].name;
  return names;
}();

std::string_view to_string(Absence absence) {
  switch (absence) {
    case Absence::NotApplicable:
      return not_applicable;
    case Absence::NoInformation:
      return no_information;
    case Absence::NotSupported:
      return not_supported;
  }
  return {};
}

std::optional<Absence> parse_absence(std::string_view cell) {
  for (const Absence absence :
       {Absence::NotApplicable, Absence::NoInformation, Absence::NotSupported})
    if (cell == to_string(absence))
      return absence;
  return std::nullopt;
}

std::string_view header() { return {header_line.data(), header_line.size()}; }

std::size_t most_line_bytes(const Row& row) {
  // Times, flags and absences, and the commas between all cells.
  constexpr std::size_t most_short_cell = base::iso8601_size + 1;
  std::size_t size = column_count * most_short_cell;
  size += most_quoted_bytes(std::max(row.user.size(), iam::root_user.size()));
  size += most_quoted_bytes(iam::arn_beginning.size() + row.account_id.size() +
                            iam::user_resource.size() + row.path.size() + row.user.size());
  for (const auto& key : row.access_keys)
    if (key && key->last_used)
      size += most_quoted_bytes(key->last_used->region.size()) +
              most_quoted_bytes(key->last_used->service.size());
  return size;
}

char* write_line(char* begin, const Row& row, const Rules& rules) {
  return write_cells(begin, row, rules, std::make_index_sequence<column_count>());
}

}  // namespace rollcall::report
