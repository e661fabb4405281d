// What the server's audit says: the controls with their limits, and of a report who fails which. It judges, not we.
import { getJson } from '../api/client';
import { flag, listOf, number, object, type Of, oneOf, oneOfNumbers, optional, text } from '../api/shape';
import { paths } from '../paths';

// What controls are about that are counted together. The number of each opens the list of its users.
export const TOPICS = ['mfa', 'rotation', 'unused', 'never_used'] as const;
export type Topic = (typeof TOPICS)[number];
const ROOT_KEY = 'root_access_key';

const Sentence = object({ en: text, ja: text });

export type Control = Of<typeof Control>;
export const Control = object({
  id: text,
  topic: oneOf(...TOPICS, ROOT_KEY),
  severity: oneOf('info', 'low', 'medium', 'high', 'critical'),
  title: Sentence,
  advice: Sentence,
  limitSeconds: optional(number),
});

// One control, one user, one slot (0 is the password; none: the user as a whole), and the cell that it rests on.
export type Finding = Of<typeof Finding>;
export const Finding = object({
  control: text,
  slot: optional(number),
  column: text,
  value: text,
  countedFrom: optional(text),
  ageSeconds: optional(number),
});

const Credential = object({
  slot: oneOfNumbers(0, 1, 2),
  isActive: flag,
  wasUsed: flag,
  since: number,
  idleSince: number,
});

export const Audited = object({
  user: text,
  canSignIn: flag,
  credentials: listOf(Credential),
  findings: listOf(Finding),
});

export type Audit = Of<typeof Audit>;
export const Audit = object({ asOf: number, controls: listOf(Control), users: listOf(Audited) });

export function fetchAudit(report: number): Promise<Audit> {
  return getJson(paths.reportAudit(report), Audit);
}

const Controls = object({ controls: listOf(Control) });
let known: Promise<Control[]> | undefined;

// They do not change while the server runs.
export function fetchControls(): Promise<Control[]> {
  known ??= getJson(paths.controls, Controls).then(({ controls }) => controls);
  known.catch(() => {
    known = undefined;
  });
  return known;
}

// The limit of a topic, which all its controls share; undefined where the server names none.
export function limitMsOf(controls: readonly Control[], topic: Topic): number | undefined {
  const seconds = controls.find(control => control.topic === topic)?.limitSeconds;
  return seconds === undefined ? undefined : seconds * 1000;
}
