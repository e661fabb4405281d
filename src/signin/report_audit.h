#pragma once
// What the audit says of a report, as the console's pages are told it: the controls with how many
// fail each, and for every user the credentials and what fails of them. The pages count and show;
// they judge nothing themselves.

#include <span>
#include <string>

#include "audit/judge.h"
#include "report/owned_row.h"

namespace rollcall::signin {

// {"controls": […]}: every control of the pages with its texts and its limit, by which nothing is
// judged yet.
std::string controls_json();

// The same with counts, and {"users": […]}: everybody who has a credential, or of whom something
// fails.
std::string audit_json(std::span<const report::OwnedRow> rows, audit::Terms terms);

}  // namespace rollcall::signin
