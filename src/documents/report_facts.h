#pragma once
// What is known of a credential report besides its rows: what a document says on its first page.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "report/csv_reader.h"

namespace rollcall::documents {

struct ReportFacts {
  std::string account_id;
  std::optional<std::string> account_alias;
  base::Instant generated;
  std::string requester_arn;
  std::string edition;
  std::string sha256;  // of the CSV that the rows were read from
};

struct Report {
  ReportFacts facts;
  std::vector<report::OwnedRow> rows;  // root first
};

}  // namespace rollcall::documents
