// The account at a glance: who is signed in, the root user in four facts, and what needs attention.
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useAnswer } from '../answer';
import { fetchSummary } from '../api/summary';
import { follow } from '../location';
import { Answered } from '../parts/answered';
import { Copied } from '../parts/copied';
import { Offer } from '../parts/offer';
import { PageFrame } from '../parts/page-frame';
import { paths } from '../paths';
import { usePreferences } from '../preferences/store';
import { TOPICS } from '../report/audit';
import { fetchReport, isThere } from '../report/data';
import { countOf, type Derived } from '../report/derive';
import { Numbers } from '../report/numbers';
import '../report/pictures/pictures.css';
import { RootFacts } from '../root-user/facts';
import { useSession } from '../session/store';
import { useTexts } from '../texts/texts';
import { since } from '../time/format';
import { Absolute, useAbsolute, useNow } from '../time/moment';

function AccountFacts() {
  const { account, general } = useTexts();
  const words = account.dashboard;
  const session = useSession();
  const link = location.origin + paths.accountSignIn(session.accountAlias ?? session.accountId);
  return (
    <Container header={<Header variant="h2">{words.accountTitle}</Header>}>
      <KeyValuePairs
        columns={3}
        minColumnWidth={200}
        items={[
          { label: words.accountId, value: <Copied text={session.accountId} /> },
          { label: words.alias, value: session.accountAlias ?? general.none },
          { label: words.signInLink, value: <Copied text={link} /> },
          { label: words.signedInAs, value: <Copied text={session.arn} /> },
          { label: words.signedInAt, value: <Absolute ms={Date.parse(session.signedInAt)} /> },
          { label: words.sessionEnds, value: <Absolute ms={Date.parse(session.expiresAt)} /> },
        ]}
      />
    </Container>
  );
}

function Attention({ derived }: { derived: Derived }) {
  const { account } = useTexts();
  if (TOPICS.every(topic => countOf(derived, topic).users === 0)) {
    return <StatusIndicator type="success">{account.dashboard.attentionNone}</StatusIndicator>;
  }
  return <Numbers derived={derived} />;
}

// Which report the numbers are from: the newest, which may be old.
function useSource(derived: Derived | undefined): string | undefined {
  const { account } = useTexts();
  const { language } = usePreferences();
  const absolute = useAbsolute();
  const now = useNow();
  if (derived === undefined) {
    return undefined;
  }
  const { generatedMs } = derived;
  return account.dashboard.attentionHint(absolute(generatedMs), since(generatedMs, now, language));
}

const COUNTED = [
  ['Users', 'UsersQuota', 'users'],
  ['Groups', 'GroupsQuota', 'groups'],
  ['Roles', 'RolesQuota', 'roles'],
  ['Policies', 'PoliciesQuota', 'policies'],
] as const;

function Resources() {
  const { account, pages } = useTexts();
  const { ofQuota } = account.dashboard;
  const asked = useAnswer('summary', fetchSummary);
  return (
    <Container header={<Header variant="h2">{account.dashboard.resourcesTitle}</Header>}>
      <Answered asked={asked}>
        {summary => (
          <KeyValuePairs
            columns={4}
            minColumnWidth={150}
            items={COUNTED.map(([count, quota, page]) => ({
              label: pages[page],
              value: (
                <Link
                  href={paths[page]}
                  onFollow={follow}
                  ariaLabel={`${pages[page]}: ${ofQuota(summary[count] ?? 0, summary[quota] ?? 0)}`}
                >
                  {ofQuota(summary[count] ?? 0, summary[quota] ?? 0)}
                </Link>
              ),
            }))}
          />
        )}
      </Answered>
    </Container>
  );
}

export default function DashboardPage() {
  const { pages, account } = useTexts();
  const words = account.dashboard;
  const asked = useAnswer('report', fetchReport);
  const { answer } = asked;
  const source = useSource(answer.state === 'ready' && isThere(answer.value) ? answer.value : undefined);
  return (
    <PageFrame title={pages.dashboard}>
      <AccountFacts />
      <Offer of="GetCredentialReport">
        <SpaceBetween size="l">
          <Container header={<Header variant="h2">{words.rootTitle}</Header>}>
            <RootFacts asked={asked} />
          </Container>
          <Container
            header={
              <Header variant="h2" description={source}>
                {words.attentionTitle}
              </Header>
            }
          >
            <SpaceBetween size="m">
              <Answered asked={asked}>
                {known => (isThere(known) ? <Attention derived={known} /> : <Box>{words.noReport}</Box>)}
              </Answered>
              <Link href={paths.report} onFollow={follow}>
                {words.openReport}
              </Link>
            </SpaceBetween>
          </Container>
        </SpaceBetween>
      </Offer>
      <Resources />
    </PageFrame>
  );
}
