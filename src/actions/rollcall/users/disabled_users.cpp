#include "actions/rollcall/users/disabled_users.h"

#include "actions/resources/resources.h"

namespace rollcall::actions {

DisabledUserShape shape_of(const iam::User& user, const iam::DisabledUser& disabled) {
  DisabledUserShape shape{.user_name = user.name,
                          .disabled_date = disabled.disabled,
                          .login_profile = {},
                          .access_key_ids = disabled.access_key_ids};
  if (const auto& profile = disabled.login_profile)
    shape.login_profile = {.create_date = profile->created,
                           .last_changed_date = profile->last_changed,
                           .last_used_date = profile->last_used,
                           .password_reset_required = profile->reset_required};
  return shape;
}

api::Result<api::Resources> user_to_disable(const api::View& view,
                                            const DisabledUserRequest& request) {
  const auth::Resource user = user_resource(view, request.user_name);
  api::Resources resources{user};
  for (const char* permission : {"iam:DeleteLoginProfile", "iam:UpdateAccessKey"}) {
    resources.push_back(user);
    resources.back().permission = permission;
  }
  return resources;
}

}  // namespace rollcall::actions
