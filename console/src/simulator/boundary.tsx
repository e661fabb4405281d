// The boundary within which the test is made: the one that is set, or another in its place.
import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useAnswer } from '../answer';
import { policyChoices } from '../permissions/choices';
import { NEW_DOCUMENT } from '../permissions/holder';
import { PolicyEditor } from '../policy-editor/policy-editor';
import { useMay } from '../session/permitted';
import { useTexts } from '../texts/texts';
import { ArnSelect } from './arn-select';
import { BOUNDARY_KINDS, missingIn } from './draft';
import type { FieldParts } from './field';

function Policy({ draft, onChange, isAsked }: FieldParts) {
  const { boundary: words, missing } = useTexts().simulator;
  const asked = useAnswer('boundary choices', policyChoices);
  return (
    <ArnSelect
      label={words.policy}
      placeholder={words.choose}
      errorText={isAsked && missingIn(draft).includes('boundary') ? missing.boundary : ''}
      asked={asked}
      arn={draft.boundaryArn}
      onChange={boundaryArn => onChange({ boundaryArn })}
    />
  );
}

export function Boundary(parts: FieldParts) {
  const { draft, onChange, isAsked } = parts;
  const { boundary: words, missing } = useTexts().simulator;
  const may = useMay();
  const isOwned = draft.kind === 'user' || draft.kind === 'role';
  const kinds = BOUNDARY_KINDS.filter(kind => kind !== 'policy' || may('GetPolicy', 'GetPolicyVersion'));
  return (
    <SpaceBetween size="s">
      <FormField label={words.title}>
        <RadioGroup
          value={draft.boundaryKind}
          onChange={({ detail }) => {
            const boundaryKind = BOUNDARY_KINDS.find(kind => kind === detail.value) ?? 'own';
            onChange({ boundaryKind, boundaryDocument: boundaryKind === 'document' ? NEW_DOCUMENT : '' });
          }}
          items={kinds.map(value => ({
            value,
            label: words.kinds[value],
            ...(value === 'own' && { description: isOwned ? words.ownHints.principal : words.ownHints.other }),
          }))}
        />
      </FormField>
      {draft.boundaryKind === 'policy' && <Policy {...parts} />}
      {draft.boundaryKind === 'document' && (
        <FormField errorText={isAsked && missingIn(draft).includes('boundary') ? missing.boundary : ''} stretch>
          <PolicyEditor
            type="Managed"
            label={words.written}
            value={draft.boundaryDocument}
            hasFocus={false}
            onChange={boundaryDocument => onChange({ boundaryDocument })}
          />
        </FormField>
      )}
    </SpaceBetween>
  );
}
