#include "documents/pictures.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "documents/html.h"

namespace rollcall::documents {
namespace {

using namespace picture_colors;

// A ring whose circumference is 100, so that shares are lengths.
constexpr double radius = 15.915;

constexpr int bar_width = 44;
constexpr int bar_distance = 60;
constexpr int bar_room = 120;  // of the highest
constexpr int top_margin = 20;
constexpr int left_margin = 10;

// How many pixels high a number of keys stands.
int height_of(std::size_t keys, std::size_t most) {
  return most == 0 ? 0 : static_cast<int>(keys * bar_room / most);
}

void append_text(std::string& out, int x, int y, std::string_view text) {
  fmt::format_to(std::back_inserter(out), R"(<text x="{}" y="{}" text-anchor="middle">{}</text>)",
                 x, y, escaped(text));
}

void append_bar(std::string& out, int x, int bottom, int height, std::string_view color) {
  fmt::format_to(std::back_inserter(out),
                 R"(<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>)", x, bottom - height,
                 bar_width, height, color);
}

// Whether all keys of this column are too old.
bool is_past_rotation(int column) {
  return column > 0 && age_limits[static_cast<std::size_t>(column) - 1] >= rotation_days();
}

}  // namespace

std::string mfa_picture(const ReportFigures& figures, const PageTexts& texts) {
  const std::size_t all = figures.console_users;
  const std::size_t with = figures.with_mfa();
  const double share =
      all == 0 ? 0.0 : 100.0 * static_cast<double>(with) / static_cast<double>(all);
  std::string out =
      fmt::format(R"(<svg class="ring" viewBox="0 0 42 42" role="img" aria-label="{}: {} / {}">)",
                  escaped(texts.with_mfa), with, all);
  fmt::format_to(std::back_inserter(out),
                 R"(<circle cx="21" cy="21" r="{0}" fill="none" stroke="{1}" stroke-width="5"/>)"
                 R"(<circle cx="21" cy="21" r="{0}" fill="none" stroke="{2}" stroke-width="5" )"
                 R"(stroke-dasharray="{3:.2f} {4:.2f}" stroke-dashoffset="25"/>)",
                 radius, all == 0 ? faint : warning, strong, share, 100.0 - share);
  fmt::format_to(std::back_inserter(out),
                 R"(<text x="21" y="23.5" font-size="7" text-anchor="middle">{} / {}</text></svg>)",
                 with, all);
  return out;
}

std::string key_age_picture(const ReportFigures& figures, const PageTexts& texts) {
  std::size_t most = 0;
  for (const KeyCounts& counts : figures.keys_by_age)
    most = std::max(most, counts.active + counts.inactive);
  const int columns = static_cast<int>(figures.keys_by_age.size());
  const int bottom = top_margin + bar_room;
  std::string out = fmt::format(
      R"(<svg class="bars" viewBox="0 0 {} {}" role="img" aria-label="{}" font-size="11">)",
      left_margin * 2 + columns * bar_distance, bottom + 40, escaped(texts.key_ages));
  for (int i = 0; i < columns; ++i) {
    const KeyCounts& counts = figures.keys_by_age[static_cast<std::size_t>(i)];
    const int x = left_margin + i * bar_distance + (bar_distance - bar_width) / 2;
    const int active = height_of(counts.active, most);
    const int inactive = height_of(counts.inactive, most);
    append_bar(out, x, bottom, active, is_past_rotation(i) ? warning : strong);
    append_bar(out, x, bottom - active, inactive, faint);
    const std::string label = counts.inactive == 0
                                  ? std::to_string(counts.active)
                                  : fmt::format("{} + {}", counts.active, counts.inactive);
    append_text(out, x + bar_width / 2, bottom - active - inactive - 5, label);
    append_text(out, x + bar_width / 2, bottom + 15, texts.ages[static_cast<std::size_t>(i)]);
  }
  append_text(out, left_margin + columns * bar_distance / 2, bottom + 33, texts.days);
  return out + "</svg>";
}

}  // namespace rollcall::documents
