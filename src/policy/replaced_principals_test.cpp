#include "policy/replaced_principals.h"

#include <gtest/gtest.h>

namespace rollcall::policy {

TEST(ReplacedPrincipals, ChangeNothingElseInTheDocument) {
  constexpr std::string_view document = R"( {"Version" : "2012-10-17",
    "Statement":[ {"Effect":"Allow", "Principal": {"AWS" :	"a"}, "Action":"a", "Sid": "a"},
      {"Effect":"Deny","NotPrincipal":{"Federated":"a","AWS":["b","a" , "c","\u0061"]},
       "Condition":{"StringEquals":{"AWS":"a"}}} ]})";
  EXPECT_EQ(with_principals_replaced(document, {{"a", "new"}, {"c", "d"}}),
            R"( {"Version" : "2012-10-17",
    "Statement":[ {"Effect":"Allow", "Principal": {"AWS" :	"new"}, "Action":"a", "Sid": "a"},
      {"Effect":"Deny","NotPrincipal":{"Federated":"a","AWS":["b","new" , "d","new"]},
       "Condition":{"StringEquals":{"AWS":"a"}}} ]})");
  EXPECT_EQ(with_principals_replaced(document, {}), document);
  EXPECT_EQ(with_principals_replaced(document, {{"x", "y"}}), document);
}

TEST(ReplacedPrincipals, MayHaveQuotesAndBackslashes) {
  EXPECT_EQ(
      with_principals_replaced(R"({"Statement":{"Principal":{"AWS":["\\","\"","x\\\"y\\","z"]}}})",
                               {{R"(x\"y\)", R"(q"\)"}, {R"(")", "quote"}, {R"(\)", "backslash"}}),
      R"({"Statement":{"Principal":{"AWS":["backslash","quote","q\"\\","z"]}}})");
}

TEST(ReplacedPrincipals, MayBeEmpty) {
  EXPECT_EQ(with_principals_replaced(R"({"Statement":{"Principal":{"AWS":["a","","b"]}}})",
                                     {{"", "somebody"}}),
            R"({"Statement":{"Principal":{"AWS":["a","somebody","b"]}}})");
}

TEST(ReplacedPrincipals, AreNotSoughtWhereThereIsNoPolicy) {
  for (const std::string_view document :
       {"", "a", R"(["AWS", "a"])", R"({"Statement": "a"})", R"({"Principal": {"AWS": "a"}})",
        R"({"Statement": {"Principal": "a"}})", R"({"Statement": {"Principal": ["AWS", "a"]}})"})
    EXPECT_EQ(with_principals_replaced(document, {{"a", "b"}}), document);
}

}  // namespace rollcall::policy
