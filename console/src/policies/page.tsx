// The managed policies: those of the account, and those of AWS, which everybody can attach and nobody can change.
import { useMemo, useState } from 'react';
import { useAnswer } from '../answer';
import { ask } from '../api/client';
import { listAll } from '../api/lists';
import { member } from '../api/shape';
import { ManagedPolicy } from '../api/shapes';
import { go } from '../location';
import type { Column } from '../parts/listing/column';
import { Listing } from '../parts/listing/listing';
import { namedColumns } from '../parts/listing/named-columns';
import { OfferedButton } from '../parts/offer';
import { useTitle } from '../parts/title';
import { paths } from '../paths';
import { NEW_DOCUMENT } from '../permissions/holder';
import { PolicyDialog } from '../permissions/policy-dialog';
import { isOfAws } from '../policy/of-aws';
import { flash } from '../shell/flashes';
import type { Texts } from '../texts/en';
import { useTexts } from '../texts/texts';

const nameOf = (policy: ManagedPolicy) => policy.PolicyName;
const arnOf = (policy: ManagedPolicy) => policy.Arn;
const POLICY_TYPES = ['customer', 'aws'] as const;
const typeOf = (policy: ManagedPolicy) => (isOfAws(policy.Arn) ? 'aws' : 'customer');
const BY_NAME = { column: 'name', descending: false };

function policiesColumns(texts: Texts): Column<ManagedPolicy>[] {
  const words = texts.access.policies;
  const [name, ...rest] = namedColumns<ManagedPolicy>(texts, words.name, nameOf, policy =>
    paths.policy(policy.Arn),
  );
  return [
    ...(name === undefined ? [] : [name]),
    {
      id: 'type',
      header: words.type,
      value: policy => typeOf(policy),
      minWidth: 150,
      filter: 'choice',
      options: POLICY_TYPES.map(type => ({ value: type, label: words.types[type] })),
      cell: policy => words.types[typeOf(policy)],
    },
    {
      id: 'attachments',
      header: words.attachments,
      value: policy => policy.AttachmentCount,
      filter: 'number',
      cell: policy => policy.AttachmentCount,
    },
    {
      id: 'version',
      header: words.defaultVersion,
      value: policy => policy.DefaultVersionId,
      isHiddenAtFirst: true,
      cell: policy => policy.DefaultVersionId,
    },
    ...rest,
  ];
}

export default function PoliciesPage() {
  const texts = useTexts();
  const { pages, access } = texts;
  const words = access.policies;
  const asked = useAnswer('policies', () =>
    listAll('ListPolicies', 'Policies', ManagedPolicy, { Scope: 'All' }),
  );
  const [isCreating, setIsCreating] = useState(false);
  const columns = useMemo(() => policiesColumns(texts), [texts]);
  const create = (
    <OfferedButton of="CreatePolicy" variant="primary" onClick={() => setIsCreating(true)}>
      {words.create}
    </OfferedButton>
  );
  useTitle(pages.policies);
  return (
    <>
      <Listing
        name="policies"
        headingTag="h1"
        title={pages.policies}
        description={words.description}
        actions={create}
        asked={asked}
        columns={columns}
        rowId={arnOf}
        rowName={nameOf}
        sort={BY_NAME}
      />
      {isCreating && (
        <PolicyDialog
          title={words.create}
          type="Managed"
          submit={words.create}
          nameLabel={words.name}
          nameHint={words.nameHint}
          document={NEW_DOCUMENT}
          onClose={() => setIsCreating(false)}
          onSave={async ({ name, document }) => {
            const policy = await ask('CreatePolicy', member('Policy', ManagedPolicy), {
              PolicyName: name,
              PolicyDocument: document,
            });
            flash({
              id: `policy ${policy.Arn}`,
              type: 'success',
              header: said => said.access.policies.saved(name),
            });
            go(paths.policy(policy.Arn));
          }}
        />
      )}
    </>
  );
}
