#pragma once
// The pictures of the printed report, as SVG that stands in the page: no script, no style of its
// own, and every number also as text.

#include <string>
#include <string_view>

#include "documents/page_texts.h"
#include "documents/report_figures.h"

namespace rollcall::documents {

// Dark and light enough to be told apart in grey, too.
namespace picture_colors {
inline constexpr std::string_view strong = "#0b5cad";
inline constexpr std::string_view warning = "#b0360b";
inline constexpr std::string_view faint = "#b6bec9";
}  // namespace picture_colors

// A ring of those who can sign in with a password: with MFA and without.
std::string mfa_picture(const ReportFigures& figures, const PageTexts& texts);

// Bars of access keys by age, active and inactive ones on top of each other.
std::string key_age_picture(const ReportFigures& figures, const PageTexts& texts);

}  // namespace rollcall::documents
