// What the dialogs about MFA devices share: what a device is called, whose it is to be, and two codes of it.
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { call } from '../api/client';
import { flash } from '../shell/flashes';
import { useTexts } from '../texts/texts';
import type { Owner } from './owner';

// What the API calls the root user where a user must be named.
const ROOT_NAME = 'root';

// "…:u2f/user/alice/yubikey-ABCDEFGHIJKLMNOPQRSTUVWXYZ": the server adds what stands behind the last hyphen.
export function isSecurityKey(serial: string): boolean {
  return serial.split(':')[5]?.startsWith('u2f/') ?? false;
}

// A serial number is an ARN that ends with the path and the name: "…:mfa/team/phone".
export function deviceName(serial: string): string {
  const last = serial.slice(serial.lastIndexOf('/') + 1);
  return isSecurityKey(serial) ? last.slice(0, last.lastIndexOf('-')) : last;
}

export function devicePath(serial: string): string {
  return serial.slice(serial.indexOf('/'), serial.lastIndexOf('/') + 1);
}

export function namedOwner(owner: Owner): string {
  return owner.userName ?? ROOT_NAME;
}

export async function enableDevice(owner: Owner, serial: string, codes: string[]): Promise<void> {
  await call('EnableMFADevice', {
    UserName: namedOwner(owner),
    SerialNumber: serial,
    AuthenticationCode1: codes[0],
    AuthenticationCode2: codes[1],
  });
  flash({ id: 'mfa', type: 'success', header: ({ credentials }) => credentials.mfa.added });
}

export function CodePair({ codes, onChange }: { codes: string[]; onChange: (codes: string[]) => void }) {
  const words = useTexts().credentials.mfa;
  return (
    <FormField description={words.codesHint} stretch>
      <SpaceBetween size="s">
        {[words.code1, words.code2].map((label, at) => (
          <FormField key={label} label={label}>
            <Input
              value={codes[at] ?? ''}
              inputMode="numeric"
              autoComplete={false}
              onChange={({ detail }) =>
                onChange(codes.with(at, detail.value.replaceAll(/\s/g, '')))
              }
            />
          </FormField>
        ))}
      </SpaceBetween>
    </FormField>
  );
}
