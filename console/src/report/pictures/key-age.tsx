// Do keys get rotated? Keys by age, past the limit in the warning colour, inactive ones in grey on top.
import Box from '@cloudscape-design/components/box';
import { useMemo } from 'react';
import { ROTATION_DAYS } from '../../limits';
import { useTexts } from '../../texts/texts';
import { ageGroupOf } from '../columns';
import { AGE_EDGES, bucketsOf, type Derived, isKey, pairOf } from '../derive';
import { FilterLink } from '../filter-link';
import { Legend, Picture } from './picture';

const HEIGHT_PX = 200;

interface Bar {
  bucket: string;
  active: number;
  inactive: number;
  isLate: boolean;
}

function barsOf(derived: Derived): Bar[] {
  const counts = new Map<string, number>();
  for (const key of derived.credentials.filter(isKey)) {
    const group = ageGroupOf(key);
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  return bucketsOf(AGE_EDGES).map((bucket, at) => ({
    bucket,
    active: counts.get(bucket) ?? 0,
    inactive: counts.get(pairOf(bucket, 'inactive')) ?? 0,
    isLate: at > AGE_EDGES.indexOf(ROTATION_DAYS),
  }));
}

function BarView({ bar, highest }: { bar: Bar; highest: number }) {
  const { pictures } = useTexts().report;
  const { keyAgeLegend } = pictures;
  const height = (count: number) => `${(count / highest) * HEIGHT_PX}px`;
  const kind = bar.isLate ? keyAgeLegend.late(ROTATION_DAYS) : keyAgeLegend.active;
  return (
    <li>
      <span className="count" aria-hidden="true">
        {bar.active + bar.inactive}
      </span>
      {bar.inactive > 0 && (
        <FilterLink
          property="key_age_group"
          value={pairOf(bar.bucket, 'inactive')}
          label={pictures.bucketMark(bar.bucket, keyAgeLegend.inactive, bar.inactive)}
          className="bar idle"
          style={{ blockSize: height(bar.inactive) }}
        />
      )}
      {bar.active > 0 && (
        <FilterLink
          property="key_age_group"
          value={bar.bucket}
          label={pictures.bucketMark(bar.bucket, kind, bar.active)}
          className={bar.isLate ? 'bar late' : 'bar good'}
          style={{ blockSize: height(bar.active) }}
        />
      )}
      <span className="bucket">{bar.bucket}</span>
    </li>
  );
}

export function KeyAge({ derived, edition }: { derived: Derived; edition: 'guide' | 'live' }) {
  const { pictures } = useTexts().report;
  const { keyAgeLegend } = pictures;
  const bars = useMemo(() => barsOf(derived), [derived]);
  const highest = Math.max(1, ...bars.map(bar => bar.active + bar.inactive));
  const isEmpty = bars.every(bar => bar.active + bar.inactive === 0);
  return (
    <Picture
      title={pictures.keyAge}
      hint={pictures.keyAgeHint}
      figures={{
        heads: [pictures.age, keyAgeLegend.active, keyAgeLegend.inactive],
        rows: bars.map(bar => [bar.bucket, bar.active, bar.inactive]),
      }}
    >
      {isEmpty ? (
        <Box color="text-body-secondary">{pictures.noKeys}</Box>
      ) : (
        <>
          <ol className="bars">
            {bars.map(bar => (
              <BarView key={bar.bucket} bar={bar} highest={highest} />
            ))}
          </ol>
          <Legend
            items={[
              { kind: 'good', text: keyAgeLegend.active },
              { kind: 'late', text: keyAgeLegend.late(ROTATION_DAYS) },
              ...(edition === 'live' ? [{ kind: 'idle', text: keyAgeLegend.inactive }] : []),
            ]}
          />
          {edition === 'guide' && (
            <Box variant="small" color="text-body-secondary">
              {pictures.inactiveUnknown}
            </Box>
          )}
        </>
      )}
    </Picture>
  );
}
