// Making an access key, after a look at what would be better.
import Alert from '@cloudscape-design/components/alert';
import { ask } from '../api/client';
import { member } from '../api/shape';
import { CreatedKey } from '../api/shapes';
import type { OnceSecret } from '../parts/once';
import type { Texts } from '../texts/en';
import { useTexts } from '../texts/texts';
import { Dialog } from '../parts/dialog';
import { type Owner, ownerParameter } from './owner';

export function createKey(owner: Owner): Promise<CreatedKey> {
  return ask('CreateAccessKey', member('AccessKey', CreatedKey), ownerParameter(owner));
}

export function onceOfKey({ AccessKeyId, SecretAccessKey }: CreatedKey, texts: Texts): OnceSecret {
  const words = texts.credentials.keys;
  return {
    title: words.onceTitle,
    warning: words.onceWarning,
    facts: [{ label: words.id, text: AccessKeyId }],
    secret: { label: words.secret, text: SecretAccessKey },
    file: {
      name: `${AccessKeyId}_accessKeys.csv`,
      heads: ['Access key ID', 'Secret access key'],
      cells: [AccessKeyId, SecretAccessKey],
    },
  };
}

interface Parts {
  owner: Owner;
  onClose: () => void;
  onCreated: (key: CreatedKey) => void;
}

export function CreateKeyDialog({ owner, onClose, onCreated }: Parts) {
  const words = useTexts().credentials.keys;
  return (
    <Dialog
      title={words.create}
      submit={words.create}
      onClose={onClose}
      onDone={() => undefined}
      onSubmit={async () => onCreated(await createKey(owner))}
    >
      <Alert type="info" header={words.bestTitle}>
        <ul className="advice">
          {words.best.map(advice => (
            <li key={advice}>{advice}</li>
          ))}
        </ul>
      </Alert>
    </Dialog>
  );
}
