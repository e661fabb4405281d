#include "gateway/asked_permissions.h"

#include <gtest/gtest.h>

namespace rollcall::gateway {
namespace {

using Headers = std::vector<http::Header>;

std::vector<ActionRule> rules(std::initializer_list<const char*> texts) {
  std::vector<ActionRule> parsed;
  for (const char* text : texts) {
    auto rule = parse_action_rule(text);
    EXPECT_TRUE(rule.has_value()) << text;
    parsed.push_back(*std::move(rule));
  }
  return parsed;
}

const auto of_s3 = rules(
    {"GET /{bucket}[/]?acl s3:GetBucketAcl arn:aws:s3:::{bucket}",
     "GET,HEAD /{bucket}/{key*}?[partNumber] s3:GetObject arn:aws:s3:::{bucket}/{key}",
     "GET /{bucket}[/] s3:ListBucket arn:aws:s3:::{bucket}",
     "GET /{bucket}/{key*}?versionId=* s3:GetObjectVersion arn:aws:s3:::{bucket}/{key}",
     "POST /{bucket}/{key*}?select&select-type=2 s3:GetObject arn:aws:s3:::{bucket}/{key}",
     "POST /{bucket}[/]?delete s3:DeleteObject arn:aws:s3:::{bucket}/{*}",
     "PUT /{bucket}/{key*} s3:PutObject arn:aws:s3:::{bucket}/{key}"
     " with x-amz-grant-* s3:PutObjectAcl arn:aws:s3:::{bucket}/{key}"
     " with x-amz-acl s3:PutObjectAcl arn:aws:s3:::{bucket}/{key}"
     " with x-amz-copy-source=/{from}/{object*} s3:GetObject arn:aws:s3:::{from}/{object}"
     " with x-amz-copy-source=/{from}/{object*}?versionId=* s3:GetObjectVersion {from}/{object}"});

// "s3:GetObject arn:aws:s3:::b/k, …", or empty.
std::string asked_of(const std::vector<ActionRule>& of, const SignedRequest& request) {
  const auto read = read_request(request);
  const auto permissions = read ? asked_permissions(of, *read) : std::nullopt;
  std::string text;
  for (const AskedPermission& each : permissions.value_or(std::vector<AskedPermission>()))
    text.append(text.empty() ? "" : ", ")
        .append(each.action + " " + each.resource)
        .append(each.on == AskedPermission::On::AllBelow ? "…" : "");
  return text;
}

std::string asked(const std::vector<ActionRule>& of, std::string_view method,
                  std::string_view target, const Headers& headers = {}) {
  return asked_of(of, {.method = method,
                       .target = target,
                       .headers = headers,
                       .service = "execute-api",
                       .region = "eu-west-1",
                       .account = "123456789012"});
}

std::string presigned(std::string_view method, std::string_view target,
                      const Headers& headers = {}) {
  return asked_of(of_s3, {.method = method,
                          .target = target,
                          .headers = headers,
                          .service = "s3",
                          .region = "eu-west-1",
                          .account = "123456789012",
                          .carrier = sigv4::Carrier::Query});
}

std::string put(const Headers& headers) { return asked(of_s3, "PUT", "/b/k", headers); }

std::string copied_from(std::string_view source) {
  const std::string all = put({{"x-amz-copy-source", source}});
  return all.substr(std::min(all.size(), all.find(", ")));
}

}  // namespace

TEST(AskedPermissions, FollowFromMethodAndPath) {
  EXPECT_EQ(asked(of_s3, "GET", "/b/k/l"), "s3:GetObject arn:aws:s3:::b/k/l");
  EXPECT_EQ(asked(of_s3, "HEAD", "/b/k"), "s3:GetObject arn:aws:s3:::b/k");
  EXPECT_EQ(asked(of_s3, "PUT", "/b/k"), "s3:PutObject arn:aws:s3:::b/k");
  EXPECT_EQ(asked(of_s3, "GET", "/b"), "s3:ListBucket arn:aws:s3:::b");
  EXPECT_EQ(asked(of_s3, "GET", "/b/"), "s3:ListBucket arn:aws:s3:::b");
  EXPECT_EQ(asked(of_s3, "GET", "/b/folder/"), "s3:GetObject arn:aws:s3:::b/folder/");
  EXPECT_EQ(asked(of_s3, "GET", "/b/a%20b+c/%C3%A9"), "s3:GetObject arn:aws:s3:::b/a b+c/\u00e9");
  for (const auto* method : {"DELETE", "get", "Get", "", "GET ", "GET,HEAD", "*"})
    EXPECT_EQ(asked(of_s3, method, "/b/k"), "") << method;
  for (const auto* path : {"/", "", "b/k", "/b//", "/b/../k", "/b/%2e%2e/k", "/b/%252e%252e/k"})
    EXPECT_EQ(asked(of_s3, "GET", path), "") << path;
}

TEST(AskedPermissions, AKeyIsNeverEmpty) {
  const auto only_objects = rules({"GET,PUT /{bucket}/{key*} s3:GetObject {bucket}/{key}"});
  for (const auto* path : {"/pub", "/pub/", "/pub/?", "/pub/?prefix=a", "/"})
    EXPECT_EQ(asked(only_objects, "GET", path), "") << path;
  EXPECT_EQ(asked(only_objects, "PUT", "/pub/"), "");
}

// Ceph takes what stands before ":" for a tenant, and without one the bucket is what follows.
TEST(AskedPermissions, ABucketHasTheNameOfABucket) {
  EXPECT_EQ(asked(of_s3, "GET", "/Pub_1.a-b/k"), "s3:GetObject arn:aws:s3:::Pub_1.a-b/k");
  for (const auto* bucket : {":secret", "tenant:secret", "%3Asecret", "a%3Asecret", "a,b", "a%20b",
                             "%C3%A9", "a*", "a%3F", "a$b", "a@b", "a~b", "a+b"}) {
    EXPECT_EQ(asked(of_s3, "GET", "/" + std::string(bucket)), "") << bucket;
    EXPECT_EQ(asked(of_s3, "GET", "/" + std::string(bucket) + "/k"), "") << bucket;
  }
  const auto site = rules({"GET /{page} site:Read {page}"});
  EXPECT_EQ(asked(site, "GET", "/a:b"), "site:Read a:b");
}

TEST(AskedPermissions, ARuleIsAboutTheWholeQueryOrNotAtAll) {
  EXPECT_EQ(asked(of_s3, "GET", "/b?acl"), "s3:GetBucketAcl arn:aws:s3:::b");
  EXPECT_EQ(asked(of_s3, "GET", "/b/?acl="), "s3:GetBucketAcl arn:aws:s3:::b");
  EXPECT_EQ(asked(of_s3, "GET", "/b?prefix=a&%61cl"), "s3:GetBucketAcl arn:aws:s3:::b");
  EXPECT_EQ(asked(of_s3, "GET", "/b?prefix=acl"), "s3:ListBucket arn:aws:s3:::b");
  EXPECT_EQ(asked(of_s3, "GET", "/b/k?versionId=7"), "s3:GetObjectVersion arn:aws:s3:::b/k");
  EXPECT_EQ(asked(of_s3, "GET", "/b/k?partNumber=2"), "s3:GetObject arn:aws:s3:::b/k");
  EXPECT_EQ(asked(of_s3, "POST", "/b/k?select&select-type=2"), "s3:GetObject arn:aws:s3:::b/k");
  for (const auto* query : {"acl=1",
                            "acl&acl",
                            "acl&acl=",
                            "acl&%61cl",
                            "ACL",
                            "Acl",
                            "acl%20",
                            "acl+",
                            "acl%00",
                            "acl[]",
                            "acl.x",
                            "policy",
                            "acl&policy",
                            "versionId",
                            "versionId=",
                            "versionId=1",
                            "acl&versionId=1",
                            "acl;policy",
                            "acl&;",
                            "prefix=a;acl",
                            "prefix=a&prefix=b",
                            "&acl",
                            "acl&",
                            "=acl",
                            "acl%26policy",
                            "acl%3D",
                            "uploads",
                            "X-Amz-Acl",
                            "X-Amz-Copy-Source=a/b"})
    EXPECT_EQ(asked(of_s3, "GET", std::string("/b?") + query), "") << query;
  for (const auto* query : {"select", "select-type=2", "select&select-type=1", "select=1",
                            "select&select-type=2&select-type=2", "select&select-type=2&restore"})
    EXPECT_EQ(asked(of_s3, "POST", std::string("/b/k?") + query), "") << query;
}

TEST(AskedPermissions, WhatIsHarmlessNeedsNotBeNamed) {
  for (const auto* query : {"response-content-type=text%2Fplain&response-expires=0",
                            "x-id=GetObject", "x-amz-checksum-mode=ENABLED"}) {
    EXPECT_NE(asked(of_s3, "GET", std::string("/b/k?") + query), "") << query;
    EXPECT_NE(presigned("GET", std::string("/b/k?") + query), "") << query;
  }
  for (const auto* query :
       {"X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=a%2Fb&X-Amz-Date=c&X-Amz-Expires=1&"
        "X-Amz-SignedHeaders=host%3Brange&X-Amz-Signature=d&X-Amz-Security-Token=e",
        "X-Amz-Content-Sha256=UNSIGNED-PAYLOAD"})
    EXPECT_NE(presigned("GET", std::string("/b/k?") + query), "") << query;
  EXPECT_NE(asked(of_s3, "GET", "/b?list-type=2&prefix=a%2F&delimiter=%2F&max-keys=9"), "");
  // Whatever only chooses what is read has no place where something is written.
  for (const auto* query : {"prefix=a", "response-content-type=a", "list-type=2", "max-keys=1"})
    EXPECT_EQ(asked(of_s3, "PUT", std::string("/b/k?") + query), "") << query;
  EXPECT_EQ(asked(of_s3, "GET", "/b/k?X-Amz-Expires=1&X-Amz-Expires=2"), "");
  EXPECT_EQ(asked(of_s3, "GET", "/b/k?Response-Content-Type=a"), "");
}

TEST(AskedPermissions, ARuleMaySayThatNoParameterMatters) {
  const auto site = rules({"GET /{path*}?* site:Read", "GET / site:Read"});
  EXPECT_EQ(asked(site, "GET", "/search?q=1&q=2&acl"), "site:Read *");
  EXPECT_EQ(asked(site, "GET", "/?q=1"), "");
  EXPECT_EQ(asked(site, "GET", "/search?q=1;x"), "");
}

TEST(AskedPermissions, AreFilledInWithWhatIsKnownOfTheRequest) {
  const auto any =
      rules({"* /{path*} {service}:{Method} arn:aws:{service}:{region}:{account}:{path}/{method}"});
  EXPECT_EQ(asked(any, "DELETE", "/pets/7"),
            "execute-api:Delete arn:aws:execute-api:eu-west-1:123456789012:pets/7/DELETE");
  EXPECT_EQ(asked(rules({"* / a:b"}), "GET", "/"), "a:b *");
}

TEST(AskedPermissions, AreForEverythingBelowWhereTheBodySaysWhat) {
  EXPECT_EQ(asked(of_s3, "POST", "/b/?delete"), "s3:DeleteObject arn:aws:s3:::b/…");
  // The star of a key is no such thing.
  EXPECT_EQ(asked(of_s3, "GET", "/b/%7B*%7D"), "s3:GetObject arn:aws:s3:::b/{*}");
}

TEST(AskedPermissions, HeadersAskForMore) {
  const std::string base = "s3:PutObject arn:aws:s3:::b/k";
  const std::string acl = base + ", s3:PutObjectAcl arn:aws:s3:::b/k";
  EXPECT_EQ(put({}), base);
  EXPECT_EQ(put({{"Content-Type", "a"}, {"X-Amz-Meta-Colour", "a"}, {"x-amz-date", "b"}}), base);
  EXPECT_EQ(put({{"X-Amz-Acl", "private"}}), acl);
  EXPECT_EQ(put({{"x-amz-grant-read", "a"}, {"x-amz-grant-write", "b"}}), acl);
  EXPECT_EQ(presigned("PUT", "/b/k?x-amz-acl=private"), acl);
  EXPECT_EQ(presigned("PUT", "/b/k?X-Amz-Acl=private"), acl);
}

// Stores differ in whether they read it there: what one reads, a condition of the policies would
// not have seen, or the other way round.
TEST(AskedPermissions, AQueryHoldsHeadersOnlyOfAPresignedRequest) {
  for (const auto* query : {"x-amz-acl=private", "X-Amz-Acl=private", "x_amz_acl=private",
                            "x-amz-meta-colour=a", "x-amz-storage-class=GLACIER",
                            "x-amz-server-side-encryption=AES256", "x-amz-copy-source=s%2Fo"})
    EXPECT_EQ(asked(of_s3, "PUT", std::string("/b/k?") + query), "") << query;
  EXPECT_EQ(asked(rules({"GET /{path*}?* site:Read"}), "GET", "/b?x-amz-acl=private"), "");
}

TEST(AskedPermissions, AHeaderOfS3StandsThereOnceAndAsItIsSpelled) {
  const std::string base = "s3:PutObject arn:aws:s3:::b/k";
  for (const auto* name : {"x-amz-storage-class", "x-amz-server-side-encryption", "X-Amz-Date",
                           "x-amz-content-sha256", "x-amz-website-redirect-location"}) {
    EXPECT_EQ(put({{name, "1"}}), base) << name;
    EXPECT_EQ(put({{name, "1"}, {name, "1"}}), "") << name;
  }
  EXPECT_EQ(put({{"x-amz-meta-colour", "1"}, {"x-amz-meta-colour", "2"}}), base);
  EXPECT_EQ(put({{"x_amz_meta_colour", "1"}}), base);
  for (const auto* name : {"x_amz_acl", "x-amz_acl", "x.amz-acl", "x_amz_storage_class",
                           "x-amz-server_side_encryption"})
    EXPECT_EQ(put({{name, "private"}}), "") << name;
  EXPECT_EQ(presigned("PUT", "/b/k?x-amz-storage_class=GLACIER"), "");
  EXPECT_EQ(presigned("PUT", "/b/k?x-amz-storage-class=A", {{"x-amz-storage-class", "B"}}), "");
}

TEST(AskedPermissions, TagsAreFewAndEachIsOne) {
  const auto tagging = rules({"PUT /{bucket}/{key*} s3:PutObject with x-amz-tagging s3:Tag"});
  const auto tagged = [&](std::string_view tags) {
    return asked(tagging, "PUT", "/b/k", {{"x-amz-tagging", tags}});
  };
  for (const auto* tags : {"", "a=1", "a=1&b=1&c=1&d=1&e=1&f=1&g=1&h=1&i=1&j=1"})
    EXPECT_EQ(tagged(tags), "s3:PutObject *, s3:Tag *") << tags;
  for (const auto* tags : {"a=1&b=1&c=1&d=1&e=1&f=1&g=1&h=1&i=1&j=1&k=1", "&&&&&&&&&&", "a=1&a=2",
                           "a=1&A=2", "a=1&%61=2"})
    EXPECT_EQ(tagged(tags), "") << tags;
}

TEST(AskedPermissions, AHeaderThatDecidesAndIsNotNamedLeavesNothing) {
  for (const auto* name : {"x-amz-tagging",
                           "x-amz-bypass-governance-retention",
                           "x-amz-grant-",
                           "x-amz-new-thing",
                           "x-amz-rename-source",
                           "X-Goog-Copy-Source",
                           "x-minio-force-delete",
                           "x-rgw-anything",
                           "X-HTTP-Method-Override",
                           "X-HTTP-Method",
                           "X-Method-Override",
                           "x_amz_tagging",
                           "x.amz.tagging",
                           "X-HTTP_Method.Override",
                           "X-Copy-From",
                           "X-Copy-From-Account",
                           "X-Object-Manifest",
                           "X-Symlink-Target",
                           "X-Symlink-Target-Account",
                           "X-Delete-At",
                           "X-Delete-After",
                           "X-Container-Read",
                           "X-Remove-Container-Read",
                           "X-Account-Meta-Quota",
                           "X-Remove-Account-Meta-Quota",
                           "X-Versions-Location",
                           "X-History-Location",
                           "X-Versions-Enabled",
                           "X-Storage-Policy",
                           "Destination",
                           "Destination-Account"}) {
    EXPECT_EQ(put({{name, "1"}}), "") << name;
    EXPECT_EQ(put({{name, ""}}), "") << name;
  }
  EXPECT_EQ(asked(of_s3, "GET", "/b/k", {{"x-amz-acl", "private"}}), "");
  EXPECT_EQ(presigned("PUT", "/b/k?x-amz-tagging=a%3Db"), "");
  // Twice, which of them counts is anybody's guess.
  EXPECT_EQ(put({{"x-amz-acl", "private"}, {"X-Amz-ACL", "public-read"}}), "");
  EXPECT_EQ(put({{"x-amz-acl", "private"}, {"x-amz_acl", "public-read"}}), "");
  EXPECT_EQ(presigned("PUT", "/b/k?x-amz-acl=private", {{"x-amz-acl", "private"}}), "");
}

TEST(AskedPermissions, ACopyNeedsItsSource) {
  for (const auto* source : {"s/o/p", "/s/o/p", " /s/o/p ", "%73/%6F/p"})
    EXPECT_EQ(copied_from(source), ", s3:GetObject arn:aws:s3:::s/o/p") << source;
  EXPECT_EQ(copied_from("s/a%20b%2Bc%3F"), ", s3:GetObject arn:aws:s3:::s/a b+c?");
  EXPECT_EQ(copied_from("s/a%2Cb"), ", s3:GetObject arn:aws:s3:::s/a,b");
  EXPECT_EQ(copied_from("/s/o?versionId=3%2F4"), ", s3:GetObjectVersion s/o");
  EXPECT_EQ(presigned("PUT", "/b/k?x-amz-copy-source=s%2Fo"),
            "s3:PutObject arn:aws:s3:::b/k, s3:GetObject arn:aws:s3:::s/o");
}

TEST(AskedPermissions, ASourceThatCouldBeAnotherIsNone) {
  for (const auto* source : {"",
                             "/",
                             "s",
                             "/s",
                             "s/",
                             "/s/",
                             "//s/o",
                             "s//o",
                             "s/../t/o",
                             "/s/%2e%2e/t/o",
                             "s/%252e%252e/o",
                             "..;/o",
                             "s/a+b",
                             "s/o?",
                             "s/o?versionId",
                             "s/o?versionId=",
                             "s/o?versionId=1&versionId=2",
                             "s/o?versionId=1&x=2",
                             "s/o?x-id=1",
                             "s/o?VersionId=1",
                             "s/o#x",
                             "s/o;x",
                             "s/o p",
                             "s%2Fo",
                             "s/%zz",
                             "s/\xC3\xA9",
                             "s/%C0%AE",
                             "arn:aws:s3:us-west-2:123456789012:accesspoint/a/object/o",
                             "/arn:aws:s3:us-west-2:123456789012:accesspoint/a/object/o",
                             "arn%3Aaws:s3:::s/o",
                             "http://s/o",
                             "s/o,t/p",
                             "s/o, t/p"})
    EXPECT_EQ(put({{"x-amz-copy-source", source}}), "") << source;
  EXPECT_EQ(put({{"x-amz-copy-source", "s/o"}, {"x-amz-copy-source", "t/o"}}), "");
}

}  // namespace rollcall::gateway
