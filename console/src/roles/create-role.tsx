// A new role: whom it trusts is chosen, and the trust policy that says so is shown as it comes about. Its page is shown
// next, where it is given permissions.
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { useAnswer, valueOr } from '../answer';
import { ask, call } from '../api/client';
import { listOf, member, object, text } from '../api/shape';
import { go } from '../location';
import { Dialog } from '../parts/dialog';
import { paths } from '../paths';
import { PolicyEditor } from '../policy-editor/policy-editor';
import { useSession } from '../session/store';
import { flash } from '../shell/flashes';
import { useTexts } from '../texts/texts';
import { DetailFields, type Details, HOUR } from './details';
import { documentOf, isComplete, NOBODY, type Trust, type TrustKind } from './trust';
import { TrustFields } from './trust-fields';

const Providers = member('OpenIDConnectProviderList', listOf(object({ Arn: text })));

async function providers(): Promise<string[]> {
  return (await ask('ListOpenIDConnectProviders', Providers)).map(({ Arn }) => Arn);
}

function KindField({ kind, hasProviders, onChange }: {
  kind: TrustKind;
  hasProviders: boolean;
  onChange: (kind: TrustKind) => void;
}) {
  const words = useTexts().access.roles;
  const kinds: TrustKind[] = [
    'thisAccount',
    'anotherAccount',
    'service',
    ...(hasProviders ? (['provider'] as const) : []),
    'custom',
  ];
  return (
    <FormField label={words.who}>
      <RadioGroup
        value={kind}
        onChange={({ detail }) => onChange(kinds.find(known => known === detail.value) ?? 'thisAccount')}
        items={kinds.map(value => ({
          value,
          label: words.kinds[value],
          description: words.kindHints[value],
        }))}
      />
    </FormField>
  );
}

// What was chosen, as the document that says it; what one writes oneself is checked as trust policies are.
function Document({ value, onChange }: { value: string; onChange?: (value: string) => void }) {
  const words = useTexts().access.roles;
  if (onChange !== undefined) {
    return <PolicyEditor type="Trust" label={words.document} value={value} hasFocus={false} onChange={onChange} />;
  }
  return (
    <FormField label={words.document} stretch>
      <div className="editor">
        <Textarea value={value} rows={14} spellcheck={false} readOnly />
      </div>
    </FormField>
  );
}

export function CreateRole({ onClose }: { onClose: () => void }) {
  const words = useTexts().access.roles;
  const { accountId } = useSession();
  const { answer } = useAnswer('providers', providers);
  const arns = valueOr(answer, []);
  const [name, setName] = useState('');
  const [details, setDetails] = useState<Details>({ description: '', hours: 1 });
  const [trust, setTrust] = useState<Trust>(NOBODY);
  const [custom, setCustom] = useState<string>();
  const document = documentOf(trust, accountId);
  const chosen = trust.kind === 'custom' ? (custom ?? document) : document;
  return (
    <Dialog
      title={words.create}
      submit={words.create}
      size="large"
      isUnsaved={name !== '' || trust !== NOBODY || custom !== undefined}
      canSubmit={name !== '' && isComplete(trust) && chosen.trim() !== ''}
      onClose={onClose}
      onDone={() => go(paths.role(name))}
      onSubmit={async () => {
        await call('CreateRole', {
          RoleName: name,
          AssumeRolePolicyDocument: chosen,
          Description: details.description === '' ? undefined : details.description,
          MaxSessionDuration: details.hours * HOUR,
        });
        flash({ id: `role ${name}`, type: 'success', header: texts => texts.access.roles.created(name) });
      }}
    >
      <FormField label={words.name} constraintText={words.nameHint}>
        <Input
          value={name}
          onChange={({ detail }) => setName(detail.value)}
          autoComplete={false}
          spellcheck={false}
        />
      </FormField>
      <KindField
        kind={trust.kind}
        hasProviders={arns.length > 0}
        onChange={kind => setTrust({ ...trust, kind })}
      />
      <TrustFields trust={trust} providers={arns} onChange={setTrust} />
      <Document value={chosen} {...(trust.kind === 'custom' && { onChange: setCustom })} />
      <DetailFields details={details} onChange={setDetails} />
    </Dialog>
  );
}
