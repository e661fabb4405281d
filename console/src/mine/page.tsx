// One's own credentials.
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { OfferedCredentials } from '../credentials/offered-credentials';
import type { Owner } from '../credentials/owner';
import { OwnPassword } from '../credentials/own-password';
import { Copied } from '../parts/copied';
import { PageFrame } from '../parts/page-frame';
import { useSession } from '../session/store';
import { useTexts } from '../texts/texts';

export default function MinePage() {
  const { pages, account, shell, general, users } = useTexts();
  const words = account.mine;
  const { accountId, arn, userName, mfa } = useSession();
  const owner: Owner =
    userName === null ? { userName: undefined, isCaller: true } : { userName, isCaller: true };
  return (
    <PageFrame title={pages.mine} description={words.description}>
      <Container header={<Header variant="h2">{words.detailsTitle}</Header>}>
        <KeyValuePairs
          columns={2}
          minColumnWidth={180}
          items={[
            { label: words.userName, value: userName ?? shell.rootUser },
            { label: shell.account, value: <Copied text={accountId} /> },
            { label: general.arn, value: <Copied text={arn} /> },
            { label: users.mfa, value: mfa ? shell.signedInWithMfa : shell.signedInWithoutMfa },
          ]}
        />
      </Container>
      <OwnPassword />
      <OfferedCredentials owner={owner} />
    </PageFrame>
  );
}
