#pragma once
// The report as a page for an auditor's working papers: one file, nothing fetched, no script, made
// to be printed.

#include <string>

#include "documents/language.h"
#include "documents/report_facts.h"

namespace rollcall::documents {

std::string report_page(const Report& report, Language language);

}  // namespace rollcall::documents
