// One role: who may assume it, and what it may do then.
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useAnswer } from '../answer';
import { ask, call } from '../api/client';
import { member } from '../api/shape';
import { documentOf } from '../api/lists';
import { Role } from '../api/shapes';
import { go } from '../location';
import { DeletablePage } from '../parts/deletable-page';
import { DeleteDialog } from '../parts/delete-dialog';
import { OfferedButton } from '../parts/offer';
import { paths } from '../paths';
import { attachedPolicies, deleteInline, detach, type Holder, inlinePolicies } from '../permissions/holder';
import { Permissions } from '../permissions/permissions';
import { PolicyDialog } from '../permissions/policy-dialog';
import { EditDetails } from '../roles/details';
import { flash } from '../shell/flashes';
import type { Texts } from '../texts/en';
import { TestButton } from '../simulator/test-button';
import { useTexts } from '../texts/texts';
import { Absolute, Relative } from '../time/moment';

function fetchRole(name: string): Promise<Role> {
  return ask('GetRole', member('Role', Role), { RoleName: name });
}

async function deleteRole(holder: Holder): Promise<void> {
  for (const { PolicyArn } of await attachedPolicies(holder)) {
    await detach(holder, PolicyArn);
  }
  for (const policy of await inlinePolicies(holder)) {
    await deleteInline(holder, policy);
  }
  await call('DeleteRole', { RoleName: holder.name });
}

function Trust({ role, onChanged }: { role: Role; onChanged: () => void }) {
  const { access, general } = useTexts();
  const words = access.roles;
  const [isEditing, setIsEditing] = useState(false);
  const document = documentOf(role.AssumeRolePolicyDocument);
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={words.trustHint}
          actions={
            <OfferedButton of="UpdateAssumeRolePolicy" onClick={() => setIsEditing(true)}>
              {general.edit}
            </OfferedButton>
          }
        >
          {words.trust}
        </Header>
      }
    >
      <pre className="mono pre">{document}</pre>
      {isEditing && (
        <PolicyDialog
          title={words.editTrust}
          type="Trust"
          document={document}
          onClose={() => {
            setIsEditing(false);
            onChanged();
          }}
          onSave={saved =>
            call('UpdateAssumeRolePolicy', { RoleName: role.RoleName, PolicyDocument: saved.document })
          }
        />
      )}
    </Container>
  );
}

function durationOf(seconds: number, words: Texts['general']): string {
  return words.duration(Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60);
}

function Summary({ role, onChanged }: { role: Role; onChanged: () => void }) {
  const { access, users, general } = useTexts();
  const [isEditing, setIsEditing] = useState(false);
  const used = role.RoleLastUsed?.LastUsedDate;
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            <OfferedButton of="UpdateRole" onClick={() => setIsEditing(true)}>
              {access.roles.editDetails}
            </OfferedButton>
          }
        >
          {users.summary}
        </Header>
      }
    >
      <KeyValuePairs
        columns={4}
        minColumnWidth={180}
        items={[
          { label: general.description, value: role.Description ?? general.none },
          { label: access.roles.maxSession, value: durationOf(role.MaxSessionDuration, general) },
          {
            label: access.roles.lastUsed,
            value: used === undefined ? general.never : <Relative ms={used * 1000} />,
          },
          { label: general.created, value: <Absolute ms={role.CreateDate * 1000} /> },
        ]}
      />
      {isEditing && (
        <EditDetails
          role={role}
          onClose={() => setIsEditing(false)}
          onSaved={() => {
            setIsEditing(false);
            onChanged();
          }}
        />
      )}
    </Container>
  );
}

export default function RolePage({ name }: { name: string }) {
  const { access } = useTexts();
  const asked = useAnswer(`role ${name}`, () => fetchRole(name));
  const holder: Holder = { kind: 'Role', name };
  return (
    <DeletablePage
      name={name}
      asked={asked}
      deletion="DeleteRole"
      more={role => <TestButton arn={role.Arn} />}
      deleting={close => (
        <DeleteDialog
          title={access.roles.deleteTitle(name)}
          name={name}
          warning={access.roles.deleteWarning}
          onClose={close}
          onDelete={async () => {
            await deleteRole(holder);
            flash({
              id: `role ${name}`,
              type: 'success',
              header: texts => texts.access.roles.deleted(name),
            });
            go(paths.roles);
          }}
        />
      )}
    >
      {role => (
        <SpaceBetween size="l">
          <Summary role={role} onChanged={asked.retry} />
          <Trust role={role} onChanged={asked.retry} />
          <Permissions
            holder={holder}
            boundary={{
              arn: role.PermissionsBoundary?.PermissionsBoundaryArn,
              onChanged: asked.retry,
            }}
          />
        </SpaceBetween>
      )}
    </DeletablePage>
  );
}
