// The root user's MFA is a piece of hardware, which nobody can copy. No column tells the kind of a
// device; the list of virtual devices does. CIS AWS Foundations Benchmark, "Ensure hardware MFA is
// enabled for the 'root' user account".
#include "audit/verdicts.h"

namespace rollcall::audit {
namespace {

constexpr Sentence kind_not_told{
    "The report does not tell which kind of MFA device it is; ListVirtualMFADevices does.",
    "レポートには MFA デバイスの種類がありません。ListVirtualMFADevices で確認できます。"};

}  // namespace

extern const Control cr_root_hwmfa = {
    .id = "CR-ROOT-HWMFA",
    .topic = Topic::Mfa,
    .severity = Severity::Critical,
    .title = {"Root user without hardware MFA", "ハードウェア MFA のないルートユーザー"},
    .advice =
        {"Assign a security key or a hardware device to the root user, and remove the virtual one.",
         "ルートユーザーにセキュリティキーまたはハードウェアデバイスを割り当て、仮想デバイスを削除"
         "してください。"},
    .asks = {Of::Root, About::User},
    .needs = Needs::Inventory,
    .concern = Concern::RootHardwareMfa,
    .check =
        [](const Question& question) {
          if (const auto without = without_mfa_of_root(question))
            return *without;
          if (!question.row.mfa_active || is_unread(question, columns::mfa_active))
            return fails_where(Holds::Yes, columns::mfa_active);
          if (!question.facts.inventory)
            return undecidable(columns::mfa_active, kind_not_told);
          const auto* const device = virtual_device_of_root(*question.facts.inventory);
          return fails_where(holds(device != nullptr), columns::device_serial);
        },
};

}  // namespace rollcall::audit
