// A time zone by its name.
import Autosuggest from '@cloudscape-design/components/autosuggest';
import FormField from '@cloudscape-design/components/form-field';
import { useState } from 'react';
import { Dialog } from '../parts/dialog';
import { isZone, prefer, usePreferences } from '../preferences/store';
import { useTexts } from '../texts/texts';
import { zoneName } from '../time/format';

export function ZoneDialog({ onClose }: { onClose: () => void }) {
  const { general, shell } = useTexts();
  const { zone } = usePreferences();
  const [name, setName] = useState(zoneName(zone));
  const isKnown = isZone(name);
  const [isLeft, setIsLeft] = useState(false); // nobody is told so while they still type
  return (
    <Dialog
      title={shell.zone}
      submit={general.confirm}
      canSubmit={isKnown}
      onClose={onClose}
      onSubmit={async () => prefer({ zone: name })}
    >
      <FormField
        label={shell.zoneName}
        description={shell.zoneHint}
        errorText={isKnown || !isLeft ? undefined : shell.zoneUnknown}
      >
        <Autosuggest
          value={name}
          onChange={({ detail }) => setName(detail.value)}
          options={Intl.supportedValuesOf('timeZone').map(value => ({ value }))}
          onBlur={() => setIsLeft(true)}
          enteredTextLabel={value => value}
          virtualScroll
        />
      </FormField>
    </Dialog>
  );
}
