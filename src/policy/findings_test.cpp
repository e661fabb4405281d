#include "policy/findings.h"

#include <gtest/gtest.h>

#include <random>

namespace rollcall::policy {
namespace {

// "3:17-3:25 INVALID_EFFECT Allow Deny", one for each finding.
std::vector<std::string> found_in(std::string_view document,
                                  DocumentKind kind = DocumentKind::Identity) {
  std::vector<std::string> lines;
  for (const Finding& finding : findings_in(document, kind)) {
    const auto text = [](const Position& position) {
      return std::to_string(position.place.line) + ":" + std::to_string(position.place.column);
    };
    std::string line = text(finding.begin) + "-" + text(finding.end) + " " +
                       std::string(finding.complaint.issue->code);
    for (const std::string& expected : finding.complaint.expected)
      line += " " + expected;
    lines.push_back(std::move(line));
  }
  return lines;
}

using Lines = std::vector<std::string>;

constexpr std::string_view good = R"({"Version": "2012-10-17", "Statement": {
  "Effect": "Allow", "Action": "iam:GetUser", "Resource": "*"}})";

}  // namespace

TEST(Findings, AreNoneForWhatIsTaken) { EXPECT_EQ(found_in(good), Lines{}); }

TEST(Findings, AreAllThereAre) {
  EXPECT_EQ(found_in(R"({
  "Version": "2012",
  "Statement": [
    {"Effect": "Permit", "action": "iam:GetUser", "Resource": ["*", 1]},
    {"Sid": "a b", "Effect": "allow", "Action": "GetUser", "Resource": "bucket",
     "Condition": {"StringEqual": {"aws:username": "x"}, "IpAddress": {"aws:SourceIp": "here"}}},
    7
  ]
})"),
            (Lines{
                "2:14-2:20 INVALID_VERSION 2012-10-17 2008-10-17",
                R"(4:5-4:6 MISSING_ACTION "Action" "NotAction")",
                "4:16-4:24 INVALID_EFFECT Allow Deny",
                "4:26-4:34 INVALID_POLICY_ELEMENT Action",
                "4:69-4:70 DATA_TYPE_MISMATCH <string>",
                "5:13-5:18 INVALID_SID",
                "5:30-5:37 INVALID_EFFECT Allow",
                "5:49-5:58 INVALID_ACTION <action>",
                R"(5:72-5:80 INVALID_RESOURCE "*" <arn>)",
                "6:20-6:33 INVALID_CONDITION_OPERATOR StringEquals StringNotEquals "
                "StringEqualsIgnoreCase StringNotEqualsIgnoreCase StringLike StringNotLike "
                "NumericEquals NumericNotEquals NumericLessThan NumericLessThanEquals "
                "NumericGreaterThan NumericGreaterThanEquals DateEquals DateNotEquals DateLessThan "
                "DateLessThanEquals DateGreaterThan DateGreaterThanEquals Bool BinaryEquals "
                "IpAddress NotIpAddress ArnEquals ArnNotEquals ArnLike ArnNotLike Null",
                "6:88-6:94 TYPE_MISMATCH <addresses>",
                "7:5-7:6 DATA_TYPE_MISMATCH <object>",
            }));
}

TEST(Findings, SayWhereTheTextStopsBeingJsonAndWhatMayStandThere) {
  EXPECT_EQ(found_in(""), Lines{"1:1-1:1 JSON_SYNTAX_ERROR {"});
  EXPECT_EQ(found_in("{\"Version\": \"2012-10-17\"\n \"Statement\": []}"),
            Lines{"2:2-2:13 JSON_SYNTAX_ERROR , }"});
  EXPECT_EQ(found_in("{\"Version\": \"2012-10-17\",}"),
            Lines{"1:26-1:27 JSON_SYNTAX_ERROR <name>"});
  EXPECT_EQ(found_in("{\"Version\" \"2012-10-17\"}"), Lines{"1:12-1:24 JSON_SYNTAX_ERROR :"});
  EXPECT_EQ(found_in("{\"Version\": }"), Lines{"1:13-1:14 JSON_SYNTAX_ERROR <value>"});
  EXPECT_EQ(found_in("{\"Statement\": [{} {}]}"), Lines{"1:19-1:20 JSON_SYNTAX_ERROR , ]"});
  EXPECT_EQ(found_in("{\"Statement\": [{},"), Lines{"1:19-1:19 JSON_SYNTAX_ERROR <value>"});
  EXPECT_EQ(found_in("{,}"), Lines{"1:2-1:3 JSON_SYNTAX_ERROR <name> }"});
  EXPECT_EQ(found_in("{} x"), Lines{"1:4-1:5 JSON_SYNTAX_ERROR <end>"});
  EXPECT_EQ(found_in("{\"a\": 1 é}"), Lines{"1:9-1:10 JSON_SYNTAX_ERROR , }"});
}

TEST(Findings, CountColumnsAsEditorsDo) {
  EXPECT_EQ(found_in("{\"é😀\": 1, \"Statement\": []}"),
            (Lines{"1:2-1:7 INVALID_POLICY_ELEMENT Version Id Statement",
                   "1:25-1:27 MISSING_STATEMENT <object>"}));
  const auto found = findings_in("{\n\"é😀\": 1, \"Statement\": {}}", DocumentKind::Identity);
  EXPECT_EQ(found.front().begin.offset, 2U);
  EXPECT_EQ(found.front().end.offset, 7U);
}

TEST(Findings, TellOfNamesThatStandTwice) {
  EXPECT_EQ(found_in(R"({"Statement": {"Effect": "Allow", "Effect": "Deny", "Action": "*",
  "Resource": "*"}, "Id": "a", "Id": "b"})"),
            (Lines{"1:35-1:43 DUPLICATE_KEYS", "2:32-2:36 DUPLICATE_KEYS"}));
}

TEST(Findings, OfATrustPolicyAreOfItsOwnRules) {
  EXPECT_EQ(found_in(R"({"Version": "2012-10-17", "Statement": [
  {"Effect": "Allow", "Action": "sts:*", "Resource": "*"},
  {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"aws": "*"}},
  {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "alice"}},
  {"Effect": "Allow", "Principal": "*", "NotPrincipal": "*"}]})",
                     DocumentKind::Trust),
            (Lines{
                R"(2:3-2:4 MISSING_PRINCIPAL "Principal")",
                "2:33-2:40 UNSUPPORTED_ACTION sts:AssumeRole",
                "2:42-2:52 UNSUPPORTED_ELEMENT",
                "3:65-3:70 INVALID_PRINCIPAL_KEY AWS",
                "4:72-4:79 INVALID_PRINCIPAL_FORMAT",
                R"(5:3-5:4 MISSING_ACTION "Action")",
                "5:41-5:55 UNSUPPORTED_ELEMENT_COMBINATION",
            }));
}

TEST(Findings, AreNoMoreThanSomebodyReads) {
  std::string actions;
  for (int i = 0; i < 1000; ++i)
    actions += "\"x\",";
  EXPECT_EQ(found_in(R"({"Statement": {"Effect": "Allow", "Resource": "*", "Action": [)" + actions +
                     "\"y\"]}}")
                .size(),
            most_complaints);
}

// Whatever is done to a document, there is a finding exactly where parse() refuses it.
TEST(Findings, AreThereWhereverTheDocumentIsRefused) {
  std::mt19937 random(1);
  constexpr std::string_view signs = "{}[]\",:*x1 \n";
  for (int i = 0; i < 20'000; ++i) {
    std::string document(good);
    for (int changes = 1 + static_cast<int>(random() % 3); changes > 0; --changes) {
      const auto at = random() % document.size();
      if (random() % 2 == 0)
        document.erase(at, 1);
      else
        document[at] = signs[random() % signs.size()];
    }
    for (const auto kind : {DocumentKind::Identity, DocumentKind::Managed, DocumentKind::Session,
                            DocumentKind::Trust}) {
      const auto findings = findings_in(document, kind);
      ASSERT_EQ(findings.empty(), parse(document, kind).has_value()) << document;
      for (const Finding& finding : findings)
        ASSERT_LE(finding.complaint.span.begin, finding.complaint.span.end) << document;
    }
  }
}

}  // namespace rollcall::policy
