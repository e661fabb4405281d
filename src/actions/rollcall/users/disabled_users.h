#pragma once
// What the actions on disabled users share.

#include <optional>
#include <string>
#include <vector>

#include "api/action.h"
#include "iam/disabled_user.h"
#include "iam/names.h"

namespace rollcall::actions {

struct DisabledUserRequest {
  iam::ExistingUserName user_name;

  void fields(auto& field) { field("UserName", user_name); }
};

// The password that waits for its user; without its hash.
struct SetAsidePasswordShape {
  base::Instant create_date;
  base::Instant last_changed_date;
  std::optional<base::Instant> last_used_date;
  bool password_reset_required = false;

  void fields(auto& field) const {
    field("CreateDate", create_date);
    field("LastChangedDate", last_changed_date);
    field("LastUsedDate", last_used_date);
    field("PasswordResetRequired", password_reset_required);
  }
};

struct DisabledUserShape {
  std::string user_name;
  base::Instant disabled_date;
  std::optional<SetAsidePasswordShape> login_profile;
  std::vector<std::string> access_key_ids;

  void fields(auto& field) const {
    field("UserName", user_name);
    field("DisabledDate", disabled_date);
    field("LoginProfile", login_profile);
    field("AccessKeyIds", access_key_ids);
  }
};

struct DisabledUserResponse {
  DisabledUserShape disabled_user;

  void fields(auto& field) const { field("DisabledUser", disabled_user); }
};

DisabledUserShape shape_of(const iam::User& user, const iam::DisabledUser& disabled);

// The user, for the action itself and for both actions of IAM that it does the work of: who may not
// take a password away and switch keys off may not do so by another name.
api::Result<api::Resources> user_to_disable(const api::View& view,
                                            const DisabledUserRequest& request);

}  // namespace rollcall::actions
