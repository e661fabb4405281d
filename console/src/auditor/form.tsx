// What is asked before an auditor is given access: as whom, with what, until when.
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import DatePicker from '@cloudscape-design/components/date-picker';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tiles from '@cloudscape-design/components/tiles';
import { usePreferences } from '../preferences/store';
import { useTexts } from '../texts/texts';
import { zoneName } from '../time/format';
import { useAbsolute } from '../time/moment';
import { endOfDay } from '../time/zoned';
import { type Draft, type Missing, missingOf } from './draft';

export interface FieldParts {
  draft: Draft;
  onChange: (changed: Partial<Draft>) => void;
  isAsked: boolean; // what is missing is said once one has tried to go on
}

function useMissing({ draft, isAsked }: FieldParts): (what: Missing) => string {
  const words = useTexts().guides.auditor.missing;
  const missing = isAsked ? missingOf(draft) : [];
  return what => (missing.includes(what) ? words[what] : '');
}

function NamedUser(parts: FieldParts) {
  const { draft, onChange } = parts;
  const { guides, users } = useTexts();
  const words = guides.auditor;
  const missing = useMissing(parts);
  return (
    <SpaceBetween size="l">
      <FormField label={users.userName} constraintText={users.userNameHint} errorText={missing('name')}>
        <Input
          value={draft.userName}
          onChange={({ detail }) => onChange({ userName: detail.value })}
          autoComplete={false}
          spellcheck={false}
        />
      </FormField>
      <FormField label={words.signsIn} errorText={missing('credential')}>
        <SpaceBetween size="xs">
          <Checkbox
            checked={draft.hasPassword}
            description={words.withPasswordHint}
            onChange={({ detail }) => onChange({ hasPassword: detail.checked })}
          >
            {words.withPassword}
          </Checkbox>
          <Checkbox
            checked={draft.hasKey}
            description={words.withKeyHint}
            onChange={({ detail }) => onChange({ hasKey: detail.checked })}
          >
            {words.withKey}
          </Checkbox>
        </SpaceBetween>
      </FormField>
    </SpaceBetween>
  );
}

function TrustingRole(parts: FieldParts) {
  const { draft, onChange } = parts;
  const { guides, access } = useTexts();
  const words = guides.auditor;
  const missing = useMissing(parts);
  const fields: ['account' | 'externalId' | 'roleName', string, string, string][] = [
    ['account', words.account, words.accountHint, missing('account')],
    ['externalId', words.externalId, words.externalIdHint, missing('externalId')],
    ['roleName', access.roles.name, access.policies.nameHint, missing('name')],
  ];
  return (
    <SpaceBetween size="l">
      {fields.map(([name, label, hint, error]) => (
        <FormField key={name} label={label} constraintText={hint} errorText={error}>
          <Input
            value={draft[name]}
            onChange={({ detail }) => onChange({ [name]: detail.value.trim() })}
            autoComplete={false}
            spellcheck={false}
          />
        </FormField>
      ))}
      <Checkbox
        checked={draft.needsMfa}
        description={words.mfaHint}
        onChange={({ detail }) => onChange({ needsMfa: detail.checked })}
      >
        {words.mfa}
      </Checkbox>
    </SpaceBetween>
  );
}

function Until(parts: FieldParts) {
  const { draft, onChange } = parts;
  const words = useTexts().guides.auditor;
  const { zone } = usePreferences();
  const absolute = useAbsolute();
  const missing = useMissing(parts);
  const isDay = draft.hasEnd && !missingOf(draft).includes('lastDay');
  return (
    <SpaceBetween size="s">
      <Checkbox
        checked={draft.hasEnd}
        description={words.untilHint}
        onChange={({ detail }) => onChange({ hasEnd: detail.checked })}
      >
        {words.until}
      </Checkbox>
      {draft.hasEnd && (
        <FormField
          label={words.lastDay}
          description={words.lastDayHint(zoneName(zone))}
          constraintText={isDay ? words.endsAt(absolute(endOfDay(draft.lastDay, zone))) : ''}
          errorText={missing('lastDay')}
        >
          <DatePicker
            value={draft.lastDay}
            onChange={({ detail }) => onChange({ lastDay: detail.value })}
            openCalendarAriaLabel={chosen => [words.openCalendar, chosen].filter(Boolean).join(', ')}
            placeholder={words.dayFormat}
            expandToViewport
          />
        </FormField>
      )}
    </SpaceBetween>
  );
}

export function AuditorForm(parts: FieldParts) {
  const { draft, onChange } = parts;
  const words = useTexts().guides.auditor;
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">{words.whoTitle}</Header>}>
        <SpaceBetween size="l">
          <Tiles
            ariaLabel={words.whoTitle}
            value={draft.kind}
            onChange={({ detail }) => onChange({ kind: detail.value === 'role' ? 'role' : 'user' })}
            items={[
              { value: 'user', label: words.asUser, description: words.asUserHint },
              { value: 'role', label: words.asRole, description: words.asRoleHint },
            ]}
          />
          {draft.kind === 'user' ? <NamedUser {...parts} /> : <TrustingRole {...parts} />}
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">{words.endTitle}</Header>}>
        <Until {...parts} />
      </Container>
    </SpaceBetween>
  );
}
