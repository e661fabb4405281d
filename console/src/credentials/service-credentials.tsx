// Credentials for one service each: generated, reset, switched and deleted. Their password is seen once.
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { useAnswer } from '../answer';
import { call } from '../api/client';
import type { ServiceCredential } from '../api/shapes';
import { Copied } from '../parts/copied';
import { DeleteDialog } from '../parts/delete-dialog';
import { Dialog } from '../parts/dialog';
import { Once, type OnceSecret } from '../parts/once';
import { SmallTable } from '../parts/small-table';
import { StatusView } from '../parts/status';
import { reportingFailure } from '../shell/flashes';
import type { Texts } from '../texts/en';
import { useTexts } from '../texts/texts';
import { Absolute } from '../time/moment';

function nameOf(credential: ServiceCredential): string {
  return credential.ServiceUserName ?? credential.ServiceCredentialAlias ?? '';
}

function onceOf(credential: ServiceCredential, texts: Texts): OnceSecret {
  const words = texts.credentials.service;
  const secret = credential.ServicePassword ?? credential.ServiceCredentialSecret ?? '';
  return {
    title: words.onceTitle,
    warning: words.onceWarning,
    facts: [
      { label: words.service, text: credential.ServiceName },
      { label: words.userName, text: nameOf(credential) },
    ],
    secret: { label: words.password, text: secret },
    file: {
      name: `${nameOf(credential)}_credentials.csv`,
      heads: ['Service', 'User Name', 'Password'],
      cells: [credential.ServiceName, nameOf(credential), secret],
    },
  };
}

function Generate({ userName, onClose, onMade }: {
  userName: string;
  onClose: () => void;
  onMade: (credential: ServiceCredential) => void;
}) {
  const words = useTexts().credentials.service;
  const [service, setService] = useState('codecommit.amazonaws.com');
  return (
    <Dialog
      title={words.generate}
      submit={words.generate}
      canSubmit={service !== ''}
      onClose={onClose}
      onDone={() => undefined}
      onSubmit={async () => {
        const { ServiceSpecificCredential } = await call<{ ServiceSpecificCredential: ServiceCredential }>(
          'CreateServiceSpecificCredential',
          { UserName: userName, ServiceName: service },
        );
        onMade(ServiceSpecificCredential);
      }}
    >
      <FormField label={words.service} description={words.serviceHint}>
        <Input value={service} onChange={({ detail }) => setService(detail.value)} spellcheck={false} />
      </FormField>
    </Dialog>
  );
}

type Doing =
  | { kind: 'nothing' | 'generate' }
  | { kind: 'once' | 'delete'; credential: ServiceCredential };

async function list(userName: string): Promise<ServiceCredential[]> {
  const { ServiceSpecificCredentials } = await call<{ ServiceSpecificCredentials: ServiceCredential[] }>(
    'ListServiceSpecificCredentials',
    { UserName: userName },
  );
  return ServiceSpecificCredentials;
}

export function ServiceCredentials({ userName }: { userName: string }) {
  const texts = useTexts();
  const { credentials, general } = texts;
  const words = credentials.service;
  const asked = useAnswer(`service credentials ${userName}`, () => list(userName));
  const [doing, setDoing] = useState<Doing>({ kind: 'nothing' });
  const end = () => {
    setDoing({ kind: 'nothing' });
    asked.retry();
  };
  const parametersOf = (one: ServiceCredential) => ({
    UserName: userName,
    ServiceSpecificCredentialId: one.ServiceSpecificCredentialId,
  });
  const act = (action: string, one: ServiceCredential) => {
    if (action === 'delete') {
      setDoing({ kind: 'delete', credential: one });
      return;
    }
    void reportingFailure('service-credential', async () => {
      if (action === 'reset') {
        const { ServiceSpecificCredential } = await call<{ ServiceSpecificCredential: ServiceCredential }>(
          'ResetServiceSpecificCredential',
          parametersOf(one),
        );
        setDoing({ kind: 'once', credential: ServiceSpecificCredential });
      } else {
        const status = one.Status === 'Active' ? 'Inactive' : 'Active';
        await call('UpdateServiceSpecificCredential', { ...parametersOf(one), Status: status });
        asked.retry();
      }
    });
  };
  return (
    <>
      <SmallTable
        title={words.title}
        hint={words.hint}
        asked={asked}
        rowId={one => one.ServiceSpecificCredentialId}
        empty={words.empty}
        actions={<Button onClick={() => setDoing({ kind: 'generate' })}>{words.generate}</Button>}
        columns={[
          { id: 'name', header: words.userName, minWidth: 240, cell: one => <Copied text={nameOf(one)} /> },
          { id: 'service', header: words.service, minWidth: 200, cell: one => one.ServiceName },
          { id: 'status', header: general.status, cell: one => <StatusView status={one.Status} /> },
          {
            id: 'created',
            header: general.created,
            minWidth: 200,
            cell: one => <Absolute ms={one.CreateDate * 1000} />,
          },
          {
            id: 'actions',
            header: general.actions,
            cell: one => (
              <ButtonDropdown
                ariaLabel={`${general.actions}: ${nameOf(one)}`}
                expandToViewport
                items={[
                  { id: 'toggle', text: one.Status === 'Active' ? credentials.deactivate : credentials.activate },
                  { id: 'reset', text: words.reset },
                  { id: 'delete', text: general.delete },
                ]}
                onItemClick={({ detail }) => act(detail.id, one)}
              >
                {general.actions}
              </ButtonDropdown>
            ),
          },
        ]}
      />
      {doing.kind === 'generate' && (
        <Generate
          userName={userName}
          onClose={end}
          onMade={credential => setDoing({ kind: 'once', credential })}
        />
      )}
      {doing.kind === 'once' && <Once once={onceOf(doing.credential, texts)} onClose={end} />}
      {doing.kind === 'delete' && (
        <DeleteDialog
          title={credentials.deleteTitle(nameOf(doing.credential))}
          name={nameOf(doing.credential)}
          warning={credentials.deleteWarning}
          onClose={end}
          onDelete={() => call('DeleteServiceSpecificCredential', parametersOf(doing.credential))}
        />
      )}
    </>
  );
}
