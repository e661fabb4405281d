// The policies that a user, a group or a role holds: attached, inline, and the boundary of both.
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useAnswer, valueOr } from '../answer';
import { documentOf } from '../api/lists';
import type { AttachedPolicy } from '../api/shapes';
import { follow } from '../location';
import { without } from '../parts/choice';
import { useConfirm } from '../parts/confirm';
import { Copied } from '../parts/copied';
import { DeleteDialog } from '../parts/delete-dialog';
import { Offer, OfferedButton } from '../parts/offer';
import { deedColumn, SmallTable } from '../parts/small-table';
import { paths } from '../paths';
import { reportingFailure } from '../shell/flashes';
import { useTexts } from '../texts/texts';
import { ChooseDialog } from './choose-dialog';
import { policyChoices } from './choices';
import {
  attach,
  attachedPolicies,
  deleteBoundary,
  deleteInline,
  detach,
  type Holder,
  inlineDocument,
  inlinePolicies,
  NEW_DOCUMENT,
  putBoundary,
  putInline,
} from './holder';
import { PolicyDialog } from './policy-dialog';


const arnOf = (policy: AttachedPolicy) => policy.PolicyArn;

function NameOf({ policy }: { policy: AttachedPolicy }) {
  return (
    <Link href={paths.policy(policy.PolicyArn)} onFollow={follow}>
      {policy.PolicyName}
    </Link>
  );
}

function Attached({ holder }: { holder: Holder }) {
  const { access, general } = useTexts();
  const { confirm, question } = useConfirm();
  const words = access.permissions;
  const asked = useAnswer(`attached ${holder.kind} ${holder.name}`, () => attachedPolicies(holder));
  const [isChoosing, setIsChoosing] = useState(false);
  return (
    <>
      <SmallTable
        title={words.attached}
        hint={words.attachedHint}
        asked={asked}
        rowId={policy => policy.PolicyArn}
        empty={words.attachedEmpty}
        actions={
          <OfferedButton of={`Attach${holder.kind}Policy`} onClick={() => setIsChoosing(true)}>
            {words.attach}
          </OfferedButton>
        }
        columns={[
          { id: 'name', header: words.policyName, minWidth: 200, cell: policy => <NameOf policy={policy} /> },
          deedColumn(general.actions, {
            of: `Detach${holder.kind}Policy`,
            text: words.detach,
            to: (policy: AttachedPolicy) => policy.PolicyName,
            onClick: policy =>
              confirm({
                title: words.detachTitle(policy.PolicyName),
                warning: words.detachWarning,
                submit: words.detach,
                act: () => detach(holder, policy.PolicyArn),
                onDone: asked.retry,
              }),
          }),
        ]}
      />
      {isChoosing && (
        <ChooseDialog
          title={words.attach}
          label={words.policyArn}
          hint={words.policyArnHint}
          takesTyped
          fetchChoices={async () => without(await policyChoices(), valueOr(asked.answer, []).map(arnOf))}
          onClose={() => {
            setIsChoosing(false);
            asked.retry();
          }}
          onChoose={arn => attach(holder, arn)}
        />
      )}
      {question}
    </>
  );
}

type Doing =
  | { kind: 'nothing' | 'create' }
  | { kind: 'edit'; name: string; document: string }
  | { kind: 'delete'; name: string };

function InlineDoing({ holder, doing, onEnd }: { holder: Holder; doing: Doing; onEnd: () => void }) {
  const { access } = useTexts();
  const words = access.permissions;
  switch (doing.kind) {
    case 'nothing':
      return <></>;
    case 'create':
      return (
        <PolicyDialog
          title={words.createInline}
          type="Inline"
          submit={words.createInline}
          nameLabel={words.policyName}
          nameHint={access.policies.nameHint}
          document={NEW_DOCUMENT}
          onClose={onEnd}
          onSave={({ name, document }) => putInline(holder, name, document)}
        />
      );
    case 'edit':
      return (
        <PolicyDialog
          title={words.editInline(doing.name)}
          type="Inline"
          document={doing.document}
          onClose={onEnd}
          onSave={({ document }) => putInline(holder, doing.name, document)}
        />
      );
    case 'delete':
      return (
        <DeleteDialog
          title={words.deletePolicy(doing.name)}
          name={doing.name}
          warning={words.deleteWarning}
          onClose={onEnd}
          onDelete={() => deleteInline(holder, doing.name)}
        />
      );
  }
}

function InlineActions({ holder, name, onEdit, onDelete }: {
  holder: Holder;
  name: string;
  onEdit: () => void;
  onDelete: () => void;
}) {
  const { general } = useTexts();
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <OfferedButton
        of={[`Get${holder.kind}Policy`, `Put${holder.kind}Policy`]}
        variant="inline-link"
        ariaLabel={`${general.edit}: ${name}`}
        onClick={onEdit}
      >
        {general.edit}
      </OfferedButton>
      <OfferedButton
        of={`Delete${holder.kind}Policy`}
        variant="inline-link"
        ariaLabel={`${general.delete}: ${name}`}
        onClick={onDelete}
      >
        {general.delete}
      </OfferedButton>
    </SpaceBetween>
  );
}

function Inline({ holder }: { holder: Holder }) {
  const { access, general } = useTexts();
  const words = access.permissions;
  const asked = useAnswer(`inline ${holder.kind} ${holder.name}`, () => inlinePolicies(holder));
  const [doing, setDoing] = useState<Doing>({ kind: 'nothing' });
  const edit = (name: string) =>
    void reportingFailure('inline', async () =>
      setDoing({ kind: 'edit', name, document: documentOf(await inlineDocument(holder, name)) }),
    );
  return (
    <>
      <SmallTable
        title={words.inline}
        hint={words.inlineHint}
        asked={asked}
        rowId={name => name}
        empty={words.inlineEmpty}
        actions={
          <OfferedButton of={`Put${holder.kind}Policy`} onClick={() => setDoing({ kind: 'create' })}>
            {words.createInline}
          </OfferedButton>
        }
        columns={[
          { id: 'name', header: words.policyName, cell: name => name },
          {
            id: 'actions',
            header: general.actions,
            cell: name => (
              <InlineActions
                holder={holder}
                name={name}
                onEdit={() => edit(name)}
                onDelete={() => setDoing({ kind: 'delete', name })}
              />
            ),
          },
        ]}
      />
      <InlineDoing
        holder={holder}
        doing={doing}
        onEnd={() => {
          setDoing({ kind: 'nothing' });
          asked.retry();
        }}
      />
    </>
  );
}

interface BoundaryParts {
  holder: Holder;
  boundary: string | undefined;
  onChanged: () => void;
}

function Boundary({ holder, boundary, onChanged }: BoundaryParts) {
  const words = useTexts().access.permissions;
  const { confirm, question } = useConfirm();
  const [isChoosing, setIsChoosing] = useState(false);
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={words.boundaryHint}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {boundary !== undefined && (
                <OfferedButton
                  of={`Delete${holder.kind}PermissionsBoundary`}
                  onClick={() =>
                    confirm({
                      title: words.removeBoundaryTitle,
                      warning: words.removeBoundaryWarning,
                      submit: words.removeBoundary,
                      act: () => deleteBoundary(holder),
                      onDone: onChanged,
                    })
                  }
                >
                  {words.removeBoundary}
                </OfferedButton>
              )}
              <OfferedButton of={`Put${holder.kind}PermissionsBoundary`} onClick={() => setIsChoosing(true)}>
                {words.setBoundary}
              </OfferedButton>
            </SpaceBetween>
          }
        >
          {words.boundary}
        </Header>
      }
    >
      {boundary === undefined ? words.boundaryNone : <Copied text={boundary} />}
      {isChoosing && (
        <ChooseDialog
          title={words.setBoundary}
          kind="one"
          label={words.policyArn}
          hint={words.policyArnHint}
          takesTyped
          fetchChoices={async () => without(await policyChoices(), [boundary ?? ''])}
          onClose={() => {
            setIsChoosing(false);
            onChanged();
          }}
          onChoose={arn => putBoundary(holder, arn)}
        />
      )}
      {question}
    </Container>
  );
}

interface Parts {
  holder: Holder;
  boundary?: { arn: string | undefined; onChanged: () => void };
}

export function Permissions({ holder, boundary }: Parts) {
  return (
    <SpaceBetween size="l">
      <Offer of={`ListAttached${holder.kind}Policies`}>
        <Attached holder={holder} />
      </Offer>
      <Offer of={`List${holder.kind}Policies`}>
        <Inline holder={holder} />
      </Offer>
      {boundary !== undefined && (
        <Boundary holder={holder} boundary={boundary.arn} onChanged={boundary.onChanged} />
      )}
    </SpaceBetween>
  );
}
