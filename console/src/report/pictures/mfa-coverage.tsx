// Who can sign in with a password alone? A ring, with the share in its middle.
import Box from '@cloudscape-design/components/box';
import { useMemo } from 'react';
import { setQuery } from '../../location';
import { grouped } from '../../texts/grouped';
import { useTexts } from '../../texts/texts';
import type { Derived } from '../derive';
import { FilterLink } from '../filter-link';
import { Picture } from './picture';

const RADIUS = 70;
const ROUND = 2 * Math.PI * RADIUS;

function Ring({ share, text }: { share: number; text: string }) {
  return (
    <svg className="ring" viewBox="0 0 180 180" role="img" aria-label={text}>
      <circle className="without" cx="90" cy="90" r={RADIUS} />
      {share > 0 && (
        <circle
          className="with"
          cx="90"
          cy="90"
          r={RADIUS}
          strokeDasharray={`${share * ROUND} ${ROUND}`}
          transform="rotate(-90 90 90)"
        />
      )}
      <text x="90" y="98">
        {`${(share * 100).toFixed(share === 1 || share === 0 ? 0 : 1)}%`}
      </text>
    </svg>
  );
}

const GAPS_SHOWN = 6;

export function MfaCoverage({ derived }: { derived: Derived }) {
  const { pictures } = useTexts().report;
  const { covered, gaps } = useMemo(() => {
    const ofKind = (kind: string) => derived.entries.filter(entry => entry.coverage === kind);
    return { covered: ofKind('with').length, gaps: ofKind('without') };
  }, [derived]);
  const total = covered + gaps.length;
  const shareOf = (kind: string, count: number) => `${kind}: ${pictures.mfaShare(count, total)}`;
  return (
    <Picture
      title={pictures.mfa}
      hint={pictures.mfaHint}
      figures={{
        heads: [pictures.mfa, pictures.users],
        rows: [
          [pictures.mfaWith, grouped(covered)],
          [pictures.mfaWithout, grouped(gaps.length)],
        ],
      }}
    >
      {total === 0 ? (
        <Box color="text-body-secondary">{pictures.mfaNobody}</Box>
      ) : (
        <>
          <Ring share={covered / total} text={shareOf(pictures.mfaWith, covered)} />
          <ul className="legend">
            <li>
              <span className="swatch positive" aria-hidden="true" />
              <FilterLink property="coverage" value="with" label={shareOf(pictures.mfaWith, covered)}>
                {shareOf(pictures.mfaWith, covered)}
              </FilterLink>
            </li>
            <li>
              <span className="swatch late" aria-hidden="true" />
              <FilterLink
                property="coverage"
                value="without"
                label={shareOf(pictures.mfaWithout, gaps.length)}
              >
                {shareOf(pictures.mfaWithout, gaps.length)}
              </FilterLink>
            </li>
          </ul>
          <ul className="gaps">
            {gaps.slice(0, GAPS_SHOWN).map(({ user }) => (
              <li key={user}>
                <button type="button" className="mark" onClick={() => setQuery({ user })} translate="no">
                  {user}
                </button>
              </li>
            ))}
            {gaps.length > GAPS_SHOWN && <li>… +{grouped(gaps.length - GAPS_SHOWN)}</li>}
          </ul>
        </>
      )}
    </Picture>
  );
}
