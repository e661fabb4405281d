// Choosing by name in a dialog: policies to attach, groups to join, users to add. Several at once, where it makes
// sense.
import { useState } from 'react';
import { useAnswer } from '../answer';
import type { Choice } from '../parts/choice';
import { Choices } from '../parts/choices';
import { Dialog } from '../parts/dialog';

interface Parts {
  title: string;
  label: string;
  hint?: string;
  kind?: 'one' | 'many';
  takesTyped?: boolean;
  fetchChoices: () => Promise<Choice[]>;
  onClose: () => void;
  onChoose: (value: string) => Promise<void>; // for each that is chosen, one after the other
}

export function ChooseDialog({ title, label, hint, kind = 'many', takesTyped, fetchChoices, ...rest }: Parts) {
  const { onClose, onChoose } = rest;
  const [chosen, setChosen] = useState<string[]>([]);
  const asked = useAnswer(`choices ${title}`, fetchChoices);
  return (
    <Dialog
      title={title}
      submit={title}
      canSubmit={chosen.length > 0}
      onClose={onClose}
      onSubmit={async () => {
        for (const value of chosen) {
          await onChoose(value);
          setChosen(left => left.filter(other => other !== value)); // a failure leaves only what is yet to be done
        }
      }}
    >
      <Choices
        label={label}
        hint={hint ?? ''}
        kind={kind}
        asked={asked}
        chosen={chosen}
        onChange={setChosen}
        takesTyped={takesTyped === true}
      />
    </Dialog>
  );
}
