// A finding in words: the rule that is broken, and what may stand there.
import { useTexts } from '../texts/texts';
import type { Finding } from './findings';

const MOST_SHOWN = 9;

export function useSentence(): { sentence: (finding: Finding) => string } {
  const { editor } = useTexts();
  const issues: Record<string, string> = editor.issues;
  const kinds: Record<string, string> = editor.kinds;
  const listed = (expected: readonly string[]) => {
    const shown = expected.slice(0, MOST_SHOWN).map(one => kinds[one] ?? one);
    return [...shown, ...(expected.length > MOST_SHOWN ? ['…'] : [])].join(editor.separator);
  };
  return {
    sentence: ({ code, details, expected }) => {
      const rule = issues[code] ?? details;
      return expected.length === 0 ? rule : `${rule} ${editor.mayStand(listed(expected))}`;
    },
  };
}
