import { expect, test } from 'vitest';
import { actionsFor, addressOf, type Draft, draftIn, EMPTY, isListed, linesOf, missingIn } from './draft';

const ARN = 'arn:aws:iam::123456789012:user/teams/a&b';

const FULL: Draft = {
  kind: 'user',
  arn: ARN,
  isAdding: true,
  document: '{"Statement": "a&b=c#d é"}',
  boundaryKind: 'document',
  boundaryArn: '',
  boundaryDocument: '{\n}',
  actions: ['iam:GetUser', 's3:GetObject'],
  resources: 'arn:aws:s3:::a, b/*\n*',
  context: [{ name: 'aws:TagKeys', type: 'stringList', values: ['a"b', ''] }],
  caller: 'arn:aws:iam::123456789012:user/bob',
};

test('What is tested can be sent to somebody: the address holds all of it', () => {
  expect(draftIn(addressOf(FULL))).toEqual(FULL);
  expect(draftIn(addressOf(EMPTY))).toEqual(EMPTY);
  const bounded: Draft = { ...EMPTY, kind: 'document', boundaryKind: 'policy', boundaryArn: 'arn:aws:iam::aws:policy/X' };
  expect(draftIn(addressOf(bounded))).toEqual(bounded);
});

test('Documents stand in the fragment, which never reaches the server', () => {
  const [query, fragment] = addressOf(FULL).split('#');
  expect(query).not.toContain('Statement');
  expect(fragment).toContain('Statement');
});

test('The kind is that of the ARN', () => {
  for (const kind of ['user', 'group', 'role', 'policy'] as const) {
    expect(draftIn(`?subject=arn:aws:iam::123456789012:${kind}/x`).kind).toBe(kind);
  }
  expect(draftIn('?kind=document').kind).toBe('document');
  expect(draftIn('?kind=nonsense').kind).toBe('user');
});

test('An address that somebody has broken leaves the rest readable', () => {
  expect(draftIn('?action=iam:GetUser&context=[[1],["a:b"],["c:d","string","e",2],7]')).toEqual({
    ...EMPTY,
    actions: ['iam:GetUser'],
    context: [{ name: 'c:d', type: 'string', values: ['e'] }],
  });
  expect(draftIn('?context={').context).toEqual([]);
});

test('Keys without a value are not given', () => {
  const unsaid: Draft = { ...EMPTY, context: [{ name: 'aws:SourceIp', type: 'ip', values: [] }] };
  expect(draftIn(addressOf(unsaid))).toEqual(EMPTY);
});

test('Nothing is tested before it is said who, what, and within which boundary', () => {
  expect(missingIn(EMPTY)).toEqual(['subject', 'actions']);
  expect(missingIn({ ...EMPTY, kind: 'document', boundaryKind: 'policy' })).toEqual(['document', 'boundary', 'actions']);
  expect(missingIn({ ...FULL, boundaryDocument: ' ' })).toEqual(['boundary']);
  expect(missingIn(FULL)).toEqual([]);
});

test('Lines and lists are told from what is single', () => {
  expect(linesOf(' a \n\n b')).toEqual(['a', 'b']);
  expect([isListed('stringList'), isListed('string')]).toEqual([true, false]);
});

test('Actions are found by a part of their name, and come by service', () => {
  const known = ['iam:GetUser', 'iam:TagUser', 'sts:GetCallerIdentity'];
  expect(actionsFor('', known)).toEqual([
    { service: 'iam', actions: ['iam:GetUser', 'iam:TagUser'] },
    { service: 'sts', actions: ['sts:GetCallerIdentity'] },
  ]);
  expect(actionsFor(' user', known)).toEqual([{ service: 'iam', actions: ['iam:GetUser', 'iam:TagUser'] }]);
});

test('An action of another service can be typed in full, without wildcards', () => {
  const known = ['iam:GetUser'];
  expect(actionsFor('s3:GetObject ', known)).toEqual([{ service: '', actions: ['s3:GetObject'] }]);
  expect(actionsFor('IAM:getuser', known)).toEqual([{ service: 'iam', actions: ['iam:GetUser'] }]);
  for (const part of ['s3', 's3:', 's3:Get*', 'Get']) {
    expect(actionsFor(part, known).filter(({ service }) => service === '')).toEqual([]);
  }
});
