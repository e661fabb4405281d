#pragma once
// Every kind of change to the tables of one account that holds what Furniture puts there, as a
// store is asked for it; and a store to make them in.

#include <string_view>
#include <vector>

#include "store/packed_rows_check.h"
#include "support/two_accounts.h"

namespace rollcall::test {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using store::Tables;

struct AccountChange {
  std::string_view name;
  void (*make)(Tables& tables);
};

inline constexpr base::Instant late = noon + hours{100};

inline iam::LoginProfile a_late_profile() {
  return {.created = late, .last_changed = late, .last_used = {}};
}

inline report::Generation a_late_report(std::int64_t number) {
  return {.number = number,
          .requested = late,
          .requester_arn = "late",
          .edition = report::Edition::Guide,
          .generated = late,
          .size = 1,
          .users = 1,
          .sha256 = "late",
          .previous_sha256 = {}};
}

// Each changes what the ones before it have left.
inline constexpr AccountChange changes_of_identities[] = {
    {"a user is made", [](Tables& tables) { tables.users.insert(a_user("new")); }},
    {"a user is renamed", [](Tables& tables) { tables.users.rename("new", a_user("newer")); }},
    {"a user is erased", [](Tables& tables) { tables.users.erase("bare"); }},
    {"a group is made", [](Tables& tables) { tables.groups.insert(a_group("new")); }},
    {"a group is renamed",
     [](Tables& tables) { tables.groups.rename("shared", a_group("shared", "/late/")); }},
    {"a group is erased", [](Tables& tables) { tables.groups.erase("bare"); }},
    {"somebody joins a group", [](Tables& tables) { tables.groups.add_member("new", "shared"); }},
    {"somebody leaves a group",
     [](Tables& tables) { tables.groups.remove_member("crossed", "shared"); }},
    {"a role is made", [](Tables& tables) { tables.roles.insert(a_role("new")); }},
    {"a role is saved", [](Tables& tables) { tables.roles.save(a_role("shared")); }},
    {"a role is used",
     [](Tables& tables) {
       tables.roles.record_use("shared", {.date = late, .region = "late"}, minutes{15});
     }},
    {"a role is erased", [](Tables& tables) { tables.roles.erase("bare"); }},
    {"a role trusts nobody any more",
     [](Tables& tables) { tables.roles.replace_trusted_ids("shared", {}); }},
    {"an instance profile is made",
     [](Tables& tables) { tables.instance_profiles.insert(a_profile("new")); }},
    {"an instance profile is given a role",
     [](Tables& tables) { tables.instance_profiles.add_role("new", "new"); }},
    {"an instance profile loses its role",
     [](Tables& tables) { tables.instance_profiles.remove_role("shared"); }},
    {"an instance profile is erased",
     [](Tables& tables) { tables.instance_profiles.erase("bare"); }},
    {"an instance profile's tags are replaced",
     [](Tables& tables) { tables.tags.replace(store::Tagged::InstanceProfile, "shared", {}); }},
    {"a user's tags are replaced",
     [](Tables& tables) { tables.tags.replace(store::Tagged::User, "shared", {}); }},
    {"a role's tags are replaced",
     [](Tables& tables) { tables.tags.replace(store::Tagged::Role, "shared", {}); }},
};

inline constexpr AccountChange changes_of_credentials[] = {
    {"a sign-in from a network is noted",
     [](Tables& tables) { tables.signin_networks.note("shared", "192.0.2.1", late); }},
    {"networks are forgotten",
     [](Tables& tables) { tables.signin_networks.forget_until("shared", late); }},
    {"a password is used",
     [](Tables& tables) { tables.passwords.record_use("shared", late, minutes{5}); }},
    {"a login profile is saved",
     [](Tables& tables) { tables.passwords.save("shared", a_late_profile()); }},
    {"a password is set and two are remembered",
     [](Tables& tables) { tables.passwords.save("shared", a_late_profile(), "late", 2); }},
    {"a user is disabled",
     [](Tables& tables) { tables.disabled_users.set_aside(*tables.users.find("shared"), late); }},
    {"an access key of one who is disabled is noted",
     [](Tables& tables) {
       tables.disabled_users.set_aside(*tables.access_keys.find(access_key_named("shared")));
     }},
    {"a user is enabled",
     [](Tables& tables) { tables.disabled_users.give_back(*tables.users.find("shared"), late); }},
    {"a password is erased", [](Tables& tables) { tables.passwords.erase("shared"); }},
    {"an access key is used",
     [](Tables& tables) {
       for (const std::string_view name : {"shared", "crossed"})
         tables.access_keys.record_use(
             access_key_named(name), {.date = late, .region = "late", .service_name = "late"},
             {.source_address = "late", .user_agent = "late"}, minutes{15});
     }},
    {"an access key of a known user is used",
     [](Tables& tables) {
       for (const std::string_view name : {"shared", "crossed"})
         tables.access_keys.record_use(
             store::UsedKey{name, access_key_named(name)},
             {.date = late + hours{1}, .region = "N/A", .service_name = "late"},
             {.source_address = "late", .user_agent = "late"}, minutes{15});
     }},
    {"an access key's status is set",
     [](Tables& tables) {
       tables.access_keys.set_status(a_key(access_key_named("shared"), "shared").key,
                                     iam::Status::Inactive);
     }},
    {"an access key is erased",
     [](Tables& tables) {
       tables.access_keys.erase(a_key(access_key_named("shared"), "shared").key);
     }},
    {"a certificate's status is set",
     [](Tables& tables) {
       tables.signing_certificates.set_status(a_certificate("shared", "shared"),
                                              iam::Status::Inactive);
     }},
    {"a certificate is erased",
     [](Tables& tables) { tables.signing_certificates.erase(a_certificate("shared", "shared")); }},
    {"an SSH public key's status is set",
     [](Tables& tables) {
       iam::SshPublicKey key = an_ssh_key("shared", "shared");
       key.status = iam::Status::Inactive;
       tables.ssh_public_keys.save(key);
     }},
    {"an SSH public key is erased", [](Tables& tables) { tables.ssh_public_keys.erase("shared"); }},
    {"a service-specific credential's status is set",
     [](Tables& tables) {
       iam::ServiceSpecificCredential credential = a_service_credential("shared", "shared");
       credential.status = iam::Status::Inactive;
       tables.service_specific_credentials.save(credential);
     }},
    {"a service-specific credential's password is set",
     [](Tables& tables) { tables.service_specific_credentials.save_password("shared", "late"); }},
    {"a server certificate is uploaded",
     [](Tables& tables) { put_server_certificate(tables, a_server_certificate("new")); }},
    {"a server certificate is renamed",
     [](Tables& tables) {
       tables.server_certificates.rename("shared", a_server_certificate("crossed", "/late/"));
     }},
    {"a server certificate's tags are replaced",
     [](Tables& tables) { tables.tags.replace(store::Tagged::ServerCertificate, "crossed", {}); }},
    {"a server certificate is erased",
     [](Tables& tables) { tables.server_certificates.erase("bare"); }},
    {"a service-specific credential is erased",
     [](Tables& tables) { tables.service_specific_credentials.erase("shared"); }},
};

inline constexpr AccountChange changes_of_devices_and_sessions[] = {
    {"a code is tried",
     [](Tables& tables) {
       tables.mfa_codes.count_try(store::TriedAt::Sts, serial_named("shared"),
                                  base::Instant{} + hours{2}, 9);
     }},
    {"a code is spent", [](Tables& tables) { tables.mfa_codes.spend(serial_named("shared"), 4); }},
    {"spent codes are forgotten",
     [](Tables& tables) { tables.mfa_codes.forget_spent(serial_named("shared"), 4); }},
    {"a device's tags are replaced",
     [](Tables& tables) {
       tables.tags.replace(store::Tagged::MfaDevice, serial_named("shared"), {});
     }},
    {"a device is given to somebody",
     [](Tables& tables) {
       iam::MfaDevice device = *tables.mfa_devices.find(serial_named("bare"));
       device.assignment = {.user_name = "shared", .enabled = late};
       tables.mfa_devices.save(device);
     }},
    {"a device is taken from somebody",
     [](Tables& tables) {
       iam::MfaDevice device = *tables.mfa_devices.find(serial_named("shared"));
       device.assignment.reset();
       device.clock_adjustment = 1;
       tables.mfa_devices.save(device);
     }},
    {"a device is erased",
     [](Tables& tables) { tables.mfa_devices.erase(serial_named("shared")); }},
    {"a security key is used",
     [](Tables& tables) { tables.security_keys.raise_sign_count(serial_named("shared"), 7); }},
    {"a security key is erased",
     [](Tables& tables) { tables.security_keys.erase(serial_named("shared")); }},
    {"a session is used",
     [](Tables& tables) {
       tables.signin_sessions.note_use("shared", late,
                                       {.source_address = "late", .user_agent = "late"});
     }},
    {"wrong codes are counted",
     [](Tables& tables) { tables.signin_sessions.count_wrong_code("shared", 9); }},
    {"a session is begun",
     [](Tables& tables) {
       for (const std::string id_hash : {"red", "blue", "bare"})
         tables.signin_sessions.insert({.id_hash = id_hash,
                                        .user_name = "shared",
                                        .step = iam::SignInStep::Mfa,
                                        .created = late,
                                        .last_seen = late});
     }},
    {"a session is ended", [](Tables& tables) { tables.signin_sessions.erase("bare"); }},
    {"incomplete sessions are forgotten",
     [](Tables& tables) {
       tables.signin_sessions.forget_incomplete_created_until(noon + hours{50});
     }},
    {"old sessions are forgotten",
     [](Tables& tables) { tables.signin_sessions.forget_created_until(noon + hours{50}); }},
    {"the sessions of a user are ended",
     [](Tables& tables) { tables.signin_sessions.erase_of("shared", {}); }},
};

template <store::HolderKind kind>
inline constexpr AccountChange changes_of_policies_of[] = {
    {"an inline policy is put",
     [](Tables& tables) {
       tables.policies.put_inline({kind, "shared"}, {.name = "inline", .document = "late"});
     }},
    {"an inline policy is erased",
     [](Tables& tables) { tables.policies.erase_inline({kind, "shared"}, "inline"); }},
    {"a policy is attached",
     [](Tables& tables) { tables.policies.attach({kind, "shared"}, arn_named("new")); }},
    {"a policy is detached",
     [](Tables& tables) { tables.policies.detach({kind, "shared"}, arn_named("shared")); }},
};

template <store::HolderKind kind>
inline constexpr AccountChange changes_of_boundaries_of[] = {
    {"a boundary is set",
     [](Tables& tables) { tables.policies.set_boundary({kind, "shared"}, arn_named("new")); }},
    {"a boundary is erased",
     [](Tables& tables) { tables.policies.erase_boundary({kind, "shared"}); }},
};

inline constexpr AccountChange changes_of_managed_policies[] = {
    {"a managed policy is made",
     [](Tables& tables) { tables.managed_policies.insert(a_policy("new")); }},
    {"a version is made",
     [](Tables& tables) {
       tables.managed_policies.insert_version("shared",
                                              {.number = 4, .document = "late", .created = late});
     }},
    {"a managed policy is saved",
     [](Tables& tables) {
       iam::ManagedPolicy policy = a_policy("shared");
       policy.default_version = 4;
       tables.managed_policies.save(policy);
     }},
    {"a version is erased",
     [](Tables& tables) { tables.managed_policies.erase_version("shared", 1); }},
    {"a managed policy is erased", [](Tables& tables) { tables.managed_policies.erase("bare"); }},
    {"a managed policy's tags are replaced",
     [](Tables& tables) { tables.tags.replace(store::Tagged::Policy, "shared", {}); }},
};

inline constexpr AccountChange changes_of_the_account[] = {
    {"a piece of a report is put again",
     [](Tables& tables) { tables.reports.put_piece({1}, 5, "late"); }},
    {"old pieces are compressed",
     [](Tables& tables) {
       while (const auto piece = tables.reports.next_to_compress())
         tables.reports.put_compressed(store::compressed(*piece));
     }},
    {"a report is finished, of which a piece was discarded",
     [](Tables& tables) {
       const std::int64_t number = tables.reports.requested()->number;
       tables.reports.discard_pieces({number}, 1);
       tables.reports.finish({number}, a_late_report(number));
     }},
    {"a report is asked for", [](Tables& tables) { tables.reports.request("late", late); }},
    {"a report is claimed, made and finished",
     [](Tables& tables) {
       const store::ReportClaim claim =
           tables.reports.claim({"late", late, late + seconds{30}}).value();
       tables.reports.renew(claim, late + seconds{60});
       tables.reports.put_piece(claim, 0, "late");
       tables.reports.finish(claim, a_late_report(claim.number));
     }},
    {"a report is asked for again", [](Tables& tables) { tables.reports.request("late", late); }},
    {"old reports are removed", [](Tables& tables) { tables.reports.prune(1, std::nullopt, 1); }},
    {"an event is appended",
     [](Tables& tables) { tables.events.append({.at = late, .action = "late"}); }},
    {"the password policy is saved",
     [](Tables& tables) {
       tables.settings.save(iam::PasswordPolicy{
           .minimum_length = 99, .max_age_days = {}, .reuse_prevention = {}, .hard_expiry = {}});
     }},
    {"the password policy is erased",
     [](Tables& tables) { tables.settings.erase_password_policy(); }},
    {"the alias is set", [](Tables& tables) { tables.settings.set_alias("late"); }},
    {"the alias is erased", [](Tables& tables) { tables.settings.erase_alias(); }},
};

// A store, and everything in it that may be in an account of each of these colors.
class World {
 public:
  World(Engine engine, std::initializer_list<Color> colors) : store_(engine) {
    for (const Color& color : colors) {
      store_.add_account({.id = color.account,
                          .created = color.when,
                          .root_email = color.own,
                          .alias = {},
                          .report_edition = {}});
      store_.change(color.account, [&](Tables& tables) { Furniture(tables, color).put(); });
    }
  }

  void make(const AccountChange& change, const Color& color) {
    store_.change(color.account, change.make);
  }

  // Than the tables say.
  std::size_t rows_packed_otherwise() const {
    return store_.check_packed_rows([](const auto&) {}).differences;
  }

  ContractStore& store() { return store_; }

  std::vector<std::string> facts_of(const Color& color) {
    return store_
        ->read(color.account, [](const Tables& tables) { return AccountFacts::of(tables); })
        .value();
  }

 private:
  ContractStore store_;
};

}  // namespace rollcall::test
