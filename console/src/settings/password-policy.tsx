// The password policy, with a look at how many users it would expire now.
import Alert from '@cloudscape-design/components/alert';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tiles from '@cloudscape-design/components/tiles';
import { useState } from 'react';
import { useAnswer } from '../answer';
import { call, learnSession, postJson } from '../api/client';
import { orAbsent } from '../api/lists';
import { member, number } from '../api/shape';
import { fetchPasswordPolicy } from '../api/password-policy';
import { PasswordPolicy } from '../api/shapes';
import { Answered } from '../parts/answered';
import { Dialog } from '../parts/dialog';
import { useFocusKept } from '../parts/focus';
import { OfferedButton } from '../parts/offer';
import { paths } from '../paths';
import { flash } from '../shell/flashes';
import { useTexts } from '../texts/texts';
import { type Draft, draftOf, isPreviewable, maxAgeOf, parametersOf } from './draft';

interface FieldParts {
  draft: Draft;
  onChange: (changed: Partial<Draft>) => void;
}

function NumberField({ label, hint, value, onChange }: {
  label: string;
  hint: string;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <FormField label={label} constraintText={hint}>
      <Input type="number" inputMode="numeric" value={value} onChange={({ detail }) => onChange(detail.value)} />
    </FormField>
  );
}

function Strength({ draft, onChange }: FieldParts) {
  const words = useTexts().account.settings;
  const classes = ['uppercase', 'lowercase', 'numbers', 'symbols'] as const;
  return (
    <SpaceBetween size="s">
      <NumberField
        label={words.minimumLength}
        hint={words.minimumLengthHint}
        value={draft.minimumLength}
        onChange={minimumLength => onChange({ minimumLength })}
      />
      <FormField label={words.strength}>
        <SpaceBetween size="xs">
          {classes.map(kind => (
            <Checkbox
              key={kind}
              checked={draft[kind]}
              onChange={({ detail }) => onChange({ [kind]: detail.checked })}
            >
              {words[kind]}
            </Checkbox>
          ))}
        </SpaceBetween>
      </FormField>
    </SpaceBetween>
  );
}

function Others({ draft, onChange }: FieldParts) {
  const words = useTexts().account.settings;
  return (
    <FormField label={words.other}>
      <SpaceBetween size="s">
        <Checkbox checked={draft.expires} onChange={({ detail }) => onChange({ expires: detail.checked })}>
          {words.expire}
        </Checkbox>
        {draft.expires && (
          <>
            <NumberField
              label={words.expireDays}
              hint={words.expireDaysHint}
              value={draft.maxAge}
              onChange={maxAge => onChange({ maxAge })}
            />
            <Checkbox
              checked={draft.hardExpiry}
              onChange={({ detail }) => onChange({ hardExpiry: detail.checked })}
            >
              {words.hardExpiry}
            </Checkbox>
          </>
        )}
        <Checkbox
          checked={draft.allowChange}
          onChange={({ detail }) => onChange({ allowChange: detail.checked })}
        >
          {words.allowChange}
        </Checkbox>
        <Checkbox checked={draft.reuse} onChange={({ detail }) => onChange({ reuse: detail.checked })}>
          {words.reuse}
        </Checkbox>
        {draft.reuse && (
          <NumberField
            label={words.reuseCount}
            hint={words.reuseCountHint}
            value={draft.reuseCount}
            onChange={reuseCount => onChange({ reuseCount })}
          />
        )}
      </SpaceBetween>
    </FormField>
  );
}

function Preview({ draft }: { draft: Draft }) {
  const words = useTexts().account.settings;
  const maxPasswordAge = maxAgeOf(draft);
  const asked = useAnswer(`preview ${maxPasswordAge}`, () =>
    postJson(paths.passwordPolicyPreview, { maxPasswordAge }, member('expired', number)),
  );
  return (
    <Answered asked={asked}>
      {expired => (
        <Alert type={expired > 0 ? 'warning' : 'info'} header={words.previewTitle}>
          <div>{words.preview(expired)}</div>
          <div>{words.timing}</div>
        </Alert>
      )}
    </Answered>
  );
}

function Editor({ policy, onSaved }: { policy: PasswordPolicy | undefined; onSaved: () => void }) {
  const { account, general } = useTexts();
  const words = account.settings;
  const [draft, setDraft] = useState(() => draftOf(policy));
  const [isConfirming, setIsConfirming] = useState(false);
  const change = (changed: Partial<Draft>) => setDraft(before => ({ ...before, ...changed }));
  const isCustom = draft.kind === 'custom';
  return (
    <SpaceBetween size="l">
      <Tiles
        ariaLabel={words.policyTitle}
        value={draft.kind}
        onChange={({ detail }) => change({ kind: detail.value === 'custom' ? 'custom' : 'standard' })}
        items={[
          { value: 'standard', label: words.kinds.standard, description: words.kinds.standardHint },
          { value: 'custom', label: words.kinds.custom, description: words.kinds.customHint },
        ]}
      />
      {isCustom && <Strength draft={draft} onChange={change} />}
      {isCustom && <Others draft={draft} onChange={change} />}
      {isPreviewable(draft) && <Preview draft={draft} />}
      <OfferedButton
        of={isCustom ? 'UpdateAccountPasswordPolicy' : 'DeleteAccountPasswordPolicy'}
        variant="primary"
        onClick={() => setIsConfirming(true)}
      >
        {general.save}
      </OfferedButton>
      {isConfirming && (
        <Dialog
          title={isCustom ? words.confirmTitle : words.confirmDefaultTitle}
          submit={isCustom ? words.confirm : words.confirmDefault}
          onClose={() => setIsConfirming(false)}
          onDone={() => {
            setIsConfirming(false);
            onSaved();
            void learnSession(); // which tells when the own password expires
          }}
          onSubmit={async () => {
            if (isCustom) {
              await call('UpdateAccountPasswordPolicy', parametersOf(draft));
            } else {
              await orAbsent(call('DeleteAccountPasswordPolicy'));
            }
            flash({
              id: 'password-policy',
              type: 'success',
              header: texts => texts.account.settings.saved,
            });
          }}
        >
          {words.timing}
        </Dialog>
      )}
    </SpaceBetween>
  );
}

export function Policy() {
  const words = useTexts().account.settings;
  const asked = useAnswer('password policy', fetchPasswordPolicy);
  const part = useFocusKept(asked.answer);
  return (
    <Container
      header={
        <Header variant="h2" description={words.policyHint}>
          {words.policyTitle}
        </Header>
      }
    >
      <div ref={part}>
        <Answered asked={asked}>
          {policy => <Editor key={JSON.stringify(policy)} policy={policy} onSaved={asked.retry} />}
        </Answered>
      </div>
    </Container>
  );
}
