// What a user uploads: signing certificates and SSH public keys. Both are listed, switched and deleted alike.
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import FormField from '@cloudscape-design/components/form-field';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { useAnswer } from '../answer';
import { call, type Parameters } from '../api/client';
import { listAll } from '../api/lists';
import { Certificate, SshPublicKey, type Status } from '../api/shapes';
import { Copied } from '../parts/copied';
import { DeleteDialog } from '../parts/delete-dialog';
import { Dialog } from '../parts/dialog';
import { Offer } from '../parts/offer';
import { actionsColumn, SmallTable } from '../parts/small-table';
import { StatusView } from '../parts/status';
import { useMay } from '../session/permitted';
import { reportingFailure } from '../shell/flashes';
import { useTexts } from '../texts/texts';
import { Absolute } from '../time/moment';
import { type Owner, ownerParameter, questionOf } from './owner';
import { useQuota } from './quota';

interface Upload {
  id: string;
  status: Status;
  uploaded: number;
}

// The API's names for one kind of upload.
interface Names {
  list: () => Promise<Upload[]>;
  uploadAction: string;
  bodyParameter: string;
  idParameter: string;
  updateAction: string;
  deleteAction: string;
}

interface Words {
  title: string;
  hint: string;
  empty: string;
  upload: string;
  submit: string;
  body: string;
  bodyHint: string;
  id: string;
}

function UploadDialog({ words, onUpload, onClose }: {
  words: Words;
  onUpload: (body: string) => Promise<void>;
  onClose: () => void;
}) {
  const [body, setBody] = useState('');
  return (
    <Dialog
      title={words.upload}
      submit={words.submit}
      canSubmit={body.trim() !== ''}
      onClose={onClose}
      onSubmit={() => onUpload(body)}
    >
      <FormField label={words.body} description={words.bodyHint} stretch>
        <Textarea value={body} rows={10} spellcheck={false} onChange={({ detail }) => setBody(detail.value)} />
      </FormField>
    </Dialog>
  );
}

function UploadButton({ words, isFull, onUpload }: { words: Words; isFull: boolean; onUpload: () => void }) {
  return (
    <Button disabled={isFull} onClick={onUpload}>
      {words.upload}
    </Button>
  );
}

function UploadActions({ upload, names, onToggle, onDelete }: {
  upload: Upload;
  names: Names;
  onToggle: () => void;
  onDelete: () => void;
}) {
  const { credentials, general } = useTexts();
  const may = useMay();
  const toggleText = upload.status === 'Active' ? credentials.deactivate : credentials.activate;
  const items = [
    ...(may(names.updateAction) ? [{ id: 'toggle', text: toggleText }] : []),
    ...(may(names.deleteAction) ? [{ id: 'delete', text: general.delete }] : []),
  ];
  if (items.length === 0) {
    return <>{general.none}</>;
  }
  return (
    <ButtonDropdown
      ariaLabel={`${general.actions}: ${upload.id}`}
      expandToViewport
      items={items}
      onItemClick={({ detail }) => (detail.id === 'toggle' ? onToggle() : onDelete())}
    >
      {general.actions}
    </ButtonDropdown>
  );
}

type Doing = { kind: 'nothing' | 'upload' } | { kind: 'delete'; upload: Upload };

function DoingView({ words, doing, onUpload, onDelete, onEnd }: {
  words: Words;
  doing: Doing;
  onUpload: (body: string) => Promise<void>;
  onDelete: (upload: Upload) => Promise<void>;
  onEnd: () => void;
}) {
  const { credentials } = useTexts();
  switch (doing.kind) {
    case 'nothing':
      return <></>;
    case 'upload':
      return <UploadDialog words={words} onUpload={onUpload} onClose={onEnd} />;
    case 'delete':
      return (
        <DeleteDialog
          title={credentials.deleteTitle(doing.upload.id)}
          name={doing.upload.id}
          warning={credentials.deleteWarning}
          onClose={onEnd}
          onDelete={() => onDelete(doing.upload)}
        />
      );
  }
}

interface Parts {
  owner: Owner;
  words: Words;
  names: Names;
  most?: number;
}

function Uploads({ owner, words, names, most = Infinity }: Parts) {
  const { credentials, general } = useTexts();
  const asked = useAnswer(questionOf(owner, names.uploadAction), names.list);
  const [doing, setDoing] = useState<Doing>({ kind: 'nothing' });
  const begin = () => setDoing({ kind: 'upload' });
  const count = asked.answer.state === 'ready' ? asked.answer.value.length : 0;
  const named = ownerParameter(owner);
  const parametersOf = ({ id }: Upload): Parameters => ({ ...named, [names.idParameter]: id });
  const toggle = (upload: Upload) => {
    const Status = upload.status === 'Active' ? 'Inactive' : 'Active';
    const update = () => call(names.updateAction, { ...parametersOf(upload), Status });
    void reportingFailure('upload', update).then(asked.retry);
  };
  return (
    <>
      <SmallTable
        title={words.title}
        hint={words.hint}
        asked={asked}
        rowId={upload => upload.id}
        empty={words.empty}
        actions={
          <Offer of={names.uploadAction}>
            <UploadButton words={words} isFull={count >= most} onUpload={begin} />
          </Offer>
        }
        columns={[
          { id: 'id', header: words.id, minWidth: 260, cell: upload => <Copied text={upload.id} /> },
          { id: 'status', header: general.status, cell: upload => <StatusView status={upload.status} /> },
          {
            id: 'uploaded',
            header: credentials.certificates.uploaded,
            minWidth: 200,
            cell: upload => <Absolute ms={upload.uploaded * 1000} />,
          },
          actionsColumn(general.actions, (upload: Upload) => (
            <UploadActions
              upload={upload}
              names={names}
              onToggle={() => toggle(upload)}
              onDelete={() => setDoing({ kind: 'delete', upload })}
            />
          )),
        ]}
      />
      <DoingView
        words={words}
        doing={doing}
        onUpload={body => call(names.uploadAction, { ...named, [names.bodyParameter]: body })}
        onDelete={upload => call(names.deleteAction, parametersOf(upload))}
        onEnd={() => {
          setDoing({ kind: 'nothing' });
          asked.retry();
        }}
      />
    </>
  );
}

export function Certificates({ owner }: { owner: Owner }) {
  return (
    <Uploads
      owner={owner}
      words={useTexts().credentials.certificates}
      most={useQuota('SigningCertificatesPerUserQuota')}
      names={{
        list: async () => {
          const found = await listAll('ListSigningCertificates', 'Certificates', Certificate, ownerParameter(owner));
          return found.map(one => ({ id: one.CertificateId, status: one.Status, uploaded: one.UploadDate }));
        },
        uploadAction: 'UploadSigningCertificate',
        bodyParameter: 'CertificateBody',
        idParameter: 'CertificateId',
        updateAction: 'UpdateSigningCertificate',
        deleteAction: 'DeleteSigningCertificate',
      }}
    />
  );
}

export function SshKeys({ owner }: { owner: Owner }) {
  return (
    <Uploads
      owner={owner}
      words={useTexts().credentials.ssh}
      names={{
        list: async () => {
          const found = await listAll('ListSSHPublicKeys', 'SSHPublicKeys', SshPublicKey, ownerParameter(owner));
          return found.map(one => ({ id: one.SSHPublicKeyId, status: one.Status, uploaded: one.UploadDate }));
        },
        uploadAction: 'UploadSSHPublicKey',
        bodyParameter: 'SSHPublicKeyBody',
        idParameter: 'SSHPublicKeyId',
        updateAction: 'UpdateSSHPublicKey',
        deleteAction: 'DeleteSSHPublicKey',
      }}
    />
  );
}
