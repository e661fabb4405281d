// The root user: its credentials when it is signed in, and what the report tells of it for everybody else.
import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useAnswer } from '../answer';
import { AccessKeys } from '../credentials/access-keys';
import { MfaDevices } from '../credentials/mfa-devices';
import type { Owner } from '../credentials/owner';
import { OwnPassword } from '../credentials/own-password';
import { Certificates } from '../credentials/uploads';
import { PageFrame } from '../parts/page-frame';
import { fetchReport } from '../report/data';
import { useSession } from '../session/store';
import { useTexts } from '../texts/texts';
import { RootFacts } from './facts';

const ROOT: Owner = { userName: undefined, isCaller: true };

export default function RootUserPage() {
  const { pages, account } = useTexts();
  const words = account.root;
  const { isRoot } = useSession();
  const asked = useAnswer('report', fetchReport);
  return (
    <PageFrame title={pages.rootUser} description={words.description}>
      <Alert type="info" header={words.adviceTitle}>
        <ul className="advice">
          {words.advice.map(advice => (
            <li key={advice}>{advice}</li>
          ))}
        </ul>
      </Alert>
      <Container
        header={
          <Header variant="h2" description={isRoot ? undefined : words.onlyRoot}>
            {account.dashboard.rootTitle}
          </Header>
        }
      >
        <RootFacts asked={asked} />
      </Container>
      {isRoot && (
        <SpaceBetween size="l">
          <OwnPassword />
          <MfaDevices owner={ROOT} />
          <AccessKeys owner={ROOT} />
          <Certificates owner={ROOT} />
        </SpaceBetween>
      )}
    </PageFrame>
  );
}
