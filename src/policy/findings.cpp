#include "policy/findings.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/utf8.h"
#include "policy/checks.h"
#include "policy/draft.h"

namespace rollcall::policy {
namespace {

// Of all offsets in one pass over the document.
std::map<std::size_t, Position> positions_of(std::string_view document,
                                             const std::vector<Complaint>& complaints) {
  std::map<std::size_t, Position> positions;
  for (const Complaint& complaint : complaints) {
    positions[complaint.span.begin];
    positions[complaint.span.end];
  }
  std::vector<std::size_t> offsets;
  for (const auto& [offset, position] : positions)
    offsets.push_back(offset);
  const std::vector<Place> places = places_of(document, offsets);
  std::size_t at = 0;
  std::size_t units = 0;
  for (std::size_t i = 0; i < offsets.size(); ++i) {
    units += base::utf16_length(document.substr(at, offsets[i] - at));
    at = offsets[i];
    positions[at] = {places[i], units};
  }
  return positions;
}

}  // namespace

std::vector<Finding> findings_in(std::string_view document, DocumentKind kind) {
  DraftReading reading = read_draft(document, kind);
  reading.complaints.add_all(complaints_about(reading.draft, kind));
  const std::vector<Complaint>& complaints = reading.complaints.list();
  const auto positions = positions_of(document, complaints);
  std::vector<Finding> findings;
  for (const Complaint& complaint : complaints)
    findings.push_back(
        {complaint, positions.at(complaint.span.begin), positions.at(complaint.span.end)});
  std::ranges::sort(findings, {}, [](const Finding& finding) {
    return std::pair(finding.begin.offset, finding.complaint.issue->code);
  });
  return findings;
}

}  // namespace rollcall::policy
