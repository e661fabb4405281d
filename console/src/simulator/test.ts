// A test: what the simulator is asked, and what it decides for each action on each resource.
import type { Parameters } from '../api/client';
import { allPages } from '../api/lists';
import { flag, listOf, member, number, object, oneOf, type Of, optional, text } from '../api/shape';
import { fetchStored } from './documents';
import { type Draft, given, linesOf } from './draft';
import type { Place } from './statement';

const Position = object({ Line: number, Column: number });
const Matched = object({
  SourcePolicyId: text,
  SourcePolicyType: text,
  StartPosition: Position,
  EndPosition: Position,
});
const Decision = oneOf('allowed', 'explicitDeny', 'implicitDeny');

const reasons = {
  MatchedStatements: listOf(Matched),
  MissingContextValues: listOf(text),
  PermissionsBoundaryDecisionDetail: optional(object({ AllowedByPermissionsBoundary: flag })),
};
const OnResource = object({ ...reasons, EvalResourceName: text, EvalResourceDecision: Decision });
const OnAction = object({
  ...reasons,
  EvalActionName: text,
  EvalResourceName: text,
  EvalDecision: Decision,
  OrganizationsDecisionDetail: optional(object({ AllowedByOrganizations: flag })),
  ResourceSpecificResults: optional(listOf(OnResource)),
});

type OnAction = Of<typeof OnAction>;

export interface MatchedStatement extends Place {
  id: string; // of the policy, as the simulator calls it
  type: string; // what kind of policy that is
}

export interface Result {
  action: string;
  resource: string;
  decision: Of<typeof Decision>;
  matched: readonly MatchedStatement[];
  missing: readonly string[]; // keys that statements ask for and that have no value
  isWithinBoundary: boolean | undefined; // undefined where none is in force
  isWithinOrganization: boolean | undefined;
}

function resultsOf(told: OnAction): Result[] {
  const { EvalActionName, EvalResourceName, EvalDecision, ResourceSpecificResults = [] } = told;
  const each =
    ResourceSpecificResults.length > 0
      ? ResourceSpecificResults
      : [{ ...told, EvalResourceName, EvalResourceDecision: EvalDecision }];
  return each.map(one => ({
    action: EvalActionName,
    resource: one.EvalResourceName,
    decision: one.EvalResourceDecision,
    matched: one.MatchedStatements.map(({ SourcePolicyId, SourcePolicyType, StartPosition, EndPosition }) => ({
      id: SourcePolicyId,
      type: SourcePolicyType,
      start: StartPosition,
      end: EndPosition,
    })),
    missing: one.MissingContextValues,
    isWithinBoundary: one.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary,
    isWithinOrganization: told.OrganizationsDecisionDetail?.AllowedByOrganizations,
  }));
}

// The documents that a test is made with, each under the name by which the simulator answers it.
export interface Documents {
  policies: readonly string[]; // PolicyInputList.1 and so on
  boundary: string; // "" for none
}

function listed(name: string, values: readonly string[]): Parameters {
  return Object.fromEntries(values.map((value, at) => [`${name}.member.${at + 1}`, value]));
}

export function isOfPrincipal({ kind }: Draft): boolean {
  return kind === 'user' || kind === 'group' || kind === 'role';
}

export async function documentsOf(draft: Draft): Promise<Documents> {
  const [itself, boundary] = await Promise.all([
    draft.kind === 'policy' ? fetchStored(draft.arn) : '',
    draft.boundaryKind === 'policy' ? fetchStored(draft.boundaryArn) : draft.boundaryDocument,
  ]);
  return {
    policies: [itself, draft.document].filter(document => document.trim() !== ''),
    boundary: draft.boundaryKind === 'own' ? '' : boundary,
  };
}

function contextOf(draft: Draft): Parameters {
  return Object.fromEntries(
    given(draft.context).flatMap(({ name, type, values }, at) => {
      const entry = `ContextEntries.member.${at + 1}`;
      return [
        [`${entry}.ContextKeyName`, name],
        [`${entry}.ContextKeyType`, type],
        ...Object.entries(listed(`${entry}.ContextKeyValues`, values)),
      ];
    }),
  );
}

export async function testOf(draft: Draft, { policies, boundary }: Documents): Promise<Result[]> {
  const isOfSomebody = isOfPrincipal(draft);
  const told = await allPages(
    isOfSomebody ? 'SimulatePrincipalPolicy' : 'SimulateCustomPolicy',
    member('EvaluationResults', listOf(OnAction)),
    {
      PolicySourceArn: isOfSomebody ? draft.arn : undefined,
      CallerArn: draft.caller === '' ? undefined : draft.caller,
      ...listed('PolicyInputList', policies),
      ...listed('PermissionsBoundaryPolicyInputList', boundary === '' ? [] : [boundary]),
      ...listed('ActionNames', draft.actions),
      ...listed('ResourceArns', linesOf(draft.resources)),
      ...contextOf(draft),
    },
  );
  return told.flat().flatMap(resultsOf);
}
