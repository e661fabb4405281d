#include "cli/content_decoder.h"

#include <gtest/gtest.h>

#include "base/encoding.h"
#include "cli/query_client.h"

namespace rollcall::cli {
namespace {

std::string answer_with(std::string_view content) {
  return "<GetCredentialReportResponse><GetCredentialReportResult><ReportFormat>text/csv"
         "</ReportFormat><Content>" +
         std::string(content) +
         "</Content></GetCredentialReportResult></GetCredentialReportResponse>";
}

}  // namespace

TEST(ContentDecoder, YieldsTheReportWhereverThePiecesEnd) {
  const std::string report = "user,arn\n<root_account>,arn:aws:iam::123456789012:root";
  const std::string answer = answer_with(base::to_base64(report));
  for (std::size_t size = 1; size <= answer.size(); ++size) {
    std::string decoded;
    ContentDecoder decoder([&](std::string_view bytes) -> base::Result<base::Nothing> {
      decoded.append(bytes);
      return base::Nothing{};
    });
    for (std::size_t at = 0; at < answer.size(); at += size)
      ASSERT_TRUE(decoder.take(std::string_view(answer).substr(at, size)).has_value());
    EXPECT_TRUE(decoder.is_complete());
    EXPECT_EQ(decoded, report) << "in pieces of " << size;
  }
}

TEST(ContentDecoder, KnowsThatAnAnswerWasCutShort) {
  ContentDecoder decoder([](std::string_view) -> base::Result<base::Nothing> { return {}; });
  ASSERT_TRUE(decoder.take("<Content>dXNlcg==").has_value());
  EXPECT_FALSE(decoder.is_complete());
}

TEST(ContentDecoder, RefusesWhatIsNotBase64) {
  ContentDecoder decoder([](std::string_view) -> base::Result<base::Nothing> { return {}; });
  EXPECT_FALSE(decoder.take("<Content>us*r</Content>").has_value());
}

TEST(ElementText, ResolvesEntitiesOnce) {
  EXPECT_EQ(element_text("<Error><Message>a &amp;lt; b</Message></Error>", "Message"), "a &lt; b");
  EXPECT_EQ(element_text("<Error></Error>", "Message"), std::nullopt);
  EXPECT_EQ(element_text("<Message>", "Message"), std::nullopt);
}

}  // namespace rollcall::cli
