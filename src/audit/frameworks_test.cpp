#include "audit/frameworks.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "support/findings.h"

namespace rollcall::audit {
namespace {

using namespace std::chrono_literals;
using test::report_time;

TEST(Frameworks, HaveIdsNamesAndSourcesInBothLanguages) {
  std::set<std::string_view> ids;
  for (const Framework* const framework : frameworks()) {
    EXPECT_TRUE(ids.insert(framework->id).second) << framework->id;
    EXPECT_EQ(find_framework(framework->id), framework);
    EXPECT_FALSE(framework->name.empty()) << framework->id;
    EXPECT_FALSE(framework->source.english.empty()) << framework->id;
    EXPECT_FALSE(framework->source.japanese.empty()) << framework->id;
  }
  EXPECT_GE(ids.size(), 21U);
  EXPECT_EQ(find_framework("cis-9.9"), nullptr);
}

TEST(Frameworks, NameEveryConcernOfEveryControl) {
  for (const Control* const control : controls()) {
    const bool is_named = std::ranges::any_of(frameworks(), [&](const Framework* framework) {
      return std::ranges::find(framework->mappings, control->concern, [](const Mapping& mapping) {
               return std::optional(mapping.concern);
             }) != framework->mappings.end();
    });
    // Else it says why not.
    EXPECT_EQ(is_named, control->unmapped.english.empty()) << control->id;
  }
}

TEST(Frameworks, AskForNothingThatNoControlAnswers) {
  for (const Framework* const framework : frameworks()) {
    std::set<std::pair<std::string_view, Concern>> seen;
    for (const Mapping& mapping : framework->mappings) {
      EXPECT_FALSE(mapping.number.empty());
      EXPECT_TRUE(seen.insert({mapping.number, mapping.concern}).second)
          << framework->id << " says " << mapping.number << " twice";
      EXPECT_TRUE(std::ranges::any_of(
          controls(), [&](const Control* control) { return control->concern == mapping.concern; }))
          << framework->id << " " << mapping.number;
    }
  }
}

std::vector<std::string_view> numbers(std::string_view framework, std::string_view control) {
  std::vector<std::string_view> numbers;
  for (const Mapping& mapping : find_framework(framework)->mappings)
    if (mapping.concern == find_control(control)->concern)
      numbers.push_back(mapping.number);
  return numbers;
}

TEST(Frameworks, CallTheSameConcernByTheirOwnNumbers) {
  using Numbers = std::vector<std::string_view>;
  EXPECT_EQ(numbers("cis-1.2", "CR-CRED-UNUSED-90"), Numbers{"1.3"});
  EXPECT_EQ(numbers("cis-1.2", "CR-KEY-UNUSED-45"), Numbers{});
  EXPECT_EQ(numbers("cis-1.3", "CR-CRED-UNUSED-90"), Numbers{"1.12"});
  EXPECT_EQ(numbers("cis-3.0", "CR-KEY-UNUSED-45"), Numbers{"1.12"});
  EXPECT_EQ(numbers("cis-3.0", "CR-CRED-UNUSED-90"), Numbers{});
  EXPECT_EQ(numbers("cis-5.0", "CR-KEY-INITIAL"), Numbers{"1.10"});
  EXPECT_EQ(numbers("cis-7.0", "CR-KEY-INITIAL"), Numbers{});
  EXPECT_EQ(numbers("cis-7.0", "CR-KEY-AGE-90"), Numbers{"2.12"});
  EXPECT_EQ(numbers("cis-7.0", "CR-ROOT-CENTRAL"), Numbers{"2.1.1"});
  EXPECT_EQ(numbers("security-hub", "PP-LEN-14"), Numbers{"IAM.15"});
  EXPECT_EQ(numbers("pci-dss-3.2.1", "CR-KEY-AGE-90"), Numbers{});
  EXPECT_EQ(numbers("pci-dss-4.0.1", "CR-CRED-UNUSED-90"), Numbers{"8.2.6"});
  EXPECT_EQ(numbers("pci-dss-4.0.1", "CR-PW-AGE-90"), Numbers{});
  EXPECT_EQ(numbers("nist-800-53-r5", "CR-KEY-UNUSED-45"), Numbers{});
  EXPECT_EQ(numbers("nist-800-53-r5", "CR-CRED-UNUSED-90").size(), 5U);
  EXPECT_EQ(numbers("nist-800-171-r2", "PP-REUSE-24"), Numbers{"3.5.8"});
  EXPECT_EQ(numbers("nist-800-171-r2", "PP-LEN-14"), Numbers{"3.5.7"});
  EXPECT_EQ(numbers("nist-800-171-r2", "PP-FSBP"), Numbers{"3.5.2"});
  EXPECT_EQ(numbers("nist-csf-2.0", "CR-KEY-AGE-90"), (Numbers{"PR.AA-01", "PR.AA-05"}));
  EXPECT_EQ(numbers("fisc-11", "CR-KEY-UNUSED-45"), (Numbers{"実9", "実27"}));
}

TEST(Frameworks, NameWhatIsAskedOnlyWhenNamed) {
  const auto asked = controls_of(*find_framework("security-hub"));
  EXPECT_NE(std::ranges::find(asked, find_control("CR-MFA-ALL")), asked.end());
  EXPECT_EQ(std::ranges::find(asked, find_control("CR-KEY-TWO")), asked.end());
  EXPECT_TRUE(std::ranges::is_sorted(asked, {}, [](const Control* control) {
    return std::ranges::find(controls(), control) - controls().begin();
  }));
}

std::vector<Requirement> judged(std::string_view id, const std::vector<report::OwnedRow>& rows,
                                const Facts& facts) {
  const Framework& framework = *find_framework(id);
  const auto asked = controls_of(framework);
  Auditor auditor({.as_of = report_time, .controls = asked}, facts);
  Tallies tallies(auditor.controls());
  for (const report::OwnedRow& row : rows)
    tallies.add(auditor.judge({row}));
  tallies.add(auditor.conclude());
  return requirements_of(framework, tallies);
}

Requirement requirement(const std::vector<Requirement>& all, std::string_view number) {
  const auto found = std::ranges::find(all, number, &Requirement::number);
  EXPECT_NE(found, all.end()) << number;
  return found == all.end() ? Requirement{} : *found;
}

TEST(Requirements, AreMetNotMetOrNotDecidableHere) {
  auto root = test::the_root();
  root.mfa_active = true;
  const auto all = judged("cis-3.0",
                          {root, test::with_key(test::a_row("a"), 0, 100 * 24h),
                           test::with_key(test::a_row("b"), 1, 24h)},
                          {});
  EXPECT_EQ(all.size(), 11U);
  EXPECT_EQ(all.front().number, "1.4");
  const Requirement rotation = requirement(all, "1.14");
  EXPECT_EQ(rotation.met, Met::No);
  EXPECT_EQ(rotation.failed, 1U);
  EXPECT_EQ(rotation.passed, 1U);
  EXPECT_EQ(rotation.not_applicable, 2U);
  EXPECT_EQ(requirement(all, "1.5").met, Met::Yes);
  EXPECT_EQ(requirement(all, "1.6").met, Met::Undecidable);  // the kind of root's device
  EXPECT_EQ(requirement(all, "1.8").met, Met::Undecidable);  // no policy was given
  EXPECT_EQ(requirement(all, "1.8").manual, 1U);
  const Requirement unused = requirement(all, "1.12");
  EXPECT_EQ(unused.met, Met::No);
  EXPECT_EQ(unused.controls.size(), 2U);              // of passwords, and of keys
  EXPECT_EQ(requirement(all, "1.10").met, Met::Yes);  // nobody has a password
}

TEST(Requirements, AreNotMetByWhatWasNotAsked) {
  Auditor auditor({.as_of = report_time, .controls = {}});
  Tallies tallies(auditor.controls());
  tallies.add(auditor.judge({test::a_row("a")}));
  const auto all = requirements_of(*find_framework("security-hub"), tallies);
  EXPECT_EQ(requirement(all, "IAM.19").met, Met::Undecidable);
  EXPECT_EQ(requirement(all, "IAM.3").met, Met::Yes);
  EXPECT_EQ(to_string(requirement(all, "IAM.3").met), "met");
}

TEST(Requirements, OfRootAreOpenWithoutItsRow) {
  const auto all = judged("cis-7.0", {test::a_row("a")}, {});
  for (const std::string_view number : {"2.1.1", "2.4", "2.5", "2.6", "2.7"})
    EXPECT_EQ(requirement(all, number).met, Met::Undecidable) << number;
}

TEST(Requirements, ThatFailSomewhereAreNotMetWhateverElseIsOpen) {
  const auto all = judged("nist-800-53-r5",
                          {test::the_root(), test::with_key(test::a_row("a"), 0, 100 * 24h)}, {});
  const Requirement accounts = requirement(all, "AC-2(1)");
  EXPECT_EQ(accounts.met, Met::No);
  EXPECT_GT(accounts.manual, 0U);
}

}  // namespace
}  // namespace rollcall::audit
