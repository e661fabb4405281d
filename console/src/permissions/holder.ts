// Users, groups and roles hold policies alike; only the names of the actions differ.
import { ask, call } from '../api/client';
import { listAll } from '../api/lists';
import { member, text } from '../api/shape';
import { AttachedPolicy } from '../api/shapes';

export interface Holder {
  kind: 'User' | 'Group' | 'Role';
  name: string;
}

function nameParameter({ kind, name }: Holder): Record<string, string> {
  return { [`${kind}Name`]: name };
}

export function attachedPolicies(holder: Holder): Promise<AttachedPolicy[]> {
  const action = `ListAttached${holder.kind}Policies`;
  return listAll(action, 'AttachedPolicies', AttachedPolicy, nameParameter(holder));
}

export function attach(holder: Holder, arn: string): Promise<void> {
  return call(`Attach${holder.kind}Policy`, { ...nameParameter(holder), PolicyArn: arn });
}

export function detach(holder: Holder, arn: string): Promise<void> {
  return call(`Detach${holder.kind}Policy`, { ...nameParameter(holder), PolicyArn: arn });
}

export function inlinePolicies(holder: Holder): Promise<string[]> {
  return listAll(`List${holder.kind}Policies`, 'PolicyNames', text, nameParameter(holder));
}

export function inlineDocument(holder: Holder, policy: string): Promise<string> {
  return ask(`Get${holder.kind}Policy`, member('PolicyDocument', text), {
    ...nameParameter(holder),
    PolicyName: policy,
  });
}

export function putInline(holder: Holder, policy: string, document: string): Promise<void> {
  return call(`Put${holder.kind}Policy`, {
    ...nameParameter(holder),
    PolicyName: policy,
    PolicyDocument: document,
  });
}

export function deleteInline(holder: Holder, policy: string): Promise<void> {
  return call(`Delete${holder.kind}Policy`, { ...nameParameter(holder), PolicyName: policy });
}

export function putBoundary(holder: Holder, arn: string): Promise<void> {
  return call(`Put${holder.kind}PermissionsBoundary`, {
    ...nameParameter(holder),
    PermissionsBoundary: arn,
  });
}

export function deleteBoundary(holder: Holder): Promise<void> {
  return call(`Delete${holder.kind}PermissionsBoundary`, nameParameter(holder));
}

export const NEW_DOCUMENT = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": [],
      "Resource": "*"
    }
  ]
}`;
