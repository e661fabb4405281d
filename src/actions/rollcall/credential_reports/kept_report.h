#pragma once
// A report that is kept, as answers tell of it: which one it is, who asked for it when, and the
// digests by which it and the one before it are known.

#include <optional>
#include <string>

#include "report/generation.h"

namespace rollcall::actions {

struct KeptReportShape {
  report::Generation generation;

  void fields(auto& field) const {
    field("ReportNumber", static_cast<long long>(generation.number));
    field("GeneratedTime", generation.generated);
    field("RequestedTime", generation.requested);
    field("RequesterArn", generation.requester_arn);
    field("Edition", report::to_string(generation.edition));
    field("Users", static_cast<long long>(generation.users));
    field("Size", static_cast<long long>(generation.size));
    field("SHA256", generation.sha256);
    if (!generation.previous_sha256.empty())
      field("PreviousSHA256", generation.previous_sha256);
  }
};

}  // namespace rollcall::actions
