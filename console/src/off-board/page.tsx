// Somebody leaves: what they have, disabling it at once, waiting, and deleting, on one page that one may come back to.
import Alert from '@cloudscape-design/components/alert';
import Autosuggest, { type AutosuggestProps } from '@cloudscape-design/components/autosuggest';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useEffect, useRef, useState } from 'react';
import { type Asked, useAnswer } from '../answer';
import { learnSession } from '../api/client';
import { asApiError } from '../api/error';
import { listAll } from '../api/lists';
import { User } from '../api/shapes';
import { useQuery } from '../location';
import { Failure } from '../parts/failure';
import { PageFrame } from '../parts/page-frame';
import { SmallTable } from '../parts/small-table';
import { StatusView } from '../parts/status';
import { useSession } from '../session/store';
import { flash } from '../shell/flashes';
import { useTexts } from '../texts/texts';
import { Relative } from '../time/moment';
import { DeleteUser } from '../user/delete-user';
import { DisabledNotice, disableUser, useDisabling } from '../user/disabling';
import { type Belonging, fetchLeaver, type Leaver } from './belongings';

function LastUsed({ of: { lastUsed, isHidden } }: { of: Belonging }) {
  const { offBoard: words, general } = useTexts();
  if (isHidden === true) {
    return <>{general.none}</>;
  }
  if (lastUsed === undefined) {
    return <>{words.notTold}</>;
  }
  return lastUsed === 'never' ? <>{general.never}</> : <Relative ms={lastUsed * 1000} />;
}

function State({ of: { status } }: { of: Belonging }) {
  const { offBoard: words, general } = useTexts();
  if (status === undefined) {
    return <>{general.none}</>;
  }
  return status === 'SetAside' ? (
    <StatusIndicator type="stopped">{words.setAside}</StatusIndicator>
  ) : (
    <StatusView status={status} />
  );
}

function What({ asked }: { asked: Asked<Leaver> }) {
  const { offBoard: words, general } = useTexts();
  const { answer, retry } = asked;
  const rows: Asked<readonly Belonging[]> = {
    answer: answer.state === 'ready' ? { state: 'ready', value: answer.value.belongings } : answer,
    retry,
  };
  return (
    <SmallTable
      title={words.whatTitle}
      hint={words.whatHint}
      asked={rows}
      rowId={one => `${one.kind} ${one.name}`}
      empty={words.whatEmpty}
      columns={[
        { id: 'what', header: words.what, minWidth: 170, cell: one => words.kinds[one.kind] },
        {
          id: 'detail',
          header: words.detail,
          minWidth: 220,
          cell: one =>
            one.isHidden === true ? words.notSeen : <span translate="no">{one.name || general.none}</span>,
        },
        { id: 'status', header: general.status, minWidth: 130, cell: one => <State of={one} /> },
        { id: 'lastUsed', header: words.lastUsed, minWidth: 150, cell: one => <LastUsed of={one} /> },
      ]}
    />
  );
}

// What lets the user in again was given after they were disabled.
function isLetIn({ belongings }: Leaver): boolean {
  return belongings.some(({ kind, status }) => (kind === 'password' || kind === 'key') && status === 'Active');
}

// One press: what it does is said beside the button, and it can be undone.
function DisableNow({ name, onDone }: { name: string; onDone: () => void }) {
  const { offBoard: words } = useTexts();
  const { userName } = useSession();
  const [isBusy, setIsBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>();
  const disable = async () => {
    setIsBusy(true);
    setFailed(undefined);
    try {
      await disableUser(name);
      onDone();
    } catch (reason) {
      setFailed(reason);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <SpaceBetween size="s">
      <div>{words.disableWarning}</div>
      {userName === name && <Alert type="warning">{words.disableOwn}</Alert>}
      {failed !== undefined && <Failure error={asApiError(failed)} />}
      <Button variant="primary" loading={isBusy} onClick={disable}>
        {words.disableNow}
      </Button>
    </SpaceBetween>
  );
}

function Steps({ leaver, onChanged, onDeleted }: {
  leaver: Leaver;
  onChanged: () => void;
  onDeleted: () => void;
}) {
  const { offBoard: words } = useTexts();
  const { user: { UserName: name }, disabled } = leaver;
  const { disable, enable, question } = useDisabling(name, onChanged);
  const [isDeleting, setIsDeleting] = useState(false);
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2" description={words.stepDisableHint}>{words.stepDisable}</Header>}>
        {disabled === undefined ? (
          <DisableNow name={name} onDone={onChanged} />
        ) : (
          <DisabledNotice
            disabled={disabled}
            hasAccess={isLetIn(leaver)}
            onEnable={enable}
            onDisable={disable}
          />
        )}
      </Container>
      <Container header={<Header variant="h2">{words.stepWait}</Header>}>{words.stepWaitHint}</Container>
      <Container header={<Header variant="h2" description={words.stepDeleteHint}>{words.stepDelete}</Header>}>
        <SpaceBetween size="s">
          {disabled === undefined && <div>{words.stepDeleteFirst}</div>}
          <Button disabled={disabled === undefined} onClick={() => setIsDeleting(true)}>
            {words.deleteUser}
          </Button>
        </SpaceBetween>
      </Container>
      {question}
      {isDeleting && (
        <DeleteUser name={name} onClose={() => setIsDeleting(false)} onDeleted={onDeleted} />
      )}
    </SpaceBetween>
  );
}

function OfUser({ name, onDeleted }: { name: string; onDeleted: () => void }) {
  const asked = useAnswer(`leaver ${name}`, () => fetchLeaver(name));
  const { answer, retry } = asked;
  const onChanged = () => {
    retry();
    void learnSession();
  };
  return (
    <SpaceBetween size="l">
      <What asked={asked} />
      {answer.state === 'ready' && (
        <Steps leaver={answer.value} onChanged={onChanged} onDeleted={onDeleted} />
      )}
    </SpaceBetween>
  );
}

// The field has the focus until somebody is chosen: a name is typed, and Enter chooses it.
function Choice({ name, asked, onChoose }: {
  name: string;
  asked: Asked<readonly User[]>;
  onChoose: (name: string) => void;
}) {
  const { offBoard: words, general } = useTexts();
  const { answer, retry } = asked;
  const [typed, setTyped] = useState(name);
  const field = useRef<AutosuggestProps.Ref>(null);
  useEffect(() => {
    if (name === '') {
      field.current?.focus();
    }
  }, [name]);
  if (answer.state === 'failed') {
    return <Failure error={answer.error} retry={retry} />;
  }
  const options = answer.state === 'ready' ? answer.value.map(({ UserName }) => ({ value: UserName })) : [];
  return (
    <FormField label={words.user} description={words.choose}>
      <Autosuggest
        ref={field}
        value={typed}
        options={options}
        virtualScroll
        enteredTextLabel={words.entered}
        statusType={answer.state === 'loading' ? 'loading' : 'finished'}
        loadingText={general.loading}
        empty={words.noUsers}
        onChange={({ detail }) => setTyped(detail.value)}
        onSelect={({ detail }) => onChoose(detail.value)}
      />
    </FormField>
  );
}

export default function OffBoardPage() {
  const { pages, offBoard: words } = useTexts();
  const [name, choose] = useQuery('name');
  const asked = useAnswer('users', () => listAll('ListUsers', 'Users', User));
  return (
    <PageFrame title={pages.offBoard} description={words.description}>
      <Choice key={name} name={name} asked={asked} onChoose={choose} />
      {name !== '' && (
        <OfUser
          key={name}
          name={name}
          onDeleted={() => {
            flash({ id: `user ${name}`, type: 'success', header: texts => texts.users.deleted(name) });
            choose('');
            asked.retry();
          }}
        />
      )}
    </PageFrame>
  );
}
