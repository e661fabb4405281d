#pragma once
// Two accounts that hold the same names, spelled differently, with everything else different, and a
// few names of their own: whoever takes a row of one for a row of the other is seen to.

#include <string>

#include "iam/names.h"
#include "store/packed_piece.h"
#include "store/packed_row.h"
#include "support/account_facts.h"
#include "support/store_contract.h"

namespace rollcall::test {

struct Color {
  iam::AccountId account;
  std::string own;     // a name that only this account has
  std::string shared;  // one that both have, as it is spelled here
  base::Instant when;
  int amount;  // of whatever there may be several
};

inline const Color red{
    .account = account, .own = "red", .shared = "shared", .when = noon, .amount = 2};
inline const Color blue{.account = another_account,
                        .own = "blue",
                        .shared = "SHARED",
                        .when = noon + std::chrono::hours{1},
                        .amount = 3};

// Puts into the account whatever there can be.
class Furniture {
 public:
  Furniture(store::Tables& tables, const Color& color) : tables_(tables), color_(color) {}

  void put() {
    put_identities();
    put_passwords();
    put_access_keys();
    put_devices();
    put_security_keys();
    put_sessions();
    put_other_credentials();
    put_server_certificates();
    put_policies();
    put_reports();
    put_settings_and_events();
  }

 private:
  std::string of(std::string_view what) const { return std::string(what) + " of " + color_.own; }
  std::string path() const { return "/" + color_.own + "/"; }

  void put_identities() {
    for (const std::string& name : {color_.shared, color_.own, std::string("bare")}) {
      iam::User user = a_user(name, path());
      user.id = "AIDA" + iam::name_key(name);
      user.created = color_.when;
      tables_.users.insert(user);
      iam::Group group = a_group(name, path());
      group.created = color_.when;
      tables_.groups.insert(group);
      iam::Role role = a_role(name, path());
      role.id = "AROA" + iam::name_key(name);
      role.created = color_.when;
      role.assume_role_policy = of("trust");
      tables_.roles.insert(role);
      iam::InstanceProfile profile = a_profile(name, path());
      profile.created = color_.when;
      tables_.instance_profiles.insert(profile);
    }
    tables_.instance_profiles.add_role("shared", "shared");
    tables_.instance_profiles.add_role(color_.own, "shared");
    tables_.groups.insert(a_group("crossed"));
    tables_.groups.add_member("crossed", "shared");
    // Only in one of the two accounts has the group of both somebody in it.
    tables_.groups.add_member(color_.own == "blue" ? "shared" : "red", "shared");
    tables_.groups.add_member(color_.own, color_.own);
    put_trusted_ids();
    const std::vector<iam::Tag> tags = {{.key = "color", .value = color_.own}};
    tables_.tags.replace(store::Tagged::User, "shared", tags);
    tables_.tags.replace(store::Tagged::Role, "shared", tags);
    tables_.tags.replace(store::Tagged::InstanceProfile, "shared", tags);
  }

  // Of somebody here, and of somebody whom only the other account has under this id.
  void put_trusted_ids() {
    const std::string others = color_.own == "red" ? "blue" : "red";
    tables_.roles.replace_trusted_ids(
        "shared", {{iam::user_arn(color_.account, path(), color_.shared), "AIDAshared"},
                   {iam::role_arn(color_.account, path(), color_.shared), "AROAshared"},
                   {iam::user_arn(color_.account, path(), others), "AIDA" + others},
                   {iam::role_arn(color_.account, path(), others), "AROA" + others}});
  }

  void put_passwords() {
    const iam::LoginProfile profile{
        .created = color_.when, .last_changed = color_.when, .last_used = color_.when};
    // So many more in one account that the numbers of its hashes are far ahead of the other's.
    for (int number = 0; number < color_.amount * color_.amount; ++number)
      tables_.passwords.save("shared", profile, of("hash " + std::to_string(number)), 24);
    tables_.signin_networks.note("shared", "192.0.2.1", color_.when);
    tables_.disabled_users.set_aside(*tables_.users.find("bare"), color_.when);
  }

  // What the two accounts call crossed belongs to the user that each has alone.
  template <typename Put>
  void shared_and_crossed(Put&& put) {
    put("shared", "shared");
    put("crossed", color_.own);
  }

  void put_access_keys() {
    shared_and_crossed([&](std::string_view name, const std::string& user_name) {
      iam::AccessKeyWithSecret made = a_key(access_key_named(name), user_name);
      made.key.created = color_.when;
      made.secret = base::Secret(of("secret"));
      tables_.access_keys.insert(made);
      tables_.access_keys.record_use(
          access_key_named(name),
          {.date = color_.when, .region = of("region"), .service_name = "iam"},
          {.source_address = of("address"), .user_agent = of("agent")}, base::Seconds{1});
    });
  }

  void put_devices() {
    shared_and_crossed([&](std::string_view name, const std::string& user_name) {
      put_device({.serial_number = serial_named(name),
                  .created = color_.when,
                  .assignment = {{.user_name = user_name, .enabled = color_.when}},
                  .last_pair_step = {}});
    });
    put_device({.serial_number = serial_named("bare"),
                .created = color_.when,
                .assignment = {},
                .last_pair_step = {}});
    tables_.tags.replace(store::Tagged::MfaDevice, serial_named("shared"),
                         {{.key = "color", .value = color_.own}});
    tables_.mfa_codes.spend(serial_named("shared"), color_.amount);
    tables_.mfa_codes.count_try(store::TriedAt::Sts, serial_named("shared"),
                                base::Instant{} + std::chrono::hours{color_.amount - 2}, 9);
  }

  void put_security_keys() {
    shared_and_crossed([&](std::string_view name, const std::string& user_name) {
      tables_.security_keys.insert(
          {.serial_number = serial_named(name),
           .user_name = user_name,
           .enabled = color_.when,
           .credential_id = serial_named(name == "shared" ? "shared" : color_.own),
           .algorithm = -7,
           .public_key = of("key")});
    });
  }

  void put_device(const iam::MfaDevice& device) {
    tables_.mfa_devices.insert(device, base::Secret(of("seed")));
  }

  void put_sessions() {
    shared_and_crossed([&](std::string_view name, const std::string& user_name) {
      tables_.signin_sessions.insert(
          {.id_hash = std::string(name),
           .user_name = user_name,
           .step = name == "shared" ? iam::SignInStep::Done : iam::SignInStep::Mfa,
           .created = color_.when,
           .last_seen = color_.when});
    });
  }

  void put_other_credentials() {
    shared_and_crossed([&](std::string_view name, const std::string& user_name) {
      iam::SigningCertificate certificate = a_certificate(std::string(name), user_name);
      certificate.body = of("body");
      certificate.uploaded = color_.when;
      tables_.signing_certificates.insert(certificate);
      iam::SshPublicKey key = an_ssh_key(std::string(name), user_name);
      key.body = of("body");
      tables_.ssh_public_keys.insert(key);
      iam::ServiceSpecificCredential credential =
          a_service_credential(std::string(name), user_name);
      credential.service_user_name = color_.own;
      credential.created = color_.when;
      tables_.service_specific_credentials.insert(credential, of("hash"));
    });
  }

  void put_server_certificates() {
    for (const std::string& name : {color_.shared, color_.own, std::string("bare")}) {
      iam::ServerCertificate certificate = a_server_certificate(name, path());
      certificate.uploaded = color_.when;
      tables_.server_certificates.insert(certificate, {.body = of("body"), .chain = of("chain")},
                                         base::Secret(of("key")));
    }
    tables_.tags.replace(store::Tagged::ServerCertificate, "shared",
                         {{.key = "color", .value = color_.own}});
  }

  void put_policies() {
    for (const auto& holder : {store::user_holder("shared"), store::group_holder("shared"),
                               store::role_holder("shared")}) {
      tables_.policies.put_inline(holder, {.name = "inline", .document = of("document")});
      tables_.policies.attach(holder, arn_named("shared"));
      tables_.policies.attach(holder, arn_named(color_.own));
    }
    for (const auto& holder : {store::user_holder("shared"), store::role_holder("shared")})
      tables_.policies.set_boundary(holder, arn_named(color_.own));
    tables_.policies.set_boundary(store::user_holder(color_.own), arn_named("shared"));
    tables_.policies.set_boundary(store::role_holder(color_.own), arn_named("shared"));
    for (const std::string& name : {color_.shared, color_.own, std::string("bare")}) {
      iam::ManagedPolicy policy = a_policy(name, path());
      policy.created = color_.when;
      tables_.managed_policies.insert(policy);
    }
    for (int number = 1; number <= color_.amount; ++number)
      tables_.managed_policies.insert_version(
          "shared", {.number = number, .document = of("document"), .created = color_.when});
    tables_.tags.replace(store::Tagged::Policy, "shared", {{.key = "color", .value = color_.own}});
  }

  // Each report has three pieces, two of them under numbers that they do not have in the other
  // account; the last report is not finished.
  void put_reports() {
    const std::int64_t first = color_.own == "red" ? 0 : 5;
    for (int made = 0; made <= color_.amount; ++made) {
      const std::int64_t number = tables_.reports.request(of("requester"), color_.when).number;
      for (const std::int64_t index : {first, first + 1, last_piece})
        put_piece(number, index);
      if (made < color_.amount)
        tables_.reports.finish({number}, a_generation(number));
    }
  }

  // The rows of the last one are kept, and the bytes of the others.
  void put_piece(std::int64_t number, std::int64_t index) {
    if (index != last_piece)
      return tables_.reports.put_piece({number}, index, of("piece"));
    report::Row row;
    const std::string user = of("piece"), account_id = to_string(color_.account);
    row.account_id = account_id;
    row.user = user;
    row.path = "/";
    row.created = color_.when;
    store::PackedPieceWriter writer({}, [&](const store::MadePiece& piece) {
      tables_.reports.put_packed_piece({number}, index, piece.packed);
    });
    writer.append({row, store::packed(row)});
    writer.finish();
  }

  report::Generation a_generation(std::int64_t number) const {
    return {.number = number,
            .requested = color_.when,
            .requester_arn = of("requester"),
            .edition = report::Edition::Live,
            .generated = color_.when + base::Seconds{number},
            .size = (last_piece + 1) * static_cast<std::int64_t>(store::report_piece_size),
            .users = color_.amount,
            .sha256 = of("digest"),
            .previous_sha256 = {}};
  }

  void put_settings_and_events() {
    tables_.settings.set_alias(color_.own);
    tables_.settings.save(iam::PasswordPolicy{.minimum_length = 8 + color_.amount,
                                              .max_age_days = {},
                                              .reuse_prevention = {},
                                              .hard_expiry = {}});
    for (int number = 0; number < color_.amount; ++number)
      tables_.events.append({.at = color_.when, .action = of("action")});
  }

  static constexpr std::int64_t last_piece = 7;

  store::Tables& tables_;
  const Color& color_;
};

}  // namespace rollcall::test
