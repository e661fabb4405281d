// The versions of a managed policy: looked at, put in force, deleted.
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { useAnswer } from '../answer';
import { ask, call } from '../api/client';
import { documentOf, listAll } from '../api/lists';
import { member } from '../api/shape';
import { ManagedPolicy, PolicyVersion } from '../api/shapes';
import { useConfirm } from '../parts/confirm';
import { OfferedButton } from '../parts/offer';
import { SmallTable } from '../parts/small-table';
import { Differences } from '../policy-editor/differences';
import { reportingFailure } from '../shell/flashes';
import { useTexts } from '../texts/texts';
import { Absolute } from '../time/moment';

export async function fetchDocument(arn: string, version: string): Promise<string> {
  const found = await ask('GetPolicyVersion', member('PolicyVersion', PolicyVersion), {
    PolicyArn: arn,
    VersionId: version,
  });
  return documentOf(found.Document ?? '');
}

function VersionActions({ version, onView, onCompare, onPut, onDelete }: {
  version: PolicyVersion;
  onView: (version: string) => void;
  onCompare: (version: string) => void;
  onPut: (version: string) => void;
  onDelete: (version: string) => void;
}) {
  const { access, editor } = useTexts();
  const words = access.policies;
  const id = version.VersionId;
  if (version.IsDefaultVersion) {
    return <></>;
  }
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <OfferedButton of="GetPolicyVersion" variant="inline-link" onClick={() => onView(id)}>
        {words.viewVersion(id)}
      </OfferedButton>
      <OfferedButton of="GetPolicyVersion" variant="inline-link" onClick={() => onCompare(id)}>
        {editor.compare(id)}
      </OfferedButton>
      <OfferedButton of="SetDefaultPolicyVersion" variant="inline-link" onClick={() => onPut(id)}>
        {words.putInForce(id)}
      </OfferedButton>
      <OfferedButton of="DeletePolicyVersion" variant="inline-link" onClick={() => onDelete(id)}>
        {words.deleteVersion(id)}
      </OfferedButton>
    </SpaceBetween>
  );
}

type Shown =
  | { kind: 'nothing' }
  | { kind: 'document'; id: string; document: string }
  | { kind: 'difference'; id: string; before: string; after: string };

function ShownView({ shown, inForce, onClose }: { shown: Shown; inForce: string; onClose: () => void }) {
  const { access, editor, general } = useTexts();
  if (shown.kind === 'nothing') {
    return <></>;
  }
  const isDocument = shown.kind === 'document';
  return (
    <Modal
      visible
      size="large"
      header={isDocument ? `${access.policies.version} ${shown.id}` : editor.compareTitle(shown.id, inForce)}
      closeAriaLabel={general.close}
      onDismiss={onClose}
    >
      {isDocument ? (
        <pre className="mono pre">{shown.document}</pre>
      ) : (
        <Differences before={shown.before} after={shown.after} />
      )}
    </Modal>
  );
}

// A version's document alone, or beside the one in force.
function useShown({ Arn, DefaultVersionId }: ManagedPolicy) {
  const [shown, setShown] = useState<Shown>({ kind: 'nothing' });
  const show = (fetch: () => Promise<Shown>) =>
    void reportingFailure('version', async () => setShown(await fetch()));
  return {
    view: (id: string) => show(async () => ({ kind: 'document', id, document: await fetchDocument(Arn, id) })),
    compare: (id: string) =>
      show(async () => {
        const [before, after] = await Promise.all([id, DefaultVersionId].map(one => fetchDocument(Arn, one)));
        return { kind: 'difference', id, before: before ?? '', after: after ?? '' };
      }),
    shown: <ShownView shown={shown} inForce={DefaultVersionId} onClose={() => setShown({ kind: 'nothing' })} />,
  };
}

function useDeeds(PolicyArn: string, onChanged: () => void) {
  const { access, general } = useTexts();
  const words = access.policies;
  const { confirm, question } = useConfirm();
  const put = (VersionId: string) =>
    void reportingFailure('version', () =>
      call('SetDefaultPolicyVersion', { PolicyArn, VersionId }),
    ).then(onChanged);
  const remove = (VersionId: string) =>
    confirm({
      title: words.deleteVersionTitle(VersionId),
      warning: words.deleteVersionWarning,
      submit: general.delete,
      act: () => call('DeletePolicyVersion', { PolicyArn, VersionId }),
      onDone: onChanged,
    });
  return { put, remove, question };
}

export function Versions({ policy, onChanged }: { policy: ManagedPolicy; onChanged: () => void }) {
  const { access, general } = useTexts();
  const words = access.policies;
  const asked = useAnswer(`versions ${policy.Arn} ${policy.UpdateDate} ${policy.DefaultVersionId}`, () =>
    listAll('ListPolicyVersions', 'Versions', PolicyVersion, { PolicyArn: policy.Arn }),
  );
  const { view, compare, shown } = useShown(policy);
  const { put, remove, question } = useDeeds(policy.Arn, () => {
    asked.retry();
    onChanged();
  });
  return (
    <>
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
            cell: version => (
              <VersionActions
                version={version}
                onView={view}
                onCompare={compare}
                onPut={put}
                onDelete={remove}
              />
            ),
          },
        ]}
      />
      {question}
      {shown}
    </>
  );
}
