// What would be made, before it is made.
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { useTexts } from '../texts/texts';
import { type Draft, isGenerated, namesOf, tagsOf } from './draft';

function Names({ names }: { names: readonly string[] }) {
  const { general } = useTexts();
  return names.length === 0 ? (
    <>{general.none}</>
  ) : (
    <>
      {names.map(name => (
        <div key={name} translate="no">
          {name}
        </div>
      ))}
    </>
  );
}

export function Review({ draft }: { draft: Draft }) {
  const { guides, users, access, credentials, general } = useTexts();
  const words = guides.createUser;
  const names = namesOf(draft);
  const password = [
    isGenerated(draft) ? credentials.console.generated : credentials.console.custom,
    ...(draft.mustReset ? [credentials.console.mustReset] : []),
  ];
  const lastOf = (arn: string) => arn.slice(arn.lastIndexOf('/') + 1);
  return (
    <Container header={<Header variant="h2">{words.reviewTitle(names.length)}</Header>}>
      <KeyValuePairs
        columns={2}
        minColumnWidth={220}
        items={[
          { label: names.length === 1 ? users.userName : words.userNames, value: <Names names={names} /> },
          { label: general.path, value: draft.path },
          {
            label: users.consoleAccess,
            value: draft.hasConsole ? password.map(text => <div key={text}>{text}</div>) : users.consoleOff,
          },
          { label: users.groupsTitle, value: <Names names={draft.groups} /> },
          { label: access.permissions.attached, value: <Names names={draft.policies.map(lastOf)} /> },
          { label: access.permissions.inline, value: <Names names={draft.inline.map(({ name }) => name)} /> },
          {
            label: access.permissions.boundary,
            value: draft.boundary === '' ? access.permissions.boundaryNone : lastOf(draft.boundary),
          },
          {
            label: users.tagsTitle,
            value: <Names names={tagsOf(draft).map(({ Key, Value }) => `${Key} = ${Value}`)} />,
          },
        ]}
      />
    </Container>
  );
}
