// What new users may do: the groups they join, and, folded away, policies of their own, a boundary, or all that another
// user may do.
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TokenGroup from '@cloudscape-design/components/token-group';
import { type ReactNode, useState } from 'react';
import { useAnswer } from '../answer';
import { type ApiError, asApiError } from '../api/error';
import { Choices } from '../parts/choices';
import { Failure } from '../parts/failure';
import { groupChoices, policyChoices, userChoices } from '../permissions/choices';
import { useTexts } from '../texts/texts';
import type { Draft } from './draft';
import { profileOf } from './tasks';

interface Parts {
  draft: Draft;
  onChange: (changed: Partial<Draft>) => void;
}

// Takes the profile of a user; what is filled in already is replaced by it.
function LikeAnother({ draft, onChange }: Parts) {
  const words = useTexts().guides.createUser;
  const asked = useAnswer('user choices', userChoices);
  const [error, setError] = useState<ApiError>();
  const take = async (like: string) => {
    setError(undefined);
    try {
      onChange({ ...(await profileOf(like)), like });
    } catch (reason) {
      setError(asApiError(reason));
    }
  };
  return (
    <SpaceBetween size="s">
      <Choices
        label={words.likeUser}
        hint={words.likeHint}
        kind="one"
        asked={asked}
        chosen={[draft.like]}
        onChange={([like = '']) => void take(like)}
      />
      {error !== undefined && <Failure error={error} />}
      {draft.like !== '' && error === undefined && (
        <Alert type="info">
          {words.taken(draft.like, draft.groups.length, draft.policies.length + draft.inline.length)}
        </Alert>
      )}
    </SpaceBetween>
  );
}

function Policies({ draft, onChange }: Parts) {
  const { access, guides, general } = useTexts();
  const words = guides.createUser;
  const asked = useAnswer('policy choices', policyChoices);
  return (
    <SpaceBetween size="l">
      <Choices
        label={access.permissions.attached}
        hint={access.permissions.policyArnHint}
        kind="many"
        asked={asked}
        chosen={draft.policies}
        onChange={policies => onChange({ policies })}
        takesTyped
      />
      {draft.inline.length > 0 && (
        <TokenGroup
          items={draft.inline.map(({ name }) => ({
            label: words.inlineOf(name),
            dismissLabel: `${general.remove}: ${name}`,
          }))}
          onDismiss={({ detail }) => onChange({ inline: draft.inline.filter((_, at) => at !== detail.itemIndex) })}
        />
      )}
    </SpaceBetween>
  );
}

function Boundary({ draft, onChange }: Parts) {
  const { access } = useTexts();
  const words = access.permissions;
  const asked = useAnswer('policy choices', policyChoices);
  return (
    <SpaceBetween size="s">
      <Choices
        label={words.boundary}
        hint={words.boundaryHint}
        kind="one"
        asked={asked}
        chosen={draft.boundary === '' ? [] : [draft.boundary]}
        onChange={([boundary = '']) => onChange({ boundary })}
        takesTyped
      />
      {draft.boundary !== '' && <Button onClick={() => onChange({ boundary: '' })}>{words.removeBoundary}</Button>}
    </SpaceBetween>
  );
}

// Draws what is folded away only when somebody looks, for it asks the server.
function Folded({ title, count, children }: { title: string; count: number; children: () => ReactNode }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <ExpandableSection
      headerText={title}
      headerCounter={count === 0 ? '' : `(${count})`}
      expanded={isOpen}
      onChange={({ detail }) => setIsOpen(detail.expanded)}
    >
      {isOpen && children()}
    </ExpandableSection>
  );
}

export function Permissions(parts: Parts) {
  const { draft, onChange } = parts;
  const { users, access, guides } = useTexts();
  const words = guides.createUser;
  const asked = useAnswer('group choices', groupChoices);
  return (
    <Container header={<Header variant="h2">{users.tabs.permissions}</Header>}>
      <SpaceBetween size="l">
        <Choices
          label={users.groupsTitle}
          hint={users.groupsHint}
          kind="many"
          asked={asked}
          chosen={draft.groups}
          onChange={groups => onChange({ groups })}
        />
        <Folded title={words.like} count={draft.like === '' ? 0 : 1}>
          {() => <LikeAnother {...parts} />}
        </Folded>
        <Folded title={words.policies} count={draft.policies.length + draft.inline.length}>
          {() => <Policies {...parts} />}
        </Folded>
        <Folded title={access.permissions.boundary} count={draft.boundary === '' ? 0 : 1}>
          {() => <Boundary {...parts} />}
        </Folded>
      </SpaceBetween>
    </Container>
  );
}
