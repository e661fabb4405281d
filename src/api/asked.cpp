#include "api/asked.h"

#include "base/utf8.h"
#include "iam/errors.h"

namespace rollcall::api {
namespace {

// As much of a name as a line of the log repeats.
constexpr std::size_t most_logged = 64;

std::string_view version_in(const Form& form) {
  return form.find("Version").value_or("NO_VERSION_SPECIFIED");
}

}  // namespace

const Service& service_asked_for(const Form& form) {
  const Service* service = service_of_version(form.find("Version").value_or(""));
  return service ? *service : iam_service;
}

base::Error no_such_action(const Form& form) {
  const auto action = form.find("Action");
  if (!action)
    return {&iam::errors::missing_action,
            "The request is missing an action or a required parameter: Action."};
  return {&iam::errors::invalid_action, "Could not find operation " + std::string(*action) +
                                            " for version " + std::string(version_in(form))};
}

bool is_never_signed(const Asked& asked) {
  const auto action = asked.form.find("Action");
  return asked.service == &sts_service && !asked.action &&
         (action == "AssumeRoleWithSAML" || action == "AssumeRoleWithWebIdentity");
}

std::string not_found(const Asked& asked) {
  if (asked.action)
    return {};
  std::string text(asked.service->name);
  const auto action = asked.form.find("Action");
  if (!action)
    return text;
  text.append(":").append(base::to_utf8(*action, most_logged));
  const std::string_view version = version_in(asked.form);
  if (version != asked.service->version)
    text.append(" for version ").append(base::to_utf8(version, most_logged));
  return text;
}

}  // namespace rollcall::api
