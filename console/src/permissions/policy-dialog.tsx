// A policy document in a dialog, with a name where it has none yet.
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { Dialog } from '../parts/dialog';
import type { PolicyType } from '../policy-editor/findings';
import { PolicyEditor } from '../policy-editor/policy-editor';
import { useTexts } from '../texts/texts';

interface Parts {
  title: string;
  type: PolicyType;
  submit?: string; // where nothing is changed that was there before
  nameLabel?: string; // asked for where it is given
  nameHint?: string;
  choiceLabel?: string; // a checkbox, checked at first
  document: string;
  onClose: () => void;
  onSave: (saved: { name: string; document: string; isChosen: boolean }) => Promise<void>;
}

export function PolicyDialog(parts: Parts) {
  const { title, type, submit, nameLabel, nameHint, choiceLabel, document, onClose, onSave } = parts;
  const { general } = useTexts();
  const [name, setName] = useState('');
  const [text, setText] = useState(document);
  const [isChosen, setIsChosen] = useState(true);
  return (
    <Dialog
      title={title}
      size="large"
      submit={submit ?? general.save}
      isUnsaved={text !== document || name !== ''}
      canSubmit={text.trim() !== '' && (nameLabel === undefined || name !== '')}
      onClose={onClose}
      onSubmit={() => onSave({ name, document: text, isChosen })}
    >
      {nameLabel !== undefined && (
        <FormField label={nameLabel} constraintText={nameHint}>
          <Input
            value={name}
            onChange={({ detail }) => setName(detail.value)}
            autoComplete={false}
            spellcheck={false}
          />
        </FormField>
      )}
      <PolicyEditor type={type} value={text} hasFocus={nameLabel === undefined} onChange={setText} />
      {choiceLabel !== undefined && (
        <Checkbox checked={isChosen} onChange={({ detail }) => setIsChosen(detail.checked)}>
          {choiceLabel}
        </Checkbox>
      )}
    </Dialog>
  );
}
