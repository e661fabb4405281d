// Access keys: as many as the quota allows; the secret is seen once; deactivated before deleted; rotated step by step.
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useAnswer } from '../answer';
import { call } from '../api/client';
import type { CreatedKey } from '../api/shapes';
import { Copied } from '../parts/copied';
import { DeleteDialog } from '../parts/delete-dialog';
import { Dialog } from '../parts/dialog';
import { OfferedButton } from '../parts/offer';
import { Once } from '../parts/once';
import { actionsColumn, SmallTable } from '../parts/small-table';
import { StatusView } from '../parts/status';
import { useMay } from '../session/permitted';
import { flash, reportingFailure } from '../shell/flashes';
import { useTexts } from '../texts/texts';
import { CreateKeyDialog, onceOfKey } from './create-key';
import { Age, fetchKeys, type KeyWithUse, LastUse, setStatus } from './keys';
import { type Owner, ownerParameter, questionOf } from './owner';
import { useQuota } from './quota';
import { Rotation } from './rotation';
import { UsedFrom } from './used-from';

type Doing =
  | { kind: 'nothing' }
  | { kind: 'create' }
  | { kind: 'created'; key: CreatedKey }
  | { kind: 'deactivate' | 'delete' | 'rotate'; key: KeyWithUse };

function DoingView({ owner, doing, keys, onEnd, onCreated }: {
  owner: Owner;
  doing: Doing;
  keys: readonly KeyWithUse[];
  onEnd: () => void;
  onCreated: (key: CreatedKey) => void;
}) {
  const texts = useTexts();
  const { keys: words } = texts.credentials;
  switch (doing.kind) {
    case 'nothing':
      return <></>;
    case 'create':
      return <CreateKeyDialog owner={owner} onClose={onEnd} onCreated={onCreated} />;
    case 'created':
      return <Once once={onceOfKey(doing.key, texts)} onClose={onEnd} />;
    case 'rotate':
      return <Rotation owner={owner} oldKey={doing.key} keys={keys} onClose={onEnd} />;
    case 'deactivate':
      return (
        <Dialog
          title={words.deactivateTitle(doing.key.AccessKeyId)}
          submit={words.deactivate}
          onClose={onEnd}
          onSubmit={() => setStatus(owner, doing.key.AccessKeyId, 'Inactive')}
        >
          <Alert type="warning">{words.deactivateWarning}</Alert>
        </Dialog>
      );
    case 'delete': {
      const { AccessKeyId, Status } = doing.key;
      return (
        <DeleteDialog
          title={words.deleteTitle(AccessKeyId)}
          name={AccessKeyId}
          warning={Status === 'Active' ? words.deleteActive : words.deleteWarning}
          canDelete={Status !== 'Active'}
          onClose={onEnd}
          onDelete={async () => {
            await call('DeleteAccessKey', { ...ownerParameter(owner), AccessKeyId });
            flash({
              id: `deleted ${AccessKeyId}`,
              type: 'success',
              header: ({ credentials }) => credentials.keys.deleted(AccessKeyId),
            });
          }}
        />
      );
    }
  }
}

function KeyActions({ keyRow, onChoose }: { keyRow: KeyWithUse; onChoose: (action: string) => void }) {
  const { credentials, general } = useTexts();
  const words = credentials.keys;
  const isActive = keyRow.Status === 'Active';
  const may = useMay();
  const switched = isActive ? { id: 'deactivate', text: words.deactivate } : { id: 'activate', text: words.activate };
  const items = [
    ...(isActive && may('CreateAccessKey', 'UpdateAccessKey') ? [{ id: 'rotate', text: words.rotate }] : []),
    ...(may('UpdateAccessKey') ? [switched] : []),
    ...(may('DeleteAccessKey') ? [{ id: 'delete', text: general.delete }] : []),
  ];
  if (items.length === 0) {
    return <>{general.none}</>;
  }
  return (
    <ButtonDropdown
      ariaLabel={`${general.actions}: ${keyRow.AccessKeyId}`}
      expandToViewport
      items={items}
      onItemClick={({ detail }) => onChoose(detail.id)}
    >
      {general.actions}
    </ButtonDropdown>
  );
}

function CreateKeyButton({ isFull, onCreate }: { isFull: boolean; onCreate: () => void }) {
  const { keys } = useTexts().credentials;
  return (
    <OfferedButton of="CreateAccessKey" disabled={isFull} onClick={onCreate}>
      {keys.create}
    </OfferedButton>
  );
}

// An old key can be rotated right where one sees that it is old.
function KeyAge({ keyRow, onChoose }: { keyRow: KeyWithUse; onChoose: (action: string) => void }) {
  const words = useTexts().credentials.keys;
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Age created={keyRow.CreateDate} />
      {keyRow.Status === 'Active' && (
        <Button
          variant="inline-link"
          ariaLabel={`${words.rotate}: ${keyRow.AccessKeyId}`}
          onClick={() => onChoose('rotate')}
        >
          {words.rotate}
        </Button>
      )}
    </SpaceBetween>
  );
}

export function AccessKeys({ owner }: { owner: Owner }) {
  const texts = useTexts();
  const { general } = texts;
  const words = texts.credentials.keys;
  const asked = useAnswer(questionOf(owner, 'keys'), () => fetchKeys(owner));
  const quota = useQuota('AccessKeysPerUserQuota');
  const [doing, setDoing] = useState<Doing>({ kind: 'nothing' });
  const keys = asked.answer.state === 'ready' ? asked.answer.value : [];
  const end = () => {
    setDoing({ kind: 'nothing' });
    asked.retry();
  };
  const choose = (key: KeyWithUse) => (action: string) => {
    if (action === 'activate') {
      void reportingFailure('key', () => setStatus(owner, key.AccessKeyId, 'Active')).then(asked.retry);
    } else if (action === 'deactivate' || action === 'delete' || action === 'rotate') {
      setDoing({ kind: action, key });
    }
  };
  return (
    <>
      <SmallTable
        title={words.title}
        hint={words.hint}
        asked={asked}
        rowId={key => key.AccessKeyId}
        empty={words.empty}
        actions={
          <CreateKeyButton isFull={keys.length >= quota} onCreate={() => setDoing({ kind: 'create' })} />
        }
        columns={[
          { id: 'id', header: words.id, minWidth: 220, cell: key => <Copied text={key.AccessKeyId} /> },
          { id: 'status', header: general.status, cell: key => <StatusView status={key.Status} /> },
          { id: 'age', header: words.age, minWidth: 150, cell: key => <KeyAge keyRow={key} onChoose={choose(key)} /> },
          { id: 'used', header: words.lastUsed, minWidth: 200, cell: key => <LastUse use={key.use} /> },
          {
            id: 'from',
            header: words.usedFrom,
            minWidth: 180,
            cell: key => <UsedFrom accessKeyId={key.AccessKeyId} lastUsed={key.use.LastUsedDate} />,
          },
          actionsColumn(general.actions, (key: KeyWithUse) => (
            <KeyActions keyRow={key} onChoose={choose(key)} />
          )),
        ]}
      />
      <DoingView
        owner={owner}
        doing={doing}
        keys={keys}
        onEnd={end}
        onCreated={key => setDoing({ kind: 'created', key })}
      />
    </>
  );
}
