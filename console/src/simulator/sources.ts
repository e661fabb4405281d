// Where the statements stand that decided: the policy, who has it, and its text, as far as whoever asks may read it.
import { ask } from '../api/client';
import { listAll, storedDocumentOf } from '../api/lists';
import { member } from '../api/shape';
import { Group, Role, User } from '../api/shapes';
import { isOfAws } from '../policy/of-aws';
import { attachedPolicies, type Holder, inlineDocument, inlinePolicies } from '../permissions/holder';
import { fetchStored } from './documents';
import { type Draft } from './draft';
import type { Documents, MatchedStatement, Result } from './test';

export interface Source {
  name: string; // "" for a document that was written for the test
  arn: string; // of a managed policy, else ""
  holders: readonly Holder[]; // who has it written into them or attached to them
  isBoundary: boolean;
  document: string | undefined; // undefined where it may not be read
}

// By how the simulator calls a policy.
export type Sources = ReadonlyMap<string, Source>;

export function keyOf({ id, type }: Pick<MatchedStatement, 'id' | 'type'>): string {
  return `${type} ${id}`;
}

const nameIn = (arn: string) => arn.slice(arn.lastIndexOf('/') + 1);
const HOLDER_KINDS = { user: 'User', group: 'Group', role: 'Role' } as const;

async function allowedTo<T>(asked: Promise<T>): Promise<T | undefined> {
  return asked.catch(() => undefined);
}

async function holdersOf({ kind, arn }: Draft): Promise<Holder[]> {
  if (kind === 'policy' || kind === 'document') {
    return [];
  }
  const itself: Holder = { kind: HOLDER_KINDS[kind], name: nameIn(arn) };
  if (kind !== 'user') {
    return [itself];
  }
  const groups = await allowedTo(listAll('ListGroupsForUser', 'Groups', Group, { UserName: itself.name }));
  return [itself, ...(groups ?? []).map<Holder>(({ GroupName }) => ({ kind: 'Group', name: GroupName }))];
}

async function inlineOf(holder: Holder, wanted: ReadonlySet<string>): Promise<[string, Source][]> {
  const type = holder.kind.toLowerCase();
  const names = (await allowedTo(inlinePolicies(holder))) ?? [];
  const keys = names.map(name => [name, keyOf({ id: `${type}_${holder.name}_${name}`, type })] as const);
  return Promise.all(
    keys
      .filter(([, key]) => wanted.has(key))
      .map(async ([name, key]): Promise<[string, Source]> => {
        const encoded = await allowedTo(inlineDocument(holder, name));
        const document = encoded === undefined ? undefined : storedDocumentOf(encoded);
        return [key, { name, arn: '', holders: [holder], isBoundary: false, document }];
      }),
  );
}

async function boundaryOf({ kind, boundaryKind }: Draft, holder: Holder | undefined): Promise<string | undefined> {
  if (holder === undefined || kind === 'group' || boundaryKind !== 'own') {
    return undefined;
  }
  const found = await allowedTo<User | Role>(
    kind === 'user'
      ? ask('GetUser', member('User', User), { UserName: holder.name })
      : ask('GetRole', member('Role', Role), { RoleName: holder.name }),
  );
  return found?.PermissionsBoundary?.PermissionsBoundaryArn;
}

const managedKey = (arn: string) => keyOf({ id: nameIn(arn), type: isOfAws(arn) ? 'aws-managed' : 'user-managed' });

async function managedOf(
  holders: readonly Holder[],
  boundary: string | undefined,
  wanted: ReadonlySet<string>,
): Promise<[string, Source][]> {
  const attached = await Promise.all(
    holders.map(async holder =>
      ((await allowedTo(attachedPolicies(holder))) ?? []).map(({ PolicyArn }) => ({ arn: PolicyArn, holder })),
    ),
  );
  const known = attached.flat();
  const arns = new Set([...known.map(({ arn }) => arn), ...(boundary === undefined ? [] : [boundary])]);
  return Promise.all(
    [...arns]
      .filter(arn => wanted.has(managedKey(arn)))
      .map(async (arn): Promise<[string, Source]> => {
        const having = known.filter(one => one.arn === arn).map(({ holder }) => holder);
        const document = await allowedTo(fetchStored(arn));
        return [
          managedKey(arn),
          { name: nameIn(arn), arn, holders: having, isBoundary: arn === boundary, document },
        ];
      }),
  );
}

// What was sent along with the test.
function sentWith(draft: Draft, { policies, boundary }: Documents): [string, Source][] {
  const source = (arn: string, document: string, isBoundary: boolean): Source => ({
    name: nameIn(arn),
    arn,
    holders: [],
    isBoundary,
    document,
  });
  const arnOf = (at: number) => (draft.kind === 'policy' && at === 0 ? draft.arn : '');
  const boundaryArn = draft.boundaryKind === 'policy' ? draft.boundaryArn : '';
  return [
    ...policies.map<[string, Source]>((document, at) => [
      keyOf({ id: `PolicyInputList.${at + 1}`, type: 'none' }),
      source(arnOf(at), document, false),
    ]),
    [
      keyOf({ id: 'PermissionsBoundaryPolicyInputList.1', type: 'none' }),
      source(boundaryArn, boundary, true),
    ],
  ];
}

export async function sourcesOf(draft: Draft, documents: Documents, results: readonly Result[]): Promise<Sources> {
  const wanted = new Set(results.flatMap(({ matched }) => matched.map(keyOf)));
  const sent = sentWith(draft, documents);
  if ([...wanted].every(key => sent.some(([known]) => known === key))) {
    return new Map(sent);
  }
  const holders = await holdersOf(draft);
  const [boundary, inline] = await Promise.all([
    boundaryOf(draft, holders[0]),
    Promise.all(holders.map(holder => inlineOf(holder, wanted))),
  ]);
  return new Map([...sent, ...inline.flat(), ...(await managedOf(holders, boundary, wanted))]);
}
