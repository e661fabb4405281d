#pragma once
// rollcall init and the commands of rollcall account: what is done to a data directory from the
// machine it lies on, before or beside the server.

#include "base/result.h"
#include "main/command_line.h"

namespace rollcall::main {

// Makes the directory, the master key and the store, and founds the first account. StoreExists
// where a store is already.
base::Result<base::Nothing> run(const InitCommand& command);

// Founds another account; the server may be running.
base::Result<base::Nothing> run(const AccountCreateCommand& command);

// Sets the root user's password, and ends what it was signed in to; the server may be running.
// NoSuchEntity without the account, PasswordPolicyViolation for a password that is too weak.
base::Result<base::Nothing> run(const RootPasswordCommand& command);

// Deletes the root user's MFA devices, and ends what root was signed in to; the server may be
// running. NoSuchEntity without the account, or where root has no device.
base::Result<base::Nothing> run(const RootMfaOffCommand& command);

// Sets the address that root signs in with, of an account that was founded without one or has
// another by now; the server may be running. NoSuchEntity without the account, ValidationError for
// what is no address.
base::Result<base::Nothing> run(const RootEmailCommand& command);

// Makes another access key of root, where nobody has the one it has; the server may be running.
// NoSuchEntity without the account, LimitExceeded where root has as many as can be.
base::Result<base::Nothing> run(const RootKeyCommand& command);

// One line an account: id, creation time, alias, root's e-mail address.
base::Result<base::Nothing> run(const AccountListCommand& command);

}  // namespace rollcall::main
