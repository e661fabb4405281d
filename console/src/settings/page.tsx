// What holds for the whole account: its alias and its password policy.
import { Offer } from '../parts/offer';
import { PageFrame } from '../parts/page-frame';
import { useTexts } from '../texts/texts';
import { Alias } from './alias';
import { Policy } from './password-policy';

export default function SettingsPage() {
  const { pages, account } = useTexts();
  return (
    <PageFrame title={pages.settings} description={account.settings.description}>
      <Offer of="ListAccountAliases">
        <Alias />
      </Offer>
      <Offer of="GetAccountPasswordPolicy">
        <Policy />
      </Offer>
    </PageFrame>
  );
}
