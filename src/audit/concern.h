#pragma once
// What auditing frameworks ask for, cut as finely as the finest of them cuts it. A control says
// which of these it answers, a framework says what it calls each: so that a control is one file,
// and a framework is one table.

namespace rollcall::audit {

enum class Concern {
  RootKey,
  RootMfa,
  RootHardwareMfa,
  RootUse,
  CentralRoot,
  ConsoleMfa,
  MfaForAll,
  InitialKeys,
  UnusedFor45Days,
  UnusedFor90Days,
  OneActiveKey,
  KeyRotation,
  PasswordAge,
  PolicyLength,
  PolicyReuse,
  PolicyUppercase,
  PolicyLowercase,
  PolicySymbols,
  PolicyNumbers,
  PolicyExpiry,
  PolicyOfSecurityHub,
  PolicyOfPci3,
  PolicyOfPci4,
};

}  // namespace rollcall::audit
