#include "documents/page_texts.h"

namespace rollcall::documents {
namespace {

constexpr PageTexts english{
    .language = "en",
    .title = "Credential report",
    .account = "Account",
    .generated = "Generated",
    .requested_by = "Requested by",
    .edition = "Edition",
    .digest = "SHA-256 of the CSV file",
    .users = "Users (without the root user)",
    .root_user = "Root user",
    .root_has_key = "Has an active access key",
    .root_has_mfa = "MFA is active",
    .root_password_used = "Password last used",
    .yes = "Yes",
    .no = "No",
    .mfa_coverage = "MFA of those who can sign in with a password",
    .with_mfa = "With MFA",
    .without_mfa = "Without MFA",
    .users_without_mfa = "Who can sign in without MFA",
    .nobody = "Nobody",
    .key_ages = "Age of access keys",
    .active_keys = "Active",
    .old_keys = "Active, older than {} days",
    .inactive_keys = "Inactive",
    .inactive_unknown =
        "In this edition of the report an inactive key has no date, so it has no place here.",
    .days = "Days since the key was created",
    .attention = "What needs attention",
    .control = "Control",
    .failing_users = "Users",
    .failing_credentials = "Credentials",
    .ages = {"0–30", "31–60", "61–90", "91–180", "181–365", "366+"},
    .table = "All users and the root user",
    .meanings = "What the cells say",
    .not_applicable =
        "There is no such credential, it has never been used, or the value does not "
        "apply.",
    .no_information =
        "No use is on record. For the root user, perhaps because there is no password.",
    .not_supported = "Not reported for the root user.",
    .lone_false = "Standing alone: there is no such credential, and every other cell of it is N/A.",
    .times = "All times are UTC. Ages count from when the report was generated.",
};

constexpr PageTexts japanese{
    .language = "ja",
    .title = "認証情報レポート",
    .account = "アカウント",
    .generated = "生成日時",
    .requested_by = "リクエストしたユーザー",
    .edition = "準拠仕様",
    .digest = "CSV ファイルの SHA-256",
    .users = "ユーザー数 (ルートユーザーを除く)",
    .root_user = "ルートユーザー",
    .root_has_key = "アクティブなアクセスキーがある",
    .root_has_mfa = "MFA が有効",
    .root_password_used = "パスワードの最終使用",
    .yes = "はい",
    .no = "いいえ",
    .mfa_coverage = "パスワードでサインインできるユーザーの MFA",
    .with_mfa = "MFA あり",
    .without_mfa = "MFA なし",
    .users_without_mfa = "MFA なしでサインインできるユーザー",
    .nobody = "なし",
    .key_ages = "アクセスキーの経過日数",
    .active_keys = "アクティブ",
    .old_keys = "アクティブ ({} 日超)",
    .inactive_keys = "非アクティブ",
    .inactive_unknown =
        "この準拠仕様のレポートには非アクティブなキーの日時が含まれないため、ここには表示されません"
        "。",
    .days = "キーの作成からの日数",
    .attention = "対応が必要な項目",
    .control = "コントロール",
    .failing_users = "ユーザー",
    .failing_credentials = "認証情報",
    .ages = {"0–30", "31–60", "61–90", "91–180", "181–365", "366+"},
    .table = "ルートユーザーとすべてのユーザー",
    .meanings = "項目の意味",
    .not_applicable =
        "該当する認証情報がないか、一度も使用されていないか、当てはまる値がありません。",
    .no_information =
        "使用の記録がありません。ルートユーザーの場合は、パスワードが設定されていないこともあります"
        "。",
    .not_supported = "ルートユーザーについては、レポートに表示されません。",
    .lone_false = "単独の場合: 該当する認証情報がなく、その認証情報の他の項目はすべて N/A です。",
    .times = "時刻はすべて UTC です。経過日数はレポートの生成日時から数えます。",
};

}  // namespace

const PageTexts& page_texts(Language language) {
  return language == Language::Japanese ? japanese : english;
}

}  // namespace rollcall::documents
