#pragma once
// What a request asks for by its form, and what is said of an action that there is not: to the
// caller, and in the log.

#include <string>

#include "api/action.h"
#include "api/form.h"
#include "api/protocol.h"
#include "base/result.h"

namespace rollcall::api {

// Where there is no such action, it is the service as whose the error is told.
struct Asked {
  Form form = {};
  const Service* service = &iam_service;
  const Action* action = nullptr;
};

// A service is asked for by its version; where there is none, for IAM.
const Service& service_asked_for(const Form& form);

// InvalidAction, or MissingAction where none is named.
base::Error no_such_action(const Form& form);

// Whether it is what nobody signs on AWS, for who asks has no key yet.
bool is_never_signed(const Asked& asked);

// "sts:AssumeRoleWithSAML": an action that there is not, as the log repeats it; where none was
// named, the service. Empty where there is one.
std::string not_found(const Asked& asked);

}  // namespace rollcall::api
