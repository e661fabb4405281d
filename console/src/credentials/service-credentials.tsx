// Credentials for one service each: generated, reset, switched and deleted. Their password is seen once.
import Alert from '@cloudscape-design/components/alert';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { useAnswer } from '../answer';
import { ask, call, type Parameters } from '../api/client';
import { listOf, member } from '../api/shape';
import { ServiceCredential } from '../api/shapes';
import { Copied } from '../parts/copied';
import { DeleteDialog } from '../parts/delete-dialog';
import { Dialog } from '../parts/dialog';
import { OfferedButton } from '../parts/offer';
import { Once, type OnceSecret } from '../parts/once';
import { actionsColumn, SmallTable } from '../parts/small-table';
import { StatusView } from '../parts/status';
import { useMay } from '../session/permitted';
import { reportingFailure } from '../shell/flashes';
import type { Texts } from '../texts/en';
import { useTexts } from '../texts/texts';
import { Absolute } from '../time/moment';

const Made = member('ServiceSpecificCredential', ServiceCredential);

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
        const parameters = { UserName: userName, ServiceName: service };
        onMade(await ask('CreateServiceSpecificCredential', Made, parameters));
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
  | { kind: 'once' | 'reset' | 'delete'; credential: ServiceCredential };

function list(UserName: string): Promise<ServiceCredential[]> {
  const listed = member('ServiceSpecificCredentials', listOf(ServiceCredential));
  return ask('ListServiceSpecificCredentials', listed, { UserName });
}

function parametersOf(userName: string, one: ServiceCredential): Parameters {
  return { UserName: userName, ServiceSpecificCredentialId: one.ServiceSpecificCredentialId };
}

function reset(userName: string, one: ServiceCredential): Promise<ServiceCredential> {
  return ask('ResetServiceSpecificCredential', Made, parametersOf(userName, one));
}

function toggle(userName: string, one: ServiceCredential): Promise<void> {
  const Status = one.Status === 'Active' ? 'Inactive' : 'Active';
  return call('UpdateServiceSpecificCredential', { ...parametersOf(userName, one), Status });
}

function RowActions({ one, onChoose }: { one: ServiceCredential; onChoose: (action: string) => void }) {
  const { credentials, general } = useTexts();
  const may = useMay();
  const toggleText = one.Status === 'Active' ? credentials.deactivate : credentials.activate;
  const items = [
    { id: 'toggle', of: 'UpdateServiceSpecificCredential', text: toggleText },
    { id: 'reset', of: 'ResetServiceSpecificCredential', text: credentials.service.reset },
    { id: 'delete', of: 'DeleteServiceSpecificCredential', text: general.delete },
  ].filter(({ of }) => may(of));
  if (items.length === 0) {
    return <>{general.none}</>;
  }
  return (
    <ButtonDropdown
      ariaLabel={`${general.actions}: ${nameOf(one)}`}
      expandToViewport
      items={items.map(({ id, text }) => ({ id, text }))}
      onItemClick={({ detail }) => onChoose(detail.id)}
    >
      {general.actions}
    </ButtonDropdown>
  );
}

interface DoingParts {
  userName: string;
  doing: Doing;
  onMade: (credential: ServiceCredential) => void;
  onEnd: () => void;
}

function DoingView({ userName, doing, onMade, onEnd }: DoingParts) {
  const texts = useTexts();
  switch (doing.kind) {
    case 'nothing':
      return <></>;
    case 'generate':
      return <Generate userName={userName} onClose={onEnd} onMade={onMade} />;
    case 'once':
      return <Once once={onceOf(doing.credential, texts)} onClose={onEnd} />;
    case 'reset':
      return (
        <Dialog
          title={texts.credentials.service.resetTitle(nameOf(doing.credential))}
          submit={texts.credentials.service.reset}
          onClose={onEnd}
          onDone={() => undefined}
          onSubmit={async () => onMade(await reset(userName, doing.credential))}
        >
          <Alert type="warning">{texts.credentials.service.resetWarning}</Alert>
        </Dialog>
      );
    case 'delete':
      return (
        <DeleteDialog
          title={texts.credentials.deleteTitle(nameOf(doing.credential))}
          name={nameOf(doing.credential)}
          warning={texts.credentials.deleteWarning}
          onClose={onEnd}
          onDelete={() => call('DeleteServiceSpecificCredential', parametersOf(userName, doing.credential))}
        />
      );
  }
}

export function ServiceCredentials({ userName }: { userName: string }) {
  const { credentials, general } = useTexts();
  const words = credentials.service;
  const asked = useAnswer(`service credentials ${userName}`, () => list(userName));
  const [doing, setDoing] = useState<Doing>({ kind: 'nothing' });
  const made = (credential: ServiceCredential) => setDoing({ kind: 'once', credential });
  const choose = (action: string, one: ServiceCredential) => {
    if (action === 'delete' || action === 'reset') {
      setDoing({ kind: action, credential: one });
    } else {
      void reportingFailure('service-credential', () => toggle(userName, one)).then(asked.retry);
    }
  };
  return (
    <>
      <SmallTable
        title={words.title}
        hint={words.hint}
        asked={asked}
        rowId={one => one.ServiceSpecificCredentialId}
        empty={words.empty}
        actions={
          <OfferedButton of="CreateServiceSpecificCredential" onClick={() => setDoing({ kind: 'generate' })}>
            {words.generate}
          </OfferedButton>
        }
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
          actionsColumn(general.actions, (one: ServiceCredential) => (
            <RowActions one={one} onChoose={action => choose(action, one)} />
          )),
        ]}
      />
      <DoingView
        userName={userName}
        doing={doing}
        onMade={made}
        onEnd={() => {
          setDoing({ kind: 'nothing' });
          asked.retry();
        }}
      />
    </>
  );
}
