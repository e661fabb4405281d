#include "audit/finding.h"

#include <algorithm>
#include <cstdlib>

#include "audit/cells.h"
#include "base/ascii.h"
#include "iam/user.h"

namespace rollcall::audit {
namespace {

bool is_plain(char c) {
  constexpr std::string_view plain_signs = "_+,.@-/:";
  return base::is_letter(c) || base::is_digit(c) || plain_signs.contains(c);
}

std::string shell_quoted(std::string_view text) {
  if (!text.empty() && std::ranges::all_of(text, is_plain))
    return std::string(text);
  std::string quoted = "'";
  for (const char c : text)
    quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

std::string replaced(std::string text, std::string_view place, std::string_view by) {
  for (auto at = text.find(place); at != text.npos; at = text.find(place, at + by.size()))
    text.replace(at, place.size(), by);
  return text;
}

}  // namespace

std::string_view Finding::column() const { return cell_name(verdict.column); }

std::string id_of(const Finding& finding) {
  std::string id(finding.control->id);
  for (const std::string_view part :
       {std::string_view(finding.account), std::string_view(finding.user), to_string(finding.slot)})
    id.append("/").append(part);
  return id;
}

std::string days_text(base::Seconds age) {
  using Tenths = std::chrono::duration<long long, std::ratio<8'640>>;
  const long long tenths = std::chrono::floor<Tenths>(age).count();
  const long long size = std::abs(tenths);
  return (tenths < 0 ? "-" : "") + std::to_string(size / 10) + "." + std::to_string(size % 10);
}

std::string command_for(const Finding& finding) {
  const Control& control = *finding.control;
  const bool is_key = finding.slot == Slot::AccessKey1 || finding.slot == Slot::AccessKey2;
  const bool is_second = finding.slot == Slot::AccessKey2 || finding.slot == Slot::Certificate2;
  const std::string_view in_slot = is_second ? "_IN_SLOT_2" : "_IN_SLOT_1";
  const bool has_slot = is_key || is_second || finding.slot == Slot::Certificate1;
  std::string command(is_key && !control.key_command.empty() ? control.key_command
                                                             : control.command);
  if (has_slot)
    for (const std::string_view place : {"KEY_ID", "CERTIFICATE_ID"})
      command = replaced(std::move(command), place, std::string(place).append(in_slot));
  constexpr std::string_view whose = " --user-name USER";
  // Root's own calls name no user; and a name that begins like an option has to follow a '='.
  if (finding.user == iam::root_user)
    command = replaced(std::move(command), whose, "");
  else if (finding.user.starts_with('-'))
    command = replaced(std::move(command), whose, " --user-name=USER");
  return replaced(std::move(command), "USER", shell_quoted(finding.user));
}

}  // namespace rollcall::audit
