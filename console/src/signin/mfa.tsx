// The second step: a passkey or security key, or a code of one of the user's devices; or two codes in a row, where a
// device's clock has changed.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Link from '@cloudscape-design/components/link';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type FormEvent, type ReactNode, useState } from 'react';
import { type GivenCode, giveCode, signOut } from '../session/doors';
import { useTexts } from '../texts/texts';
import { AttemptAlert, useAttempt } from './attempt';
import { KeyStep } from './security-key';
import { StepForm } from './step-form';

function DeviceField({ devices, device, onChange }: {
  devices: string[];
  device: string;
  onChange: (serial: string) => void;
}) {
  const words = useTexts().signIn;
  const options = ['', ...devices].map(serial => ({
    value: serial,
    label: serial === '' ? words.anyDevice : serial.slice(serial.lastIndexOf('/') + 1),
  }));
  return (
    <FormField label={words.mfaDevice}>
      <Select
        options={options}
        selectedOption={options.find(option => option.value === device) ?? null}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      />
    </FormField>
  );
}

function CodeField({ label, code, isFirst, isMissing, onChange }: {
  label: string;
  code: string;
  isFirst: boolean;
  isMissing: boolean;
  onChange: (code: string) => void;
}) {
  const words = useTexts().signIn;
  return (
    <FormField
      label={label}
      constraintText={words.mfaDigits}
      errorText={isMissing ? words.missing : undefined}
    >
      <Input
        value={code}
        onChange={({ detail }) => onChange(detail.value.replaceAll(/\s/g, ''))}
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus={isFirst}
      />
    </FormField>
  );
}

function given([code = '', nextCode]: string[], serialNumber: string): GivenCode {
  return {
    code,
    ...(nextCode === undefined ? {} : { nextCode }),
    ...(serialNumber === '' ? {} : { serialNumber }),
  };
}

const ONE = [''];
const PAIR = ['', ''];

// `other`: how else this person can go on, if there is another way.
function CodeStep({ devices, other }: { devices: string[]; other: ReactNode }) {
  const words = useTexts().signIn;
  const attempt = useAttempt();
  const [codes, setCodes] = useState(ONE);
  const [device, setDevice] = useState('');
  const [asked, setAsked] = useState(false);
  const isPair = codes.length === PAIR.length;
  const turn = (empty: string[]) => {
    setAsked(false);
    setCodes(empty);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (codes.every(code => code !== '') && !attempt.busy && attempt.waitSeconds === 0) {
      turn(codes.map(() => ''));
      attempt.run(() => giveCode(given(codes, device)));
    }
  };
  return (
    <StepForm
      title={words.mfaTitle}
      onSubmit={submit}
      submit={
        <Button variant="primary" fullWidth loading={attempt.busy} disabled={attempt.waitSeconds > 0}>
          {words.submit}
        </Button>
      }
    >
      <AttemptAlert attempt={attempt} />
      <Box>{isPair ? words.mfaResyncHint : words.mfaHint}</Box>
      {devices.length > 1 && <DeviceField devices={devices} device={device} onChange={setDevice} />}
      {(isPair ? [words.mfaCode1, words.mfaCode2] : [words.mfaCode]).map((label, at) => (
        <CodeField
          key={label}
          label={label}
          code={codes[at] ?? ''}
          isFirst={at === 0}
          isMissing={asked && codes[at] === '' && !attempt.busy}
          onChange={code => setCodes(codes.with(at, code))}
        />
      ))}
      <SpaceBetween size="xs">
        {other}
        <Link onFollow={() => turn(isPair ? ONE : PAIR)}>{isPair ? words.mfaSingle : words.mfaResync}</Link>
        <Link onFollow={() => attempt.run(signOut)}>{words.startOver}</Link>
      </SpaceBetween>
    </StepForm>
  );
}

// Who has both is asked for the key first: it is the safer of the two.
export function Mfa({ devices, securityKeys }: { devices: string[]; securityKeys: string[] }) {
  const words = useTexts().signIn;
  const [usesCode, setUsesCode] = useState(securityKeys.length === 0);
  const hasBoth = devices.length > 0 && securityKeys.length > 0;
  const other = hasBoth && (
    <Link onFollow={() => setUsesCode(!usesCode)}>{usesCode ? words.useKey : words.useCode}</Link>
  );
  return usesCode ? <CodeStep devices={devices} other={other} /> : <KeyStep other={other} />;
}
