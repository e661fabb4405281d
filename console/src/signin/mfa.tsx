// The second step: a code of one of the user's devices.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Link from '@cloudscape-design/components/link';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import { giveCode, signOut } from '../session/doors';
import { useTexts } from '../texts/texts';
import { AttemptAlert, useAttempt } from './attempt';
import { StepForm } from './step-form';

export function Mfa({ devices }: { devices: string[] }) {
  const texts = useTexts();
  const attempt = useAttempt();
  const [code, setCode] = useState('');
  const [device, setDevice] = useState('');
  const [asked, setAsked] = useState(false);
  const isMissing = asked && code === '' && !attempt.busy;
  const options = ['', ...devices].map(serial => ({
    value: serial,
    label: serial === '' ? texts.signIn.anyDevice : serial.slice(serial.lastIndexOf('/') + 1),
  }));
  return (
    <StepForm
      title={texts.signIn.mfaTitle}
      onSubmit={event => {
        event.preventDefault();
        setAsked(true);
        if (code !== '' && !attempt.busy && attempt.waitSeconds === 0) {
          setAsked(false);
          attempt.run(async () => {
            setCode('');
            await giveCode(code, device);
          });
        }
      }}
      submit={
        <Button variant="primary" fullWidth loading={attempt.busy} disabled={attempt.waitSeconds > 0}>
          {texts.signIn.submit}
        </Button>
      }
    >
      <AttemptAlert attempt={attempt} />
      <Box>{texts.signIn.mfaHint}</Box>
      {devices.length > 1 && (
        <FormField label={texts.signIn.mfaDevice}>
          <Select
            options={options}
            selectedOption={options.find(option => option.value === device) ?? null}
            onChange={({ detail }) => setDevice(detail.selectedOption.value ?? '')}
          />
        </FormField>
      )}
      <FormField
        label={texts.signIn.mfaCode}
        constraintText={texts.signIn.mfaDigits}
        errorText={isMissing ? texts.signIn.missing : undefined}
      >
        <Input
          value={code}
          onChange={({ detail }) => setCode(detail.value.replaceAll(/\s/g, ''))}
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
        />
      </FormField>
      <Link onFollow={() => attempt.run(signOut)}>{texts.signIn.startOver}</Link>
    </StepForm>
  );
}
