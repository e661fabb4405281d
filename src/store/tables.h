#pragma once
// Everything that is kept of one account, inside one transaction. Each noun has its own header here
// and its statements in sql/ under the same name.

#include "iam/account.h"
#include "store/access_keys.h"
#include "store/account_settings.h"
#include "store/credential_rows.h"
#include "store/disabled_users.h"
#include "store/events.h"
#include "store/groups.h"
#include "store/instance_profiles.h"
#include "store/key_challenges.h"
#include "store/managed_policies.h"
#include "store/mfa_codes.h"
#include "store/mfa_devices.h"
#include "store/passwords.h"
#include "store/policies.h"
#include "store/reports.h"
#include "store/roles.h"
#include "store/security_keys.h"
#include "store/server_certificates.h"
#include "store/service_specific_credentials.h"
#include "store/signin_networks.h"
#include "store/signin_sessions.h"
#include "store/signing_certificates.h"
#include "store/ssh_public_keys.h"
#include "store/tags.h"
#include "store/users.h"

namespace rollcall::store {

struct Tables {
  iam::AccountId account;
  AccountSettings settings;
  Users users;
  Passwords passwords;
  DisabledUsers disabled_users;
  AccessKeys access_keys;
  MfaDevices mfa_devices;
  MfaCodes mfa_codes;
  SecurityKeys security_keys;
  KeyChallenges key_challenges;
  SignInSessions signin_sessions;
  SignInNetworks signin_networks;
  SigningCertificates signing_certificates;
  SshPublicKeys ssh_public_keys;
  ServiceSpecificCredentials service_specific_credentials;
  Groups groups;
  Roles roles;
  InstanceProfiles instance_profiles;
  Policies policies;
  ManagedPolicies managed_policies;
  ServerCertificates server_certificates;
  Tags tags;
  Reports reports;
  Events events;
  CredentialRows credential_rows;
};

}  // namespace rollcall::store
