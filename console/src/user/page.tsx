// One user: what it may do, where it belongs, and its credentials.
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Tabs from '@cloudscape-design/components/tabs';
import { type Asked, useAnswer } from '../answer';
import { ask } from '../api/client';
import { member } from '../api/shape';
import { User } from '../api/shapes';
import { ConsoleSignIn } from '../credentials/console-sign-in';
import { OfferedCredentials } from '../credentials/offered-credentials';
import { go, useQuery } from '../location';
import { Answered } from '../parts/answered';
import { DeletablePage } from '../parts/deletable-page';
import { Offer } from '../parts/offer';
import { paths } from '../paths';
import { Permissions } from '../permissions/permissions';
import { flash } from '../shell/flashes';
import { useTexts } from '../texts/texts';
import { Absolute, Relative } from '../time/moment';
import { Activity } from './activity';
import { DeleteUser } from './delete-user';
import { type Facts, fetchFacts } from './facts';
import { GroupPolicies } from './group-policies';
import { GroupsOfUser } from './groups-of-user';
import { Tags } from './tags';

function ConsoleAccess({ facts }: { facts: Facts }) {
  const { users } = useTexts();
  const { passwordSet, devices } = facts;
  if (passwordSet.state !== 'known' || devices.state !== 'known') {
    return <>{users.unknown}</>;
  }
  if (passwordSet.value === undefined) {
    return <StatusIndicator type="stopped">{users.consoleOff}</StatusIndicator>;
  }
  return devices.value > 0 ? (
    <StatusIndicator type="success">{users.consoleWith}</StatusIndicator>
  ) : (
    <StatusIndicator type="warning">{users.consoleWithout}</StatusIndicator>
  );
}

function LastSignIn({ user, facts }: { user: User; facts: Facts }) {
  const { users } = useTexts();
  if (user.PasswordLastUsed !== undefined) {
    return <Relative ms={user.PasswordLastUsed * 1000} />;
  }
  const hasNone = facts.passwordSet.state === 'known' && facts.passwordSet.value === undefined;
  return <>{hasNone ? users.noPassword : users.neverSignedIn}</>;
}

function Summary({ user, asked }: { user: User; asked: Asked<Facts> }) {
  const { users, general } = useTexts();
  return (
    <Container header={<Header variant="h2">{users.summary}</Header>}>
      <KeyValuePairs
        columns={3}
        minColumnWidth={180}
        items={[
          {
            label: users.consoleAccess,
            value: <Answered asked={asked}>{facts => <ConsoleAccess facts={facts} />}</Answered>,
          },
          {
            label: users.consoleLastSignIn,
            value: <Answered asked={asked}>{facts => <LastSignIn user={user} facts={facts} />}</Answered>,
          },
          { label: general.created, value: <Absolute ms={user.CreateDate * 1000} /> },
        ]}
      />
    </Container>
  );
}

function SecurityCredentials({ user, onChanged }: { user: User; onChanged: () => void }) {
  const owner = { userName: user.UserName, isCaller: false };
  return (
    <SpaceBetween size="l">
      <Offer of="GetLoginProfile">
        <ConsoleSignIn user={user} onChanged={onChanged} />
      </Offer>
      <OfferedCredentials owner={owner} onChanged={onChanged} />
    </SpaceBetween>
  );
}

const TABS = ['permissions', 'groups', 'tags', 'credentials', 'activity'] as const;

interface TabsParts {
  user: User;
  onChanged: () => void;
  onCredentialsChanged: () => void;
}

function UserTabs({ user, onChanged, onCredentialsChanged }: TabsParts) {
  const { users } = useTexts();
  const [tab, setTab] = useQuery('tab');
  const holder = { kind: 'User' as const, name: user.UserName };
  const boundary = { arn: user.PermissionsBoundary?.PermissionsBoundaryArn, onChanged };
  const contents = {
    permissions: () => (
      <SpaceBetween size="l">
        <Permissions holder={holder} boundary={boundary} />
        <GroupPolicies userName={user.UserName} />
      </SpaceBetween>
    ),
    groups: () => <GroupsOfUser userName={user.UserName} />,
    tags: () => <Tags user={user} onChanged={onChanged} />,
    credentials: () => <SecurityCredentials user={user} onChanged={onCredentialsChanged} />,
    activity: () => <Activity user={user} />,
  };
  const active = TABS.find(known => known === tab) ?? 'permissions';
  return (
    <Tabs
      activeTabId={active}
      onChange={({ detail }) => setTab(detail.activeTabId)}
      tabs={TABS.map(id => ({ id, label: users.tabs[id], content: id === active && contents[id]() }))}
    />
  );
}

function Shown({ user, onChanged }: { user: User; onChanged: () => void }) {
  const asked = useAnswer(`facts ${user.UserName}`, () => fetchFacts(user.UserName));
  return (
    <SpaceBetween size="l">
      <Summary user={user} asked={asked} />
      <UserTabs user={user} onChanged={onChanged} onCredentialsChanged={asked.retry} />
    </SpaceBetween>
  );
}

function fetchUser(name: string): Promise<User> {
  return ask('GetUser', member('User', User), { UserName: name });
}

export default function UserPage({ name }: { name: string }) {
  const asked = useAnswer(`user ${name}`, () => fetchUser(name));
  return (
    <DeletablePage
      name={name}
      asked={asked}
      deletion="DeleteUser"
      deleting={close => (
        <DeleteUser
          name={name}
          onClose={close}
          onDeleted={() => {
            flash({ id: `user ${name}`, type: 'success', header: texts => texts.users.deleted(name) });
            go(paths.users);
          }}
        />
      )}
    >
      {user => <Shown user={user} onChanged={asked.retry} />}
    </DeletablePage>
  );
}
