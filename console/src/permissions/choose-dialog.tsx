// Choosing one of many by its name: a policy to attach, a group to join, a user to add.
import Autosuggest from '@cloudscape-design/components/autosuggest';
import FormField from '@cloudscape-design/components/form-field';
import { useState } from 'react';
import { useAnswer } from '../answer';
import { Dialog } from '../parts/dialog';
import { useFailureWords } from '../parts/failure';
import { useTexts } from '../texts/texts';

interface Parts {
  title: string;
  label: string;
  hint?: string;
  fetchOptions: () => Promise<{ value: string; label?: string; description?: string }[]>;
  onClose: () => void;
  onChoose: (value: string) => Promise<void>;
}

export function ChooseDialog({ title, label, hint, fetchOptions, onClose, onChoose }: Parts) {
  const { general } = useTexts();
  const failureWords = useFailureWords();
  const [value, setValue] = useState('');
  const { answer, retry } = useAnswer(`options ${title}`, fetchOptions);
  const status = { loading: 'loading', failed: 'error', ready: 'finished' } as const;
  return (
    <Dialog
      title={title}
      submit={title}
      canSubmit={value !== ''}
      onClose={onClose}
      onSubmit={() => onChoose(value)}
    >
      <FormField label={label} description={hint}>
        <Autosuggest
          value={value}
          onChange={({ detail }) => setValue(detail.value)}
          options={answer.state === 'ready' ? answer.value : []}
          statusType={status[answer.state]}
          loadingText={general.loading}
          errorText={answer.state === 'failed' ? failureWords(answer.error).header : ''}
          recoveryText={general.retry}
          onLoadItems={() => answer.state === 'failed' && retry()}
          enteredTextLabel={text => text}
          empty={general.noMatch}
        />
      </FormField>
    </Dialog>
  );
}
