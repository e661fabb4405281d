#pragma once
// Everything that the store tells of one account, as lines of text: an account is as it was when
// its lines are. Apart from the tests of the nouns because it asks about all of them at once.

#include <concepts>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "store/tables.h"

namespace rollcall::test {

// What a value says, in words.
struct Said {
  static std::string of(std::string_view text) { return std::string(text); }
  static std::string of(std::integral auto number) { return std::to_string(number); }
  static std::string of(base::Instant instant) { return std::to_string(base::to_epoch(instant)); }
  static std::string of(iam::AccountId id) { return to_string(id); }
  template <typename T>
    requires std::is_enum_v<T>
  static std::string of(T value) {
    return std::to_string(static_cast<int>(value));
  }
  template <typename T>
  static std::string of(const std::optional<T>& value) {
    return value ? of(*value) : "none";
  }
  template <typename T>
  static std::string of(const std::vector<T>& values) {
    std::string text;
    for (const T& value : values)
      text += "[" + of(value) + "]";
    return text;
  }
  static std::string of(const std::map<std::string, std::string, std::less<>>& values) {
    std::string text;
    for (const auto& [key, value] : values)
      text += "[" + key + " = " + value + "]";
    return text;
  }

  static std::string of(const iam::Account& kept) {
    return all(kept.id, kept.created, kept.root_email, kept.alias);
  }
  static std::string of(const iam::PasswordPolicy& policy) {
    return all(policy.minimum_length, policy.max_age_days);
  }
  static std::string of(const iam::LoginProfile& profile) {
    return all(profile.created, profile.last_changed, profile.last_used, profile.reset_required);
  }
  static std::string of(const iam::User& user) {
    return all(user.account, user.name, user.path, user.id, user.created, user.login_profile,
               user.earlier_password_last_used);
  }
  static std::string of(const iam::DisabledUser& user) {
    return all(user.disabled, user.login_profile, user.access_key_ids);
  }
  static std::string of(const iam::AccessKeyLastUsed& use) {
    return all(use.date, use.region, use.service_name);
  }
  static std::string of(const iam::AccessKey& key) {
    return all(key.id, key.user_name, key.status, key.created, key.last_used);
  }
  static std::string of(const iam::AccessKeyWithSecret& made) {
    return all(made.key, made.secret.reveal());
  }
  static std::string of(const iam::UseOrigin& origin) {
    return all(origin.source_address, origin.user_agent);
  }
  static std::string of(const iam::MfaAssignment& assignment) {
    return all(assignment.user_name, assignment.enabled);
  }
  static std::string of(const iam::MfaDevice& device) {
    return all(device.serial_number, device.created, device.assignment, device.clock_adjustment,
               device.last_pair_step);
  }
  static std::string of(const iam::SecurityKey& key) {
    return all(key.serial_number, key.user_name, key.enabled, key.credential_id, key.algorithm,
               key.public_key, key.sign_count);
  }
  static std::string of(const iam::SignInSession& session) {
    return all(session.id_hash, session.user_name, session.step, session.created, session.last_seen,
               session.wrong_codes);
  }
  static std::string of(const iam::SigningCertificate& certificate) {
    return all(certificate.id, certificate.user_name, certificate.body, certificate.status,
               certificate.uploaded);
  }
  static std::string of(const iam::SshPublicKey& key) {
    return all(key.id, key.user_name, key.fingerprint, key.body, key.status, key.uploaded);
  }
  static std::string of(const iam::ServiceSpecificCredential& credential) {
    return all(credential.id, credential.user_name, credential.service_name,
               credential.service_user_name, credential.status, credential.created,
               credential.expires);
  }
  static std::string of(const iam::Group& group) {
    return all(group.account, group.name, group.path, group.id, group.created);
  }
  static std::string of(const iam::RoleLastUsed& use) { return all(use.date, use.region); }
  static std::string of(const iam::Role& role) {
    return all(role.account, role.name, role.path, role.id, role.created, role.assume_role_policy,
               role.description, role.max_session_duration.count(), role.last_used);
  }
  static std::string of(const iam::InstanceProfile& profile) {
    return all(profile.account, profile.name, profile.path, profile.id, profile.created,
               profile.role_name);
  }
  static std::string of(const iam::ServerCertificate& certificate) {
    return all(certificate.account, certificate.name, certificate.path, certificate.id,
               certificate.uploaded, certificate.expires);
  }
  static std::string of(const iam::ManagedPolicy& policy) {
    return all(policy.account, policy.name, policy.path, policy.id, policy.created, policy.updated,
               policy.default_version, policy.newest_version);
  }
  static std::string of(const iam::PolicyVersion& version) {
    return all(version.number, version.document, version.created);
  }
  static std::string of(const iam::Tag& tag) { return all(tag.key, tag.value); }
  static std::string of(const store::InlinePolicy& policy) {
    return all(policy.name, policy.document);
  }
  static std::string of(const store::PolicyUser& user) {
    return all(user.name, user.id, user.path);
  }
  static std::string of(const report::Request& request) {
    return all(request.number, request.requested, request.requester_arn);
  }
  static std::string of(const report::Generation& generation) {
    return all(generation.number, generation.requested, generation.requester_arn,
               generation.generated, generation.size, generation.users, generation.sha256,
               generation.previous_sha256);
  }
  static std::string of(const store::ReportPiece& piece) {
    return all(piece.number, piece.index, piece.bytes);
  }
  static std::string of(const store::NumberedEvent& numbered) {
    return all(numbered.number, numbered.event.at, numbered.event.action,
               numbered.event.principal_arn);
  }
  static std::string of(const report::Row& row) {
    std::string text = all(row.account_id, row.user, row.path, row.created, row.mfa_active,
                           row.password ? "a password" : "no password");
    for (const auto& key : row.access_keys)
      text += key ? all("key", key->active, key->created) : " -";
    for (const auto& certificate : row.certificates)
      text += certificate ? all("certificate", certificate->active, certificate->uploaded) : " -";
    return text;
  }

  template <typename... Values>
  static std::string all(const Values&... values) {
    std::string text;
    ((text += of(values) + "; "), ...);
    return text;
  }
};

// Everything there may be has one of these names, behind what its noun puts before an id.
inline constexpr std::string_view names_asked_for[] = {"shared", "crossed", "bare",
                                                       "new",    "red",     "blue"};

inline std::string access_key_named(std::string_view name) { return "AKIA" + std::string(name); }
inline std::string serial_named(std::string_view name) { return "serial/" + std::string(name); }
inline std::string arn_named(std::string_view name) { return "arn/" + std::string(name); }

class AccountFacts {
 public:
  static std::vector<std::string> of(const store::Tables& tables) {
    AccountFacts facts(tables);
    facts.ask_about_the_account();
    facts.ask_about_policies();
    facts.ask_about_reports();
    for (const std::string_view name : names_asked_for) {
      facts.ask_about_identities(name);
      facts.ask_about_credentials(name);
      facts.ask_about_server_certificates(name);
      facts.ask_about_devices(name);
      facts.ask_about_policies_of(store::user_holder(name));
      facts.ask_about_policies_of(store::group_holder(name));
      facts.ask_about_policies_of(store::role_holder(name));
      facts.ask_about_the_policy(name);
    }
    return std::move(facts.lines_);
  }

 private:
  explicit AccountFacts(const store::Tables& tables) : tables_(tables) {}

  template <typename... Values>
  void line(const Values&... values) {
    lines_.push_back(Said::all(values...));
  }

  void ask_about_the_account() {
    line("account", tables_.settings.get(), tables_.settings.password_policy());
    line("users", tables_.users.count(), tables_.users.root(), tables_.users.list("", {}).rows);
    line("groups", tables_.groups.count(), tables_.groups.list("", {}).rows);
    line("roles", tables_.roles.count(), tables_.roles.list("", {}).rows);
    line("instance profiles", tables_.instance_profiles.count(),
         tables_.instance_profiles.list("", {}).rows);
    line("devices", tables_.mfa_devices.count(), tables_.mfa_devices.count_in_use(),
         tables_.mfa_devices.list(store::AssignmentStatus::Any, {}).rows);
    line("service-specific credentials", tables_.service_specific_credentials.list("", {}).rows);
    line("server certificates", tables_.server_certificates.count(),
         tables_.server_certificates.list("", {}).rows);
    line("events", tables_.events.list(0, 100));
    tables_.credential_rows.for_each([&](const report::Row& row) {
      line("row", row);
      return store::Scan::GoOn;
    });
  }

  void ask_about_policies() {
    line("managed policies", tables_.managed_policies.count(),
         tables_.managed_policies.list("", {}).rows, tables_.policies.count_in_use());
  }

  void ask_about_reports() {
    auto& reports = tables_.reports;
    line("reports", reports.newest(), reports.requested(), reports.next_to_compress());
    for (std::int64_t number = 1; number < 6; ++number) {
      line("report", reports.find(number));
      for (std::int64_t index = 0; index < 8; ++index)
        line("piece", number, index, reports.piece(number, index));
    }
  }

  void ask_about_identities(std::string_view name) {
    line("user", tables_.users.find(name), tables_.passwords.hashes(name, 100),
         tables_.tags.of(store::Tagged::User, name));
    line("group", tables_.groups.find(name), tables_.groups.has_members(name),
         tables_.groups.members(name, {}).rows, tables_.groups.of_user(name));
    line("role", tables_.roles.find(name), tables_.roles.trusted_ids(name),
         tables_.roles.trusted_names(name), tables_.tags.of(store::Tagged::Role, name));
    line("instance profile", tables_.instance_profiles.find(name),
         tables_.instance_profiles.of_role(name),
         tables_.tags.of(store::Tagged::InstanceProfile, name));
  }

  void ask_about_credentials(std::string_view name) {
    const std::string key_id = access_key_named(name);
    line("keys", tables_.access_keys.of(name), tables_.access_keys.find(key_id),
         tables_.access_keys.find_with_secret(key_id), tables_.access_keys.last_use_origin(key_id));
    line("disabled", tables_.disabled_users.find(name),
         tables_.disabled_users.sessions_ended(name));
    line("networks", tables_.signin_networks.last_sign_in(name, "192.0.2.1"));
    line("certificates", tables_.signing_certificates.of(name),
         tables_.signing_certificates.find(name));
    line("SSH keys", tables_.ssh_public_keys.of(name), tables_.ssh_public_keys.find(name));
    line("sessions", tables_.signin_sessions.find(name), tables_.signin_sessions.count_of(name));
    auto& service_specific = tables_.service_specific_credentials;
    const auto found = service_specific.find(name);
    line("service-specific credentials", service_specific.of(name), found,
         service_specific.holds_user_name("codecommit.amazonaws.com", name));
    if (found)
      line("its password", service_specific.password_hash(name));
  }

  void ask_about_server_certificates(std::string_view name) {
    const auto found = tables_.server_certificates.find(name);
    line("server certificate", found, tables_.tags.of(store::Tagged::ServerCertificate, name));
    if (!found)
      return;
    const iam::ServerCertificateText text = tables_.server_certificates.text(name);
    line("its text", text.body, text.chain);
    line("its key", tables_.server_certificates.private_key(name).reveal());
  }

  void ask_about_devices(std::string_view name) {
    const std::string serial = serial_named(name);
    const auto found = tables_.mfa_devices.find(serial);
    line("devices", tables_.mfa_devices.of(name), found,
         tables_.tags.of(store::Tagged::MfaDevice, serial));
    if (found)
      line("its seed", tables_.mfa_devices.seed(serial).reveal());
    line("security keys", tables_.security_keys.count(), tables_.security_keys.of(name),
         tables_.security_keys.find(serial), tables_.security_keys.has_credential(serial));
    for (iam::TotpStep step = 1; step < 5; ++step)
      line("spent", step, tables_.mfa_codes.is_spent(serial, step));
    for (const int window : {0, 1, 2})
      line("tries", window,
           tables_.mfa_codes.tries(store::TriedAt::Sts, serial,
                                   base::Instant{} + std::chrono::hours{window}));
  }

  void ask_about_policies_of(store::PolicyHolder holder) {
    auto& policies = tables_.policies;
    line("policies", holder.kind, holder.name, policies.inline_of(holder),
         policies.find_inline(holder, "inline"), policies.attached_to(holder));
    if (holder.kind != store::HolderKind::Group)
      line("boundary", policies.boundary_of(holder));
  }

  void ask_about_the_policy(std::string_view name) {
    auto& policies = tables_.policies;
    const std::string arn = arn_named(name);
    line("managed policy", tables_.managed_policies.find(name),
         tables_.managed_policies.versions(name), tables_.managed_policies.find_version(name, 1),
         tables_.tags.of(store::Tagged::Policy, name));
    line("its use", policies.count_attachments(arn), policies.count_bounded(arn));
    for (const auto kind :
         {store::HolderKind::User, store::HolderKind::Group, store::HolderKind::Role}) {
      line("used by", policies.users_of(arn, kind, store::PolicyUse::Permissions, {}).rows);
      if (kind != store::HolderKind::Group)
        line("bounds", policies.users_of(arn, kind, store::PolicyUse::Boundary, {}).rows);
    }
  }

  const store::Tables& tables_;
  std::vector<std::string> lines_;
};

}  // namespace rollcall::test
