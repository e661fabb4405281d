// What is tested, as a person fills it in, and how it stands in the address: everything in the query, but for the
// policy documents, which may be long and are nobody else's business. They stand in the fragment.

export const SUBJECT_KINDS = ['user', 'group', 'role', 'policy', 'document'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

// Which boundary is in force: the one that a user or role has, or another in its place.
export const BOUNDARY_KINDS = ['own', 'policy', 'document'] as const;
export type BoundaryKind = (typeof BOUNDARY_KINDS)[number];

export interface Entry {
  name: string;
  type: string; // as the API names types of keys
  values: readonly string[]; // none: the key is not given
}

export interface Draft {
  kind: SubjectKind;
  arn: string; // of whoever or whatever is tested, "" until it is chosen and for a document
  isAdding: boolean; // whether there is a policy in addition
  document: string; // that one, or the one that is tested itself
  boundaryKind: BoundaryKind;
  boundaryArn: string;
  boundaryDocument: string;
  actions: readonly string[];
  resources: string; // one in each line; none: all
  context: readonly Entry[];
  caller: string; // the ARN of a user, "" for the subject itself
}

export const EMPTY: Draft = {
  kind: 'user',
  arn: '',
  isAdding: false,
  document: '',
  boundaryKind: 'own',
  boundaryArn: '',
  boundaryDocument: '',
  actions: [],
  resources: '',
  context: [],
  caller: '',
};

const LISTED = 'List';

export function isListed(type: string): boolean {
  return type.endsWith(LISTED);
}

export function baseOf(type: string): string {
  return isListed(type) ? type.slice(0, -LISTED.length) : type;
}

export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');
}

export function kindOf(arn: string): SubjectKind | undefined {
  const named = /^arn:[^:]*:iam::[^:]*:(user|group|role|policy)\//.exec(arn)?.[1];
  return SUBJECT_KINDS.find(kind => kind === named);
}

function entriesIn(text: string): Entry[] {
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) ? read.filter(Array.isArray).flatMap(entryOf) : [];
  } catch {
    return [];
  }
}

function entryOf(members: unknown[]): Entry[] {
  const [name, type, ...values] = members.filter(one => typeof one === 'string');
  return name === undefined || type === undefined ? [] : [{ name, type, values }];
}

export function given(context: readonly Entry[]): Entry[] {
  return context.filter(({ values }) => values.length > 0);
}

// Where a name stands in the address.
const SUBJECT = 'subject';
const KIND = 'kind';
const ACTION = 'action';
const RESOURCE = 'resource';
const CONTEXT = 'context';
const CALLER = 'caller';
const BOUNDARY = 'boundary';
const DOCUMENT = 'document';

export function draftIn(address: string): Draft {
  const [query = '', fragment = ''] = address.split('#');
  const said = new URLSearchParams(query);
  const written = new URLSearchParams(fragment);
  const one = (name: string) => said.get(name) ?? '';
  const arn = one(SUBJECT);
  const kind = kindOf(arn) ?? SUBJECT_KINDS.find(known => known === one(KIND)) ?? EMPTY.kind;
  const document = written.get(DOCUMENT) ?? '';
  const boundaryDocument = written.get(BOUNDARY) ?? '';
  return {
    kind,
    arn,
    isAdding: kind !== 'document' && document !== '',
    document,
    boundaryKind: boundaryDocument !== '' ? 'document' : one(BOUNDARY) !== '' ? 'policy' : 'own',
    boundaryArn: one(BOUNDARY),
    boundaryDocument,
    actions: said.getAll(ACTION),
    resources: said.getAll(RESOURCE).join('\n'),
    context: entriesIn(one(CONTEXT)),
    caller: one(CALLER),
  };
}

export function addressOf(draft: Draft): string {
  const { kind, arn, document, boundaryKind, boundaryArn, boundaryDocument, actions, context, caller } = draft;
  const said: [string, string][] = [
    arn === '' ? [KIND, kind] : [SUBJECT, arn],
    ...actions.map<[string, string]>(action => [ACTION, action]),
    ...linesOf(draft.resources).map<[string, string]>(resource => [RESOURCE, resource]),
    [CONTEXT, stated(given(context))],
    [CALLER, caller],
    [BOUNDARY, boundaryKind === 'policy' ? boundaryArn : ''],
  ];
  const written: [string, string][] = [
    [DOCUMENT, document],
    [BOUNDARY, boundaryKind === 'document' ? boundaryDocument : ''],
  ];
  const fragment = joined(written);
  return `?${joined(said)}${fragment === '' ? '' : `#${fragment}`}`;
}

function stated(context: readonly Entry[]): string {
  return context.length === 0 ? '' : JSON.stringify(context.map(({ name, type, values }) => [name, type, ...values]));
}

function joined(pairs: [string, string][]): string {
  return new URLSearchParams(pairs.filter(([, value]) => value !== '')).toString();
}

// What there must be before anything can be tested.
export const NEEDED = ['subject', 'document', 'boundary', 'actions'] as const;
export type Needed = (typeof NEEDED)[number];

export function missingIn(draft: Draft): Needed[] {
  const { kind, arn, document, boundaryKind, boundaryArn, boundaryDocument, actions } = draft;
  const lacks: Record<Needed, boolean> = {
    subject: kind !== 'document' && arn === '',
    document: kind === 'document' && document.trim() === '',
    boundary:
      (boundaryKind === 'policy' && boundaryArn === '') ||
      (boundaryKind === 'document' && boundaryDocument.trim() === ''),
    actions: actions.length === 0,
  };
  return NEEDED.filter(one => lacks[one]);
}

export interface ActionsOfService {
  service: string; // "" for what is typed and belongs to none that the server knows
  actions: string[];
}

const WHOLE_ACTION = /^[\w-]+:\w+$/;

// What a text finds among the actions, by service; first what is typed in full and is none of them.
export function actionsFor(text: string, known: readonly string[]): ActionsOfService[] {
  const wanted = text.trim().toLowerCase();
  const services = new Map<string, string[]>();
  if (WHOLE_ACTION.test(wanted) && !known.some(name => name.toLowerCase() === wanted)) {
    services.set('', [text.trim()]);
  }
  for (const name of known.filter(one => one.toLowerCase().includes(wanted))) {
    const service = name.slice(0, name.indexOf(':'));
    services.set(service, [...(services.get(service) ?? []), name]);
  }
  return [...services].map(([service, actions]) => ({ service, actions }));
}
