// The documents of managed policies as they are stored, to the last blank: places in them are told by line and column.
import { ask } from '../api/client';
import { storedDocumentOf } from '../api/lists';
import { member } from '../api/shape';
import { ManagedPolicy, PolicyVersion } from '../api/shapes';

export async function fetchStored(arn: string): Promise<string> {
  const policy = await ask('GetPolicy', member('Policy', ManagedPolicy), { PolicyArn: arn });
  const version = await ask('GetPolicyVersion', member('PolicyVersion', PolicyVersion), {
    PolicyArn: arn,
    VersionId: policy.DefaultVersionId,
  });
  return storedDocumentOf(version.Document ?? '');
}
