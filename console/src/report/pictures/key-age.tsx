// Do keys get rotated? Keys by age, past the limit in the warning colour, inactive ones in grey on top.
import Box from '@cloudscape-design/components/box';
import { useMemo } from 'react';
import { grouped } from '../../texts/grouped';
import { useTexts } from '../../texts/texts';
import { ageGroupOf } from '../columns';
import { ageBuckets, type Derived, isKey, pairOf } from '../derive';
import { FilterLink } from '../filter-link';
import { Legend, Picture } from './picture';
import { NOTHING, talliesBy, type Tally } from './tallies';

const HEIGHT_PX = 200;

interface Bar {
  bucket: string;
  active: Tally;
  inactive: Tally;
  isLate: boolean;
}

function barsOf(derived: Derived): Bar[] {
  const tallies = talliesBy(derived.credentials, one => (isKey(one) ? ageGroupOf(one, derived) : undefined));
  return ageBuckets(derived.ageEdges).map((bucket, at) => ({
    bucket,
    active: tallies.get(bucket) ?? NOTHING,
    inactive: tallies.get(pairOf(bucket, 'inactive')) ?? NOTHING,
    isLate: at > derived.ageEdges.indexOf(derived.limits.rotation),
  }));
}

interface MarkParts {
  value: string;
  label: string;
  tally: Tally;
  kind: 'idle' | 'late' | 'good';
  height: string;
}

function Mark({ value, label, tally, kind, height }: MarkParts) {
  return tally.keys === 0 ? (
    <></>
  ) : (
    <FilterLink
      property="key_age_group"
      value={value}
      label={label}
      className={`bar ${kind}`}
      style={{ blockSize: height }}
    />
  );
}

function BarView({ bar, highest, limit }: { bar: Bar; highest: number; limit: number }) {
  const { pictures } = useTexts().report;
  const { keyAgeLegend } = pictures;
  const { bucket, active, inactive, isLate } = bar;
  const height = ({ keys }: Tally) => `${(keys / highest) * HEIGHT_PX}px`;
  const label = (kind: string, { keys, users }: Tally) => pictures.bucketMark(bucket, kind, keys, users);
  return (
    <li>
      <span className="count" aria-hidden="true">
        {grouped(active.keys + inactive.keys)}
      </span>
      <Mark
        value={pairOf(bucket, 'inactive')}
        label={label(keyAgeLegend.inactive, inactive)}
        tally={inactive}
        kind="idle"
        height={height(inactive)}
      />
      <Mark
        value={bucket}
        label={label(isLate ? keyAgeLegend.late(limit) : keyAgeLegend.active, active)}
        tally={active}
        kind={isLate ? 'late' : 'good'}
        height={height(active)}
      />
      <span className="bucket">{bucket}</span>
    </li>
  );
}

export function KeyAge({ derived, edition }: { derived: Derived; edition: 'guide' | 'live' }) {
  const { pictures } = useTexts().report;
  const { keyAgeLegend } = pictures;
  const bars = useMemo(() => barsOf(derived), [derived]);
  const limit = derived.limits.rotation;
  const highest = Math.max(1, ...bars.map(bar => bar.active.keys + bar.inactive.keys));
  const isEmpty = bars.every(bar => bar.active.keys + bar.inactive.keys === 0);
  return (
    <Picture
      title={pictures.keyAge}
      hint={pictures.keyAgeHint}
      figures={{
        heads: [pictures.age, keyAgeLegend.active, keyAgeLegend.inactive],
        rows: bars.map(bar => [bar.bucket, grouped(bar.active.keys), grouped(bar.inactive.keys)]),
      }}
    >
      {isEmpty ? (
        <Box color="text-body-secondary">{pictures.noKeys}</Box>
      ) : (
        <>
          <ol className="bars">
            {bars.map(bar => (
              <BarView key={bar.bucket} bar={bar} highest={highest} limit={limit} />
            ))}
          </ol>
          <Legend
            items={[
              { kind: 'good', text: keyAgeLegend.active },
              { kind: 'late', text: keyAgeLegend.late(limit) },
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
