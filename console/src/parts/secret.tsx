// A secret, masked until asked for. It is a prop of whoever shows it once, and is gone with it.
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useTexts } from '../texts/texts';

const MASK = '•'.repeat(24);

interface Parts {
  text: string;
  label: string;
  onTaken: () => void;
}

export function Secret({ text, label, onTaken }: Parts) {
  const { credentials, general } = useTexts();
  const [isShown, setIsShown] = useState(false);
  const [copied, setCopied] = useState('');
  // Only what has reached the clipboard is taken.
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(general.copied);
      onTaken();
    } catch {
      setCopied(general.copyFailed);
    }
  };
  return (
    <SpaceBetween direction="horizontal" size="xs" alignItems="center">
      <span className="mono" translate="no">
        {isShown ? text : MASK}
      </span>
      <Button
        variant="inline-link"
        ariaLabel={`${isShown ? credentials.hideSecret : credentials.showSecret}: ${label}`}
        onClick={() => {
          setIsShown(!isShown);
          onTaken();
        }}
      >
        {isShown ? credentials.hideSecret : credentials.showSecret}
      </Button>
      <Button variant="icon" iconName="copy" ariaLabel={`${general.copy}: ${label}`} onClick={() => void copy()} />
      <output>{copied}</output>
    </SpaceBetween>
  );
}
