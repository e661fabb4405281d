// Two versions of a document, one above the other: what went, what came, and what stayed between.
import { useTexts } from '../texts/texts';
import { difference } from './difference';

const SIGNS = { same: ' ', gone: '−', new: '+' };

export function Differences({ before, after }: { before: string; after: string }) {
  const words = useTexts().editor;
  const lines = difference(before, after);
  if (lines.every(({ kind }) => kind === 'same')) {
    return <>{words.compareNone}</>;
  }
  return (
    <div className="mono differences">
      {lines.map(({ kind, text }, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- lines have no other identity than their place
        <div key={at} className={`difference-${kind}`}>
          <span aria-hidden="true">{SIGNS[kind]}</span>
          {kind !== 'same' && <span className="only-heard">{words.lineKinds[kind]}: </span>}
          <span className="pre">{text}</span>
        </div>
      ))}
    </div>
  );
}
