#pragma once
// The credential report as people take it away, and what a page shows of it, facts and audit: under
// the permission that the API asks for, and from the bytes that it serves.

#include <string>
#include <string_view>

#include "auth/permission/authorize.h"
#include "auth/permission/caller.h"
#include "documents/language.h"
#include "report/generation.h"
#include "signin/document_maker.h"
#include "signin/exchange.h"
#include "store/store.h"

namespace rollcall::signin {

class ReportPages {
 public:
  explicit ReportPages(store::Store& store) : store_(store) {}

  // `name` is what follows "/console/documents/". The report is the one whose number the query
  // names, under the terms of its audit; without a number the newest one, with the errors of
  // GetCredentialReport where that is no good.
  Reply document(const Exchange& exchange, const auth::Caller& caller, std::string_view name) const;

  // The newest report, whatever its age: its state by the server's clock, which is told as well.
  Reply facts(const Exchange& exchange, const auth::Caller& caller) const;

  // What the audit says of the report whose number the query names, at the moment when it was
  // generated. Of the newest one while it is good, for whoever may fetch it; of any other, under
  // the permission for past reports.
  Reply audit(const Exchange& exchange, const auth::Caller& caller) const;

  // How many passwords would have expired by now, were this the longest age: for whoever may read
  // how old each of them is.
  Reply password_policy_preview(const Exchange& exchange, const auth::Caller& caller) const;

 private:
  base::Result<report::Generation> good_report(const Exchange& exchange,
                                               const auth::Caller& caller) const;
  base::Result<report::Generation> wanted_report(const Exchange& exchange,
                                                 const auth::Caller& caller) const;
  struct Document;
  static const Document all_documents[];
  static const Document audit_document;

  base::Result<std::string> made(const auth::Caller& caller, const report::Generation& generation,
                                 const Document& wanted, documents::Language language) const;
  // ServiceFailure unless all of it is there: half a report must not become a document.
  base::Result<std::string> bytes_of(const auth::Caller& caller,
                                     const report::Generation& generation) const;

  store::Store& store_;
  mutable DocumentMaker maker_;  // guards itself
};

}  // namespace rollcall::signin
