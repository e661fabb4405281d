// One user: what it may do, where it belongs, and its credentials.
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Tabs from '@cloudscape-design/components/tabs';
import { useState } from 'react';
import { type Asked, useAnswer } from '../answer';
import { ask } from '../api/client';
import { member } from '../api/shape';
import { User } from '../api/shapes';
import { ConsoleSignIn } from '../credentials/console-sign-in';
import { OfferedCredentials } from '../credentials/offered-credentials';
import { follow, go, useQuery } from '../location';
import { Answered } from '../parts/answered';
import { DeletablePage } from '../parts/deletable-page';
import { Offer, OfferedButton } from '../parts/offer';
import { paths } from '../paths';
import { Permissions } from '../permissions/permissions';
import { flash } from '../shell/flashes';
import { TestButton } from '../simulator/test-button';
import { useTexts } from '../texts/texts';
import { Absolute, Relative } from '../time/moment';
import { Activity } from './activity';
import { DeleteUser } from './delete-user';
import { DisabledNotice, DISABLING, OFF_BOARDING, useDisabling } from './disabling';
import { type Facts, fetchFacts, hasAccess } from './facts';
import { GroupPolicies } from './group-policies';
import { GroupsOfUser } from './groups-of-user';
import { RenameUser } from './rename-user';
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

interface ShownParts {
  user: User;
  facts: Asked<Facts>;
  onChanged: () => void;
}

function Shown({ user, facts, onChanged }: ShownParts) {
  const { answer, retry } = facts;
  const { disable, enable, question } = useDisabling(user.UserName, onChanged);
  const disabled = answer.state === 'ready' ? answer.value.disabled : undefined;
  return (
    <SpaceBetween size="l">
      {answer.state === 'ready' && disabled?.state === 'known' && disabled.value !== undefined && (
        <DisabledNotice
          disabled={disabled.value}
          hasAccess={hasAccess(answer.value)}
          onEnable={enable}
          onDisable={disable}
        />
      )}
      <Summary user={user} asked={facts} />
      <UserTabs user={user} onChanged={onChanged} onCredentialsChanged={retry} />
      {question}
    </SpaceBetween>
  );
}

// What is done to a user as a whole, but for deleting.
function Deeds({ user, facts, onChanged }: { user: User; facts: Asked<Facts>; onChanged: () => void }) {
  const { UserName: name, Arn: arn } = user;
  const { offBoard: words } = useTexts();
  const { disable, question } = useDisabling(name, onChanged);
  const [isRenaming, setIsRenaming] = useState(false);
  const isEnabled =
    facts.answer.state === 'ready' &&
    facts.answer.value.disabled.state === 'known' &&
    facts.answer.value.disabled.value === undefined;
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <OfferedButton of="UpdateUser" onClick={() => setIsRenaming(true)}>
        {words.rename}
      </OfferedButton>
      <TestButton arn={arn} />
      {isEnabled && (
        <OfferedButton of={DISABLING} onClick={disable}>
          {words.disable}
        </OfferedButton>
      )}
      <OfferedButton of={OFF_BOARDING} href={paths.offBoard(name)} onFollow={follow}>
        {words.open}
      </OfferedButton>
      {question}
      {isRenaming && <RenameUser name={name} onClose={() => setIsRenaming(false)} />}
    </SpaceBetween>
  );
}

function fetchUser(name: string): Promise<User> {
  return ask('GetUser', member('User', User), { UserName: name });
}

export default function UserPage({ name }: { name: string }) {
  const asked = useAnswer(`user ${name}`, () => fetchUser(name));
  const facts = useAnswer(`facts ${name}`, () => fetchFacts(name));
  // How often the user was disabled or enabled: all that is shown of the credentials is asked for anew.
  const [changes, setChanges] = useState(0);
  const onChanged = () => {
    asked.retry();
    facts.retry();
    setChanges(changes + 1);
  };
  return (
    <DeletablePage
      name={name}
      asked={asked}
      deletion="DeleteUser"
      more={user => <Deeds user={user} facts={facts} onChanged={onChanged} />}
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
      {user => <Shown key={changes} user={user} facts={facts} onChanged={onChanged} />}
    </DeletablePage>
  );
}
