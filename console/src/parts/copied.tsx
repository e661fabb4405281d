// An identifier, as it is, with a button that copies it.
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import { useTexts } from '../texts/texts';

export function Copied({ text, shown = text }: { text: string; shown?: string }) {
  const { general } = useTexts();
  return (
    <span translate="no">
      <CopyToClipboard
        variant="inline"
        textToCopy={text}
        textToDisplay={shown}
        copyButtonAriaLabel={`${general.copy} ${shown}`}
        copySuccessText={general.copied}
        copyErrorText={general.copyFailed}
      />
    </span>
  );
}
