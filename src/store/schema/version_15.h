#pragma once
// The fifteenth schema: instance profiles, the role in each of them, and server certificates; and
// the tags of both.

#include <string_view>

namespace rollcall::store {

// Which role is in a profile lies in a table of its own, and goes with the role: a server of an
// older release, which knows of no profiles, can go on deleting roles beside a newer one.
inline constexpr std::string_view version_15[] = {
    R"(CREATE TABLE instance_profiles (
         account_id BIGINT NOT NULL REFERENCES accounts,
         profile_key TEXT NOT NULL,
         profile_name TEXT NOT NULL,
         path TEXT NOT NULL,
         created BIGINT NOT NULL,
         profile_id TEXT NOT NULL,
         PRIMARY KEY (account_id, profile_key)
       ) {clustered})",
    R"(CREATE TABLE instance_profile_roles (
         account_id BIGINT NOT NULL,
         profile_key TEXT NOT NULL,
         role_key TEXT NOT NULL,
         PRIMARY KEY (account_id, profile_key),
         FOREIGN KEY (account_id, profile_key) REFERENCES instance_profiles,
         FOREIGN KEY (account_id, role_key) REFERENCES roles ON DELETE CASCADE
       ) {clustered})",
    R"(CREATE INDEX instance_profile_roles_by_role
         ON instance_profile_roles (account_id, role_key, profile_key))",
    R"(CREATE TABLE instance_profile_tags (
         account_id BIGINT NOT NULL,
         profile_key TEXT NOT NULL,
         position BIGINT NOT NULL,
         tag_key TEXT NOT NULL,
         tag_value TEXT NOT NULL,
         PRIMARY KEY (account_id, profile_key, position),
         FOREIGN KEY (account_id, profile_key) REFERENCES instance_profiles ON DELETE CASCADE
       ) {clustered})",

    // Body and chain may be long, and so may be what is sealed: no clustered table.
    R"(CREATE TABLE server_certificates (
         account_id BIGINT NOT NULL REFERENCES accounts,
         certificate_key TEXT NOT NULL,
         certificate_name TEXT NOT NULL,
         path TEXT NOT NULL,
         certificate_id TEXT NOT NULL,
         uploaded BIGINT NOT NULL,
         expires BIGINT NOT NULL,
         body TEXT NOT NULL,
         chain TEXT,
         sealed_private_key {bytes} NOT NULL,
         PRIMARY KEY (account_id, certificate_key)
       ))",
    R"(CREATE TABLE server_certificate_tags (
         account_id BIGINT NOT NULL,
         certificate_key TEXT NOT NULL,
         position BIGINT NOT NULL,
         tag_key TEXT NOT NULL,
         tag_value TEXT NOT NULL,
         PRIMARY KEY (account_id, certificate_key, position),
         FOREIGN KEY (account_id, certificate_key) REFERENCES server_certificates
           ON DELETE CASCADE
       ) {clustered})",
};

}  // namespace rollcall::store
