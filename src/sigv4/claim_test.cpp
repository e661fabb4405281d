#include "sigv4/claim.h"

#include <gtest/gtest.h>

namespace rollcall::sigv4 {
namespace {

const std::string credential = "AKIDEXAMPLE/20150830/eu-west-1/iam/aws4_request";

Claim claim_of_header(const std::string& authorization) {
  return claim_of(http::Request{"POST", "/", {{"Authorization", authorization}}, {}, {}});
}

std::string id_in(const std::string& text) {
  return claim_of_header("AWS4-HMAC-SHA256 Credential=" + text + ", Signature=00").access_key_id;
}

}  // namespace

TEST(Claim, IsReadFromHeaderOrQuery) {
  const std::string target =
      "/?X-Amz-Credential=AKIDEXAMPLE%2F20150830%2Feu-west-1%2Fiam%2Faws4_request&X%2dAmz-"
      "SignedHeaders=host%3Bx-a&X-Amz-Signature=00";
  for (const Claim& claim : {claim_of_header("AWS4-HMAC-SHA256 Credential=" + credential +
                                             ", SignedHeaders=host;x-a, Signature=00"),
                             claim_of(http::Request{"GET", target, {}, {}, {}})}) {
    EXPECT_EQ(claim.access_key_id, "AKIDEXAMPLE");
    EXPECT_EQ(claim.signed_for, "eu-west-1/iam");
    EXPECT_EQ(claim.signed_headers, "host;x-a");
  }
}

TEST(Claim, IsReadFromWhatIsHandedOver) {
  const std::string text =
      "AWS4-HMAC-SHA256\n20150830T123600Z\n20150830/eu-west-1/s3/aws4_request\n" +
      std::string(64, '0');
  EXPECT_EQ(claim_of(HandedOver{"AKIDEXAMPLE", text, ""}).signed_for, "eu-west-1/s3");
  EXPECT_EQ(claim_of(HandedOver{"AKIDEXAMPLE", "GET\n", ""}).access_key_id, "AKIDEXAMPLE");
}

TEST(Claim, IsReadAsFarAsThereIsOne) {
  EXPECT_EQ(id_in("AKIDEXAMPLE"), "AKIDEXAMPLE");
  EXPECT_EQ(id_in("AKIDEXAMPLE/20150830"), "AKIDEXAMPLE");
  EXPECT_EQ(claim_of_header("AWS AKIDEXAMPLE:c2lnbmF0dXJl").access_key_id, "AKIDEXAMPLE");
  EXPECT_EQ(
      claim_of_header("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/eu-west-1").signed_for,
      "eu-west-1/");
  EXPECT_EQ(claim_of_header("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830//iam/").signed_for,
            "/iam");
  for (const std::string nothing : {"", "Basic YTpi", "Credential=", "AWS ", "AWS4-HMAC-SHA256"}) {
    const Claim claim = claim_of_header(nothing);
    EXPECT_EQ(claim.access_key_id + claim.signed_for + claim.signed_headers, "") << nothing;
  }
  EXPECT_EQ(claim_of(http::Request{"GET", "/?a=b", {}, {}, {}}).access_key_id, "");
}

TEST(Claim, RepeatsNoIdThatMayBeASecret) {
  EXPECT_EQ(id_in("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"), "");
  EXPECT_EQ(id_in("wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEYA"), "");
  EXPECT_EQ(id_in(std::string(33, 'A')), "");
  EXPECT_EQ(id_in(std::string(32, 'A')), std::string(32, 'A'));
  EXPECT_EQ(id_in("AKIDExAMPLE"), "");
  EXPECT_EQ(id_in("AKIDEXAMPLE\",\"status\":\"200"), "");
}

TEST(Claim, SaysNoMoreOfARegionThanALineHolds) {
  const std::string endless(100'000, 'x');
  const Claim claim = claim_of_header("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/d/" + endless + "/" +
                                      endless + "/t, SignedHeaders=host");
  const std::string shown = std::string(64, 'x') + "...";
  EXPECT_EQ(claim.signed_for, shown + "/" + shown);
}

TEST(Claim, RepeatsNoPartOfASecretThatHoldsSlashes) {
  const Claim claim = claim_of_header(
      "AWS4-HMAC-SHA256 Credential=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY/20150830/us-east-1/"
      "iam/aws4_request, SignedHeaders=host, Signature=00");
  EXPECT_EQ(claim.access_key_id, "");
  EXPECT_EQ(claim.signed_for, "");
  EXPECT_EQ(claim.signed_headers, "host");
}

TEST(Claim, IsShortAndPrintableWhateverIsSent) {
  const std::string endless(100'000, 'x');
  const Claim claim =
      claim_of_header("AWS4-HMAC-SHA256 Credential=" + endless + "/d/" + endless + "/" + endless +
                      "/t, SignedHeaders=host;\n\x1b\xff" + endless);
  EXPECT_EQ(claim.access_key_id, "");
  EXPECT_LT(claim.signed_headers.size(), 520U);
  EXPECT_TRUE(claim.signed_headers.starts_with("host;???xxx"));
  EXPECT_TRUE(claim.signed_headers.ends_with("xxx..."));
}

TEST(Claim, ShowsOfAListOfHeadersNoMoreThanALogCanBear) {
  const std::string longest(512, 'h');
  EXPECT_EQ(shown_headers(longest), longest);
  EXPECT_EQ(shown_headers(longest + "h"), longest + "...");
}

}  // namespace rollcall::sigv4
