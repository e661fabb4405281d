// From a denial to its test: which statement of whose policy said no, for whoever may ask the simulator that.
import Link from '@cloudscape-design/components/link';
import type { ApiError, Denied } from '../api/error';
import { follow } from '../location';
import { paths } from '../paths';
import { useMay } from '../session/permitted';
import { useTexts } from '../texts/texts';
import { OF_PRINCIPAL } from './choices';
import { addressOf, EMPTY, kindOf } from './draft';

const accountIn = (arn: string) => arn.split(':')[4] ?? '';

// IAM says "user alice" of what it keeps, and the ARN of everything else.
function resourceOf({ resource }: Denied, account: string): string {
  const [, kind, name] = /^(user|group|role) (\S+)$/.exec(resource) ?? [];
  if (kind !== undefined && name !== undefined) {
    return `arn:aws:iam::${account}:${kind}/${name}`;
  }
  return /arn:\S+$/.exec(resource)?.[0] ?? '';
}

export function TestDenied({ error }: { error: ApiError }) {
  const { simulator } = useTexts();
  const may = useMay();
  const { denied } = error;
  const kind = denied && kindOf(denied.principal);
  if (denied === undefined || kind === undefined || !may(...OF_PRINCIPAL)) {
    return <></>;
  }
  const draft = {
    ...EMPTY,
    kind,
    arn: denied.principal,
    actions: [denied.action],
    resources: resourceOf(denied, accountIn(denied.principal)),
  };
  return (
    <Link href={paths.simulatorAny + addressOf(draft)} onFollow={follow}>
      {simulator.testDenied}
    </Link>
  );
}
