// The e-mail to the auditor, ready to be sent, in both languages whatever the console's own. It holds no secret.
import Container from '@cloudscape-design/components/container';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useAnswer } from '../answer';
import { Answered } from '../parts/answered';
import { paths } from '../paths';
import { type Language, LANGUAGES, usePreferences } from '../preferences/store';
import { useSession } from '../session/store';
import { textsIn, useTexts } from '../texts/texts';
import type { Texts } from '../texts/en';
import { absolute } from '../time/format';
import type { Draft } from './draft';

export interface MailFacts {
  account: string;
  server: string; // where its API is asked
  page: string; // to sign in at
  roleArn: string;
  until: string; // as people read it, "" for no end
}

export function mailOf(draft: Draft, facts: MailFacts, { guides }: Texts): string {
  const words = guides.auditor.mail;
  const { server } = facts;
  const parts =
    draft.kind === 'role'
      ? [
          words.role(facts.roleArn, draft.externalId, draft.needsMfa),
          words.roleCommand(facts.roleArn, draft.externalId, server),
          words.fetch(server),
        ]
      : [
          ...(draft.hasPassword ? [words.signIn(facts.page, draft.userName), words.download] : []),
          ...(draft.hasKey ? [words.key, words.fetch(server)] : []),
        ];
  return [
    words.subject(facts.account),
    words.greeting,
    facts.until === '' ? words.opening(facts.account) : words.openingUntil(facts.account, facts.until),
    ...parts,
    words.closing,
  ].join('\n\n');
}

function Letter({ language, text }: { language: Language; text: string }) {
  const { guides, languages, general } = useTexts();
  const words = guides.auditor.mail;
  return (
    <SpaceBetween size="s">
      <Header
        variant="h3"
        actions={
          <CopyToClipboard
            variant="button"
            copyButtonText={words.copy(languages[language])}
            textToCopy={text}
            copySuccessText={general.copied}
            copyErrorText={general.copyFailed}
          />
        }
      >
        {languages[language]}
      </Header>
      <section lang={language} aria-label={words.letter(languages[language])}>
        <div className="mono pre" translate="no">
          {text}
        </div>
      </section>
    </SpaceBetween>
  );
}

export function Mail({ draft, endMs, roleArn }: { draft: Draft; endMs: number | undefined; roleArn: string }) {
  const words = useTexts().guides.auditor.mail;
  const { accountAlias, accountId } = useSession();
  const { zone } = usePreferences();
  const account = accountAlias ?? accountId;
  const asked = useAnswer('texts in all languages', () =>
    Promise.all(LANGUAGES.map(async language => ({ language, texts: await textsIn(language) }))),
  );
  return (
    <Container
      header={
        <Header variant="h2" description={words.hint}>
          {words.title}
        </Header>
      }
    >
      <Answered asked={asked}>
        {all => (
          <SpaceBetween size="l">
            {all.map(({ language, texts }) => (
              <Letter
                key={language}
                language={language}
                text={mailOf(
                  draft,
                  {
                    account,
                    server: location.origin,
                    page: location.origin + paths.accountSignIn(account),
                    roleArn,
                    until: endMs === undefined ? '' : absolute(endMs, zone, language),
                  },
                  texts,
                )}
              />
            ))}
          </SpaceBetween>
        )}
      </Answered>
    </Container>
  );
}
