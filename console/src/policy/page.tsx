// One managed policy: the document in force, its versions, and who has it.
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { useAnswer } from '../answer';
import { call } from '../api/client';
import { documentOf, listAll } from '../api/lists';
import type { ManagedPolicy, PolicyVersion } from '../api/shapes';
import { follow, go } from '../location';
import { Answered } from '../parts/answered';
import { Copied } from '../parts/copied';
import { DeleteDialog } from '../parts/delete-dialog';
import { PageFrame } from '../parts/page-frame';
import { SmallTable } from '../parts/small-table';
import { paths } from '../paths';
import { PolicyDialog } from '../permissions/policy-dialog';
import { flash, reportingFailure } from '../shell/flashes';
import { useTexts } from '../texts/texts';
import { Absolute } from '../time/moment';
import { fetchUsedBy } from './used-by';

interface Shown {
  policy: ManagedPolicy;
  document: string;
}

async function fetchPolicy(arn: string): Promise<Shown> {
  const { Policy } = await call<{ Policy: ManagedPolicy }>('GetPolicy', { PolicyArn: arn });
  const { PolicyVersion: version } = await call<{ PolicyVersion: PolicyVersion }>('GetPolicyVersion', {
    PolicyArn: arn,
    VersionId: Policy.DefaultVersionId,
  });
  return { policy: Policy, document: documentOf(version.Document ?? '') };
}

function Document({ shown, onChanged }: { shown: Shown; onChanged: () => void }) {
  const words = useTexts().access.policies;
  const [isEditing, setIsEditing] = useState(false);
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={<Button onClick={() => setIsEditing(true)}>{words.edit}</Button>}
        >
          {words.document}
        </Header>
      }
    >
      <pre className="mono pre">{shown.document}</pre>
      {isEditing && (
        <PolicyDialog
          title={words.edit}
          choiceLabel={words.setDefault}
          document={shown.document}
          onClose={() => {
            setIsEditing(false);
            onChanged();
          }}
          onSave={({ document, isChosen }) =>
            call('CreatePolicyVersion', {
              PolicyArn: shown.policy.Arn,
              PolicyDocument: document,
              SetAsDefault: isChosen,
            })
          }
        />
      )}
    </Container>
  );
}

function VersionActions({ version, onAct }: {
  version: PolicyVersion;
  onAct: (action: string, version: string) => void;
}) {
  const words = useTexts().access.policies;
  const id = version.VersionId;
  if (version.IsDefaultVersion) {
    return <></>;
  }
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button variant="inline-link" onClick={() => onAct('SetDefaultPolicyVersion', id)}>
        {words.putInForce(id)}
      </Button>
      <Button variant="inline-link" onClick={() => onAct('DeletePolicyVersion', id)}>
        {words.deleteVersion(id)}
      </Button>
    </SpaceBetween>
  );
}

function Versions({ policy, onChanged }: { policy: ManagedPolicy; onChanged: () => void }) {
  const { access, general } = useTexts();
  const words = access.policies;
  const asked = useAnswer(`versions ${policy.Arn} ${policy.UpdateDate} ${policy.DefaultVersionId}`, () =>
    listAll<PolicyVersion, 'Versions'>('ListPolicyVersions', 'Versions', { PolicyArn: policy.Arn }),
  );
  const act = (action: string, version: string) =>
    void reportingFailure('version', () =>
      call(action, { PolicyArn: policy.Arn, VersionId: version }),
    ).then(() => {
      asked.retry();
      onChanged();
    });
  return (
    <SmallTable
      title={words.versions}
      asked={asked}
      rowId={version => version.VersionId}
      empty={general.none}
      columns={[
        { id: 'id', header: words.version, cell: version => version.VersionId },
        {
          id: 'force',
          header: words.inForce,
          cell: version =>
            version.IsDefaultVersion ? (
              <StatusIndicator type="success">{words.inForce}</StatusIndicator>
            ) : (
              general.none
            ),
        },
        {
          id: 'created',
          header: general.created,
          minWidth: 220,
          cell: version => <Absolute ms={version.CreateDate * 1000} />,
        },
        {
          id: 'actions',
          header: general.actions,
          minWidth: 260,
          cell: version => <VersionActions version={version} onAct={act} />,
        },
      ]}
    />
  );
}

function UsedBy({ arn }: { arn: string }) {
  const { access, general } = useTexts();
  const words = access.policies;
  const asked = useAnswer(`used by ${arn}`, () => fetchUsedBy(arn));
  return (
    <SmallTable
      title={words.usedBy}
      asked={asked}
      rowId={user => `${user.kind} ${user.name}`}
      empty={words.usedByEmpty}
      columns={[
        {
          id: 'name',
          header: general.name,
          minWidth: 240,
          cell: ({ kind, name }) => (
            <Link href={paths[kind](name)} onFollow={follow}>
              {name}
            </Link>
          ),
        },
        { id: 'kind', header: words.kind, cell: ({ kind }) => words.kinds[kind] },
      ]}
    />
  );
}

function Summary({ policy }: { policy: ManagedPolicy }) {
  const { access, users, general } = useTexts();
  const words = access.policies;
  return (
    <Container header={<Header variant="h2">{users.summary}</Header>}>
      <KeyValuePairs
        columns={4}
        minColumnWidth={180}
        items={[
          { label: general.arn, value: <Copied text={policy.Arn} /> },
          { label: words.attachments, value: policy.AttachmentCount },
          { label: words.updated, value: <Absolute ms={policy.UpdateDate * 1000} /> },
          { label: general.created, value: <Absolute ms={policy.CreateDate * 1000} /> },
        ]}
      />
    </Container>
  );
}

export default function PolicyPage({ name: arn }: { name: string }) {
  const { access, general } = useTexts();
  const words = access.policies;
  const asked = useAnswer(`policy ${arn}`, () => fetchPolicy(arn));
  const [isDeleting, setIsDeleting] = useState(false);
  const name = arn.slice(arn.lastIndexOf('/') + 1);
  return (
    <PageFrame
      title={name}
      actions={<Button onClick={() => setIsDeleting(true)}>{general.delete}</Button>}
    >
      <Answered asked={asked}>
        {shown => (
          <SpaceBetween size="l">
            <Summary policy={shown.policy} />
            <Document shown={shown} onChanged={asked.retry} />
            <Versions policy={shown.policy} onChanged={asked.retry} />
            <UsedBy arn={arn} />
          </SpaceBetween>
        )}
      </Answered>
      {isDeleting && (
        <DeleteDialog
          title={words.deleteTitle(name)}
          name={name}
          warning={words.deleteWarning}
          onClose={() => setIsDeleting(false)}
          onDelete={async () => {
            await call('DeletePolicy', { PolicyArn: arn });
            flash({
              id: `policy ${arn}`,
              type: 'success',
              header: texts => texts.access.policies.deleted(name),
            });
            go(paths.policies);
          }}
        />
      )}
    </PageFrame>
  );
}
