// When each credential of a user was last used.
import { useAnswer } from '../answer';
import type { User } from '../api/shapes';
import { fetchKeys } from '../credentials/keys';
import { SmallTable } from '../parts/small-table';
import type { Texts } from '../texts/en';
import { useTexts } from '../texts/texts';
import { Absolute } from '../time/moment';

interface Use {
  name: (texts: Texts) => string;
  id: string;
  at: number | undefined;
  service: string;
  region: string;
}

async function fetchUses(user: User): Promise<Use[]> {
  const keys = await fetchKeys({ userName: user.UserName, isCaller: false });
  return [
    {
      name: ({ users }) => users.password,
      id: 'password',
      at: user.PasswordLastUsed,
      service: '',
      region: '',
    },
    ...keys.map<Use>(({ AccessKeyId, use }) => ({
      name: ({ users }) => users.accessKey(AccessKeyId),
      id: AccessKeyId,
      at: use.LastUsedDate,
      service: use.ServiceName,
      region: use.Region,
    })),
  ];
}

export function Activity({ user }: { user: User }) {
  const texts = useTexts();
  const { users, general } = texts;
  const asked = useAnswer(`uses ${user.UserName} ${user.PasswordLastUsed}`, () => fetchUses(user));
  return (
    <SmallTable
      title={users.activityTitle}
      hint={users.activityHint}
      asked={asked}
      rowId={use => use.id}
      empty={users.neverUsed}
      columns={[
        { id: 'name', header: users.credential, minWidth: 180, cell: use => use.name(texts) },
        {
          id: 'at',
          header: users.lastUsed,
          minWidth: 220,
          cell: use => (use.at === undefined ? users.neverUsed : <Absolute ms={use.at * 1000} />),
        },
        { id: 'service', header: users.service, cell: use => use.service || general.none },
        { id: 'region', header: users.region, minWidth: 140, cell: use => use.region || general.none },
      ]}
    />
  );
}
