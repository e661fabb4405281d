// The account's alias.
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useAnswer } from '../answer';
import { call, learnSession } from '../api/client';
import { listAll } from '../api/lists';
import { text } from '../api/shape';
import { Answered } from '../parts/answered';
import { Copied } from '../parts/copied';
import { DeleteDialog } from '../parts/delete-dialog';
import { NameDialog } from '../parts/name-dialog';
import { OfferedButton } from '../parts/offer';
import { useTexts } from '../texts/texts';

async function fetchAlias(): Promise<string> {
  const [alias = ''] = await listAll('ListAccountAliases', 'AccountAliases', text);
  return alias;
}

export function Alias() {
  const words = useTexts().account.settings;
  const asked = useAnswer('alias', fetchAlias);
  const [doing, setDoing] = useState<'nothing' | 'edit' | 'delete'>('nothing');
  const alias = asked.answer.state === 'ready' ? asked.answer.value : '';
  // The session tells the alias too.
  const end = () => {
    setDoing('nothing');
    asked.retry();
    void learnSession();
  };
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={words.aliasHint}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {alias !== '' && (
                <OfferedButton of="DeleteAccountAlias" onClick={() => setDoing('delete')}>
                  {words.aliasDelete}
                </OfferedButton>
              )}
              <OfferedButton of="CreateAccountAlias" onClick={() => setDoing('edit')}>{words.aliasEdit}</OfferedButton>
            </SpaceBetween>
          }
        >
          {words.aliasTitle}
        </Header>
      }
    >
      <Answered asked={asked}>
        {known => (known === '' ? words.aliasNone : <Copied text={known} />)}
      </Answered>
      {doing === 'edit' && (
        <NameDialog
          title={words.aliasEdit}
          label={words.aliasLabel}
          hint={words.aliasRule}
          present={alias}
          warning={alias === '' ? undefined : words.aliasReplaceWarning}
          onClose={end}
          onName={name => call('CreateAccountAlias', { AccountAlias: name })}
        />
      )}
      {doing === 'delete' && (
        <DeleteDialog
          title={words.aliasDelete}
          name={alias}
          warning={words.aliasDeleteWarning}
          onClose={end}
          onDelete={() => call('DeleteAccountAlias', { AccountAlias: alias })}
        />
      )}
    </Container>
  );
}
