// The account at a glance: who is signed in, the root user in four facts, and what needs attention.
import Box from '@cloudscape-design/components/box';
import ColumnLayout from '@cloudscape-design/components/column-layout';
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
import { attentionLabel } from '../report/columns';
import { fetchReport } from '../report/data';
import { ATTENTION, countsOf, type Derived } from '../report/derive';
import { FilterLink } from '../report/filter-link';
import '../report/pictures/pictures.css';
import { RootFacts } from '../root-user/facts';
import { useSession } from '../session/store';
import { useTexts } from '../texts/texts';
import { Absolute, useAbsolute } from '../time/moment';

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

function Numbers({ derived }: { derived: Derived }) {
  const { report, account } = useTexts();
  const counts = countsOf(derived);
  if (ATTENTION.every(kind => counts[kind] === 0)) {
    return <StatusIndicator type="success">{account.dashboard.attentionNone}</StatusIndicator>;
  }
  return (
    <ColumnLayout columns={4} variant="text-grid" minColumnWidth={170}>
      {ATTENTION.map(kind => {
        const label = attentionLabel(kind, report);
        return (
          <div key={kind} className="number">
            <Box variant="awsui-key-label">{label}</Box>
            <FilterLink
              property="attention"
              value={kind}
              label={`${label}: ${counts[kind]}`}
              className="big-number"
            >
              {counts[kind]}
            </FilterLink>
          </div>
        );
      })}
    </ColumnLayout>
  );
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
  const absolute = useAbsolute();
  const report = asked.answer.state === 'ready' && asked.answer.value !== 'absent' ? asked.answer.value : undefined;
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
              <Header
                variant="h2"
                description={report && words.attentionHint(absolute(report.generatedMs))}
              >
                {words.attentionTitle}
              </Header>
            }
          >
            <SpaceBetween size="m">
              <Answered asked={asked}>
                {known => (known === 'absent' ? <Box>{words.noReport}</Box> : <Numbers derived={known} />)}
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
