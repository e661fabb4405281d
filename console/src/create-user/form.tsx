// The form for new users: who, how they sign in, what they may do. What few need is folded away.
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { rulesText } from '../credentials/password-rules';
import { useSession } from '../session/store';
import { PasswordField } from '../signin/password-field';
import { useTexts } from '../texts/texts';
import { type Draft, isGenerated, MOST_USERS, type Missing, missingOf, namesOf } from './draft';
import { Permissions } from './permissions';
import { TagsField } from './tags-field';

export interface FieldParts {
  draft: Draft;
  onChange: (changed: Partial<Draft>) => void;
  isAsked: boolean; // what is missing is said once one has tried to go on
}

function useMissing({ draft, isAsked }: FieldParts): (...what: Missing[]) => string {
  const words = useTexts().guides.createUser.missing;
  const missing = isAsked ? missingOf(draft) : [];
  return (...what) => {
    const found = what.find(one => missing.includes(one));
    return found === undefined ? '' : words[found](MOST_USERS);
  };
}

function Names(parts: FieldParts) {
  const { draft, onChange } = parts;
  const { users, guides } = useTexts();
  const words = guides.createUser;
  const missing = useMissing(parts);
  return draft.isSeveral ? (
    <FormField
      label={words.userNames}
      description={words.userNamesHint(MOST_USERS)}
      constraintText={words.countOfNames(namesOf(draft).length)}
      errorText={missing('name', 'tooMany')}
    >
      <Textarea
        value={draft.pasted}
        onChange={({ detail }) => onChange({ pasted: detail.value })}
        rows={6}
        spellcheck={false}
      />
    </FormField>
  ) : (
    <FormField label={users.userName} constraintText={users.userNameHint} errorText={missing('name')}>
      <Input
        value={draft.name}
        onChange={({ detail }) => onChange({ name: detail.value })}
        autoComplete={false}
        spellcheck={false}
      />
    </FormField>
  );
}

function Who(parts: FieldParts) {
  const { draft, onChange } = parts;
  const { general, users, guides } = useTexts();
  const words = guides.createUser;
  const missing = useMissing(parts);
  return (
    <Container header={<Header variant="h2">{words.whoTitle}</Header>}>
      <SpaceBetween size="l">
        <RadioGroup
          ariaLabel={words.whoTitle}
          value={draft.isSeveral ? 'several' : 'one'}
          onChange={({ detail }) => onChange({ isSeveral: detail.value === 'several' })}
          items={[
            { value: 'one', label: words.one },
            { value: 'several', label: words.several },
          ]}
        />
        <Names {...parts} />
        <FormField label={general.path} constraintText={users.pathHint} errorText={missing('path')}>
          <Input
            value={draft.path}
            onChange={({ detail }) => onChange({ path: detail.value.trim() })}
            spellcheck={false}
          />
        </FormField>
      </SpaceBetween>
    </Container>
  );
}

function Password(parts: FieldParts) {
  const { draft, onChange } = parts;
  const texts = useTexts();
  const { credentials, guides } = texts;
  const words = credentials.console;
  const { passwordRules } = useSession();
  const missing = useMissing(parts);
  return (
    <SpaceBetween size="m">
      <FormField label={words.password}>
        <RadioGroup
          value={isGenerated(draft) ? 'generated' : 'custom'}
          onChange={({ detail }) => onChange({ isGenerated: detail.value === 'generated' })}
          items={[
            { value: 'generated', label: words.generated },
            {
              value: 'custom',
              label: words.custom,
              disabled: draft.isSeveral,
              ...(draft.isSeveral ? { description: guides.createUser.noSharedPassword } : {}),
            },
          ]}
        />
      </FormField>
      {!isGenerated(draft) && (
        <PasswordField
          label={words.newPassword}
          value={draft.password}
          onChange={password => onChange({ password })}
          autoComplete="new-password"
          hint={rulesText(passwordRules, texts)}
          error={missing('password')}
        />
      )}
      <Checkbox checked={draft.mustReset} onChange={({ detail }) => onChange({ mustReset: detail.checked })}>
        {words.mustReset}
      </Checkbox>
    </SpaceBetween>
  );
}

function ConsoleAccess(parts: FieldParts) {
  const { draft, onChange } = parts;
  const { guides, users } = useTexts();
  const words = guides.createUser;
  return (
    <Container header={<Header variant="h2">{users.consoleAccess}</Header>}>
      <SpaceBetween size="m">
        <Checkbox
          checked={draft.hasConsole}
          description={words.consoleHint}
          onChange={({ detail }) => onChange({ hasConsole: detail.checked })}
        >
          {words.console}
        </Checkbox>
        {draft.hasConsole && <Password {...parts} />}
      </SpaceBetween>
    </Container>
  );
}

export function UserForm(parts: FieldParts) {
  const { draft, onChange } = parts;
  const { users } = useTexts();
  return (
    <SpaceBetween size="l">
      <Who {...parts} />
      <ConsoleAccess {...parts} />
      <Permissions draft={draft} onChange={onChange} />
      <ExpandableSection variant="container" headerText={users.tagsTitle} headerDescription={users.tagsHint}>
        <TagsField tags={draft.tags} onChange={tags => onChange({ tags })} />
      </ExpandableSection>
    </SpaceBetween>
  );
}
