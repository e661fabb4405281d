#pragma once
// The AWS shared credentials file: "[profile]" and under it aws_access_key_id,
// aws_secret_access_key, aws_session_token. AWS CLI user guide, "Configuration and credential file
// settings".

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/secret.h"
#include "sigv4/sign.h"

namespace rollcall::cli {

// The credentials of a profile in the text of such a file; nullopt where it has no such profile
// with both keys.
std::optional<sigv4::Credentials> find_profile(const base::Secret& file, std::string_view profile);

// The lines of a profile.
base::Secret format_profile(std::string_view profile, const sigv4::Credentials& credentials);

// What the AWS CLI would use: a named profile; else AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY;
// else the profile "default". Profiles are read from AWS_SHARED_CREDENTIALS_FILE, or
// ~/.aws/credentials. NoCredentials, saying where it looked.
base::Result<sigv4::Credentials> user_credentials(std::string_view profile);

}  // namespace rollcall::cli
