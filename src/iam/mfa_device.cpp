#include "iam/mfa_device.h"

#include "base/encoding.h"

namespace rollcall::iam {

base::Secret otpauth_uri(std::string_view device_name, std::string_view account,
                         const base::Secret& seed_in_base32) {
  std::string uri = "otpauth://totp/";
  base::append_percent_encoded(uri, device_name);
  uri.append("@");
  base::append_percent_encoded(uri, account);
  uri.append("?secret=").append(seed_in_base32.reveal());
  return base::Secret(std::move(uri));
}

}  // namespace rollcall::iam
