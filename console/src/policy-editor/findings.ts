// What the server finds wrong with a policy document, with places.
import { ask } from '../api/client';
import { listOf, member, number, object, type Of, text } from '../api/shape';

export type PolicyType = 'Inline' | 'Managed' | 'Trust';

const Position = object({ Line: number, Column: number, Offset: number });
const Span = object({ Start: Position, End: Position });

const Finding = object({
  IssueCode: text,
  FindingDetails: text,
  Expected: listOf(text),
  Locations: listOf(member('Span', Span)),
});

export interface Finding {
  code: string;
  details: string; // the server's own sentence
  expected: readonly string[];
  start: Of<typeof Position>;
  end: Of<typeof Position>;
}

const NOWHERE = { Line: 1, Column: 1, Offset: 0 };

export async function findingsIn(document: string, type: PolicyType): Promise<Finding[]> {
  const told = await ask('rollcall:ValidatePolicy', member('Findings', listOf(Finding)), {
    PolicyDocument: document,
    PolicyType: type,
  });
  return told.map(({ IssueCode, FindingDetails, Expected, Locations }) => ({
    code: IssueCode,
    details: FindingDetails,
    expected: Expected,
    start: Locations[0]?.Start ?? NOWHERE,
    end: Locations[0]?.End ?? NOWHERE,
  }));
}
