// What can be chosen of an account's own: its policies, its groups, its users.
import { listAll } from '../api/lists';
import { Group, ManagedPolicy, User } from '../api/shapes';
import type { Choice } from '../parts/choice';

export async function policyChoices(): Promise<Choice[]> {
  const policies = await listAll('ListPolicies', 'Policies', ManagedPolicy);
  return policies.map(({ Arn, PolicyName }) => ({ value: Arn, label: PolicyName, description: Arn }));
}

export async function groupChoices(): Promise<Choice[]> {
  return (await listAll('ListGroups', 'Groups', Group)).map(({ GroupName }) => ({ value: GroupName }));
}

export async function userChoices(): Promise<Choice[]> {
  return (await listAll('ListUsers', 'Users', User)).map(({ UserName }) => ({ value: UserName }));
}
