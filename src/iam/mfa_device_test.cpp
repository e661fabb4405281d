#include "iam/mfa_device.h"

#include <gtest/gtest.h>

namespace rollcall::iam {

TEST(OtpauthUri, NamesTheDeviceTheAccountAndTheSeed) {
  EXPECT_EQ(otpauth_uri("phone", "123456789012", base::Secret("JBSWY3DPEHPK3PXP")).reveal(),
            "otpauth://totp/phone@123456789012?secret=JBSWY3DPEHPK3PXP");
}

TEST(OtpauthUri, KeepsSignsOfANameApartFromItsOwn) {
  EXPECT_EQ(otpauth_uri("a+b=c,d.e@f-g", "my-company", base::Secret("AA")).reveal(),
            "otpauth://totp/a%2Bb%3Dc%2Cd.e%40f-g@my-company?secret=AA");
}

}  // namespace rollcall::iam
