// What a role says of itself, and for how long whoever assumes it may stay in it.
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { call } from '../api/client';
import type { Role } from '../api/shapes';
import { Dialog } from '../parts/dialog';
import { flash } from '../shell/flashes';
import { useTexts } from '../texts/texts';

export const HOUR = 3600;
const MOST_HOURS = 12;

export interface Details {
  description: string;
  hours: number; // may be broken, as another client has set it
}

export function DetailFields({ details, onChange }: {
  details: Details;
  onChange: (details: Details) => void;
}) {
  const { access, general } = useTexts();
  const words = access.roles;
  const whole = Array.from({ length: MOST_HOURS }, (_, hour) => hour + 1);
  const hours = whole.includes(details.hours) ? whole : [details.hours, ...whole];
  const option = (count: number) => ({ value: String(count), label: words.hours(count) });
  return (
    <SpaceBetween size="m">
      <FormField label={general.description} constraintText={words.descriptionHint}>
        <Input
          value={details.description}
          onChange={({ detail }) => onChange({ ...details, description: detail.value })}
        />
      </FormField>
      <FormField label={words.maxSession} constraintText={words.maxSessionHint}>
        <Select
          selectedOption={option(details.hours)}
          options={hours.map(option)}
          onChange={({ detail }) => onChange({ ...details, hours: Number(detail.selectedOption.value) })}
        />
      </FormField>
    </SpaceBetween>
  );
}

export function EditDetails({ role, onClose, onSaved }: {
  role: Role;
  onClose: () => void;
  onSaved: () => void;
}) {
  const { access, general } = useTexts();
  const before = { description: role.Description ?? '', hours: role.MaxSessionDuration / HOUR };
  const [details, setDetails] = useState<Details>(before);
  const isChanged = details.description !== before.description || details.hours !== before.hours;
  return (
    <Dialog
      title={access.roles.editDetails}
      submit={general.save}
      canSubmit={isChanged}
      isUnsaved={isChanged}
      onClose={onClose}
      onDone={onSaved}
      onSubmit={async () => {
        await call('UpdateRole', {
          RoleName: role.RoleName,
          Description: details.description,
          MaxSessionDuration: Math.round(details.hours * HOUR),
        });
        flash({
          id: `role ${role.RoleName}`,
          type: 'success',
          header: texts => texts.access.roles.saved(role.RoleName),
        });
      }}
    >
      <DetailFields details={details} onChange={setDetails} />
    </Dialog>
  );
}
