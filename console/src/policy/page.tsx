// One managed policy: the document in force, its versions, and who has it.
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useAnswer } from '../answer';
import { ask, call } from '../api/client';
import { member } from '../api/shape';
import { ManagedPolicy } from '../api/shapes';
import { follow, go } from '../location';
import { Answered } from '../parts/answered';
import { Copied } from '../parts/copied';
import { DeleteDialog } from '../parts/delete-dialog';
import { OfferedButton } from '../parts/offer';
import { PageFrame } from '../parts/page-frame';
import { SmallTable } from '../parts/small-table';
import { paths } from '../paths';
import { PolicyDialog } from '../permissions/policy-dialog';
import { flash } from '../shell/flashes';
import { TestButton } from '../simulator/test-button';
import { useTexts } from '../texts/texts';
import { Absolute } from '../time/moment';
import { isOfAws } from './of-aws';
import { fetchUsedBy } from './used-by';
import { fetchDocument, Versions } from './versions';

interface Shown {
  policy: ManagedPolicy;
  document: string;
}

async function fetchPolicy(arn: string): Promise<Shown> {
  const policy = await ask('GetPolicy', member('Policy', ManagedPolicy), { PolicyArn: arn });
  return { policy, document: await fetchDocument(arn, policy.DefaultVersionId) };
}

function Document({ shown, onChanged }: { shown: Shown; onChanged: () => void }) {
  const words = useTexts().access.policies;
  const [isEditing, setIsEditing] = useState(false);
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            !isOfAws(shown.policy.Arn) && (
              <OfferedButton of="CreatePolicyVersion" onClick={() => setIsEditing(true)}>
                {words.edit}
              </OfferedButton>
            )
          }
        >
          {words.document}
        </Header>
      }
    >
      <pre className="mono pre">{shown.document}</pre>
      {isEditing && (
        <PolicyDialog
          title={words.edit}
          type="Managed"
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

function UsedBy({ arn }: { arn: string }) {
  const { access, general } = useTexts();
  const words = access.policies;
  const asked = useAnswer(`used by ${arn}`, () => fetchUsedBy(arn));
  return (
    <SmallTable
      title={words.usedBy}
      asked={asked}
      rowId={({ usage, kind, name }) => `${usage} ${kind} ${name}`}
      empty={words.usedByEmpty}
      columns={[
        {
          id: 'name',
          header: general.name,
          minWidth: 160,
          cell: ({ kind, name }) => (
            <Link href={paths[kind](name)} onFollow={follow}>
              {name}
            </Link>
          ),
        },
        { id: 'kind', header: words.kind, cell: ({ kind }) => words.kinds[kind] },
        { id: 'usage', header: words.usedAs, cell: ({ usage }) => words.usages[usage] },
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
        columns={3}
        minColumnWidth={180}
        items={[
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
      description={<Copied text={arn} />}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <TestButton arn={arn} isPolicy />
          {isOfAws(arn) ? (
            words.ofAws
          ) : (
            <OfferedButton of="DeletePolicy" onClick={() => setIsDeleting(true)}>{general.delete}</OfferedButton>
          )}
        </SpaceBetween>
      }
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
