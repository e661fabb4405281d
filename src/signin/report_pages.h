#pragma once
// The credential report as people take it away, and the facts of it that a page shows: under the
// permission that the API asks for, and from the bytes that it serves.

#include <mutex>
#include <string_view>

#include "auth/authorize.h"
#include "auth/caller.h"
#include "documents/report_facts.h"
#include "report/generation.h"
#include "signin/exchange.h"
#include "store/store.h"

namespace rollcall::signin {

class ReportPages {
 public:
  explicit ReportPages(store::Store& store) : store_(store) {}

  // `name` is what follows "/console/documents/". The errors of GetCredentialReport where there is
  // no report that is good.
  Reply document(const Exchange& exchange, const auth::Caller& caller, std::string_view name) const;

  Reply facts(const Exchange& exchange, const auth::Caller& caller) const;

  // How many passwords would have expired by now, were this the longest age: for whoever may read
  // how old each of them is.
  Reply password_policy_preview(const Exchange& exchange, const auth::Caller& caller) const;

 private:
  base::Result<report::Generation> good_report(const Exchange& exchange,
                                               const auth::Caller& caller) const;
  base::Result<documents::Report> read(const auth::Caller& caller,
                                       const report::Generation& generation,
                                       std::string_view csv) const;
  // ServiceFailure unless all of it is there: half a report must not become a document.
  base::Result<std::string> bytes_of(const auth::Caller& caller,
                                     const report::Generation& generation) const;

  store::Store& store_;
  // A document of a large account takes hundreds of megabytes while it is made, so that there is
  // one at a time.
  mutable std::mutex making_;
};

}  // namespace rollcall::signin
