// Registering a passkey or a security key: the name it goes by, and then what the browser shows.
import { ask } from '../api/client';
import { listOf, number, object, text } from '../api/shape';
import { registerKey } from '../security-keys/browser';
import { flash } from '../shell/flashes';
import { namedOwner } from './device';
import type { Owner } from './owner';

const Registration = object({
  RelyingPartyId: text,
  Challenge: text,
  UserHandle: text,
  DisplayName: text,
  Algorithms: listOf(number),
  KnownCredentialIds: listOf(text),
});
const Registered = object({ SerialNumber: text });

export async function addSecurityKey(owner: Owner, name: string): Promise<void> {
  const UserName = namedOwner(owner);
  const wanted = await ask('rollcall:BeginSecurityKeyRegistration', Registration, { UserName });
  const key = await registerKey(wanted);
  await ask('rollcall:CreateSecurityKey', Registered, { UserName, SecurityKeyName: name, ...key });
  flash({ id: 'mfa', type: 'success', header: ({ credentials }) => credentials.mfa.added });
}

