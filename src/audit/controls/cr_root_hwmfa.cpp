// The root user's MFA is a piece of hardware, which nobody can copy. No column tells the kind of a
// device; the list of virtual devices does. CIS AWS Foundations Benchmark, "Ensure hardware MFA is
// enabled for the 'root' user account".
#include <algorithm>

#include "audit/verdicts.h"

namespace rollcall::audit {
namespace {

constexpr Sentence kind_not_told{
    "The report does not tell which kind of MFA device it is; ListVirtualMFADevices does.",
    "レポートには MFA デバイスの種類がありません。ListVirtualMFADevices で確認できます。"};

bool is_of_root(const SeenVirtualDevice& device) {
  return device.user_arn.ends_with(":root") ||
         device.serial_number.ends_with("/root-account-mfa-device");
}

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
    .command = "aws iam list-virtual-mfa-devices --assignment-status Assigned",
    .asks = {Of::Root, About::User},
    .needs = Needs::Inventory,
    .concern = Concern::RootHardwareMfa,
    .check =
        [](const Question& question) {
          switch (has_password(question)) {
            case Told::No:
              return not_applicable(columns::password_enabled, reasons::no_root_credentials);
            case Told::Unknown:
              return undecidable(columns::password_enabled, reasons::unread);
            case Told::Yes:
              break;
          }
          if (!question.row.mfa_active || is_unread(question, columns::mfa_active))
            return fails_where(Holds::Yes, columns::mfa_active);
          if (!question.facts.inventory)
            return undecidable(columns::mfa_active, kind_not_told);
          const auto& devices = question.facts.inventory->virtual_mfa_devices;
          return fails_where(holds(std::ranges::any_of(devices, is_of_root)),
                             columns::device_serial);
        },
};

}  // namespace rollcall::audit
