#include "report/generation.h"

#include <gtest/gtest.h>

namespace rollcall::report {
namespace {

using namespace std::chrono_literals;

constexpr base::Instant noon{base::Seconds{1'789'128'000}};

const Request request{.number = 2, .requested = noon, .requester_arn = "arn:aws:iam::1:root"};

Generation generated_at(base::Instant instant) {
  return {.number = 1, .requested = instant, .generated = instant};
}

}  // namespace

TEST(ReportState, IsStartedWhereNoReportExistsAndNoneWasAskedFor) {
  EXPECT_EQ(report_state(std::nullopt, std::nullopt, noon), State::Started);
}

TEST(ReportState, IsInProgressWhileTheFirstReportIsBeingMade) {
  EXPECT_EQ(report_state(std::nullopt, request, noon), State::InProgress);
}

TEST(ReportState, IsCompleteForLessThanFourHours) {
  const Generation newest = generated_at(noon);
  EXPECT_EQ(report_state(newest, std::nullopt, noon), State::Complete);
  EXPECT_EQ(report_state(newest, std::nullopt, noon + 4h - 1s), State::Complete);
  EXPECT_EQ(report_state(newest, std::nullopt, noon + 4h), State::Started);
}

TEST(ReportState, IsCompleteThoughTheClockWentBackALittle) {
  EXPECT_EQ(report_state(generated_at(noon), std::nullopt, noon - 15min), State::Complete);
}

TEST(ReportState, IsStartedWhereTheNewestReportIsDatedInTheFuture) {
  EXPECT_EQ(report_state(generated_at(noon), std::nullopt, noon - 15min - 1s), State::Started);
  EXPECT_EQ(report_state(generated_at(noon), request, noon - 720h), State::InProgress);
}

TEST(ReportState, IsInProgressWhileAnExpiredReportIsBeingReplaced) {
  EXPECT_EQ(report_state(generated_at(noon - 5h), request, noon), State::InProgress);
}

TEST(ReportState, HasTheNamesOfTheApi) {
  EXPECT_EQ(to_string(State::Started), "STARTED");
  EXPECT_EQ(to_string(State::InProgress), "INPROGRESS");
  EXPECT_EQ(to_string(State::Complete), "COMPLETE");
}

TEST(ReportDescription, IsAwssForAFirstReport) {
  EXPECT_EQ(describe(State::Started, std::nullopt),
            "No report exists. Starting a new report generation task");
}

TEST(ReportDescription, DoesNotSayThatAnExpiredReportDoesNotExist) {
  const auto description = describe(State::Started, generated_at(noon));
  ASSERT_TRUE(description);
  EXPECT_EQ(description->find("No report exists"), std::string_view::npos);
}

TEST(ReportDescription, IsAbsentFromACompleteReport) {
  EXPECT_EQ(describe(State::Complete, generated_at(noon)), std::nullopt);
}

}  // namespace rollcall::report
