// Passkeys and security keys as the browser knows them: whether this page may ask for one, a new one, and the use of
// one.
import { ApiError } from '../api/error';

// Browsers keep keys for the name under which a page was opened, and for no address.
export function isOpenedByAddress(hostname = location.hostname): boolean {
  return hostname.startsWith('[') || /^\d+(\.\d+){3}$/.test(hostname);
}

export function canUseKeys(): boolean {
  return !isOpenedByAddress() && 'credentials' in navigator && 'PublicKeyCredential' in window;
}

// What we say ourselves: the person left, took too long, or the key would not.
export const KEY_NOT_USED = 'SecurityKeyNotUsed';
// One of the keys that this user has already.
export const KEY_KNOWN = 'SecurityKeyKnown';

const TIMEOUT_MS = 120_000; // less than the server waits

function toBytes(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), sign => sign.charCodeAt(0));
}

function toBase64(buffer: ArrayBuffer): string {
  return btoa(Array.from(new Uint8Array(buffer), byte => String.fromCharCode(byte)).join(''));
}

function described(ids: string[]): PublicKeyCredentialDescriptor[] {
  return ids.map(id => ({ type: 'public-key', id: toBytes(id) }));
}

// The browser says little of why, so that a page learns nothing of keys it was not given.
function refusal(reason: unknown): ApiError {
  const name = reason instanceof DOMException ? reason.name : '';
  const message = reason instanceof Error ? reason.message : String(reason);
  return new ApiError(name === 'InvalidStateError' ? KEY_KNOWN : KEY_NOT_USED, message, '');
}

async function asked(asking: Promise<Credential | null>): Promise<PublicKeyCredential> {
  const credential = await asking.catch((reason: unknown) => {
    throw refusal(reason);
  });
  if (!(credential instanceof PublicKeyCredential)) {
    throw new ApiError(KEY_NOT_USED, '', '');
  }
  return credential;
}

export interface Registration {
  RelyingPartyId: string;
  Challenge: string;
  UserHandle: string;
  DisplayName: string;
  Algorithms: number[];
  KnownCredentialIds: string[];
}

export interface NewKey {
  ClientData: string;
  AuthenticatorData: string;
}

export async function registerKey(wanted: Registration): Promise<NewKey> {
  const { response } = await asked(
    navigator.credentials.create({
      publicKey: {
        rp: { id: wanted.RelyingPartyId, name: wanted.RelyingPartyId },
        user: {
          id: toBytes(wanted.UserHandle),
          name: wanted.DisplayName,
          displayName: wanted.DisplayName,
        },
        challenge: toBytes(wanted.Challenge),
        pubKeyCredParams: wanted.Algorithms.map(alg => ({ type: 'public-key', alg })),
        excludeCredentials: described(wanted.KnownCredentialIds),
        authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
        attestation: 'none',
        timeout: TIMEOUT_MS,
      },
    }),
  );
  if (!(response instanceof AuthenticatorAttestationResponse)) {
    throw new ApiError(KEY_NOT_USED, '', '');
  }
  return {
    ClientData: toBase64(response.clientDataJSON),
    AuthenticatorData: toBase64(response.getAuthenticatorData()),
  };
}

export interface Challenge {
  relyingPartyId: string;
  challenge: string;
  credentialIds: string[];
  userVerification: 'preferred' | 'required';
}

export interface KeyAnswer {
  credentialId: string;
  clientData: string;
  authenticatorData: string;
  signature: string;
}

export async function signWithKey(wanted: Challenge): Promise<KeyAnswer> {
  const { rawId, response } = await asked(
    navigator.credentials.get({
      publicKey: {
        rpId: wanted.relyingPartyId,
        challenge: toBytes(wanted.challenge),
        allowCredentials: described(wanted.credentialIds),
        userVerification: wanted.userVerification,
        timeout: TIMEOUT_MS,
      },
    }),
  );
  if (!(response instanceof AuthenticatorAssertionResponse)) {
    throw new ApiError(KEY_NOT_USED, '', '');
  }
  return {
    credentialId: toBase64(rawId),
    clientData: toBase64(response.clientDataJSON),
    authenticatorData: toBase64(response.authenticatorData),
    signature: toBase64(response.signature),
  };
}
