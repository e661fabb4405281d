// Old and used (needs rotation) or old and idle (may go)? Active keys by age and by last use.
import { useMemo } from 'react';
import { ROTATION_DAYS, UNUSED_DAYS } from '../../limits';
import { useTexts } from '../../texts/texts';
import {
  AGE_EDGES,
  bucketOf,
  bucketsOf,
  type Derived,
  isKey,
  NEVER,
  pairOf,
  lastUseBucketOf,
  USE_EDGES,
} from '../derive';
import { countBy, Matrix } from './matrix';
import { Picture } from './picture';

const AGES = bucketsOf(AGE_EDGES);
const USES = [...bucketsOf(USE_EDGES), NEVER];

export function RotationAndUse({ derived }: { derived: Derived }) {
  const { report, general } = useTexts();
  const { pictures } = report;
  const counts = useMemo(() => {
    const keys = derived.credentials.filter(key => isKey(key) && key.isActive);
    return countBy(keys, key => pairOf(bucketOf(key.ageMs, AGE_EDGES), lastUseBucketOf(key)));
  }, [derived]);
  return (
    <Picture title={pictures.rotation} hint={pictures.rotationHint} figures={undefined}>
      <Matrix
        label={pictures.rotation}
        corner={pictures.rotationCorner}
        columns={AGES}
        rows={USES}
        property="key_age_use"
        countOf={(age, use) => counts.get(pairOf(age, use)) ?? 0}
        valueOf={pairOf}
        rowLabel={use => (use === NEVER ? general.never : use)}
        markLabel={pictures.cellMark}
        isLate={(age, use) =>
          AGES.indexOf(age) > AGE_EDGES.indexOf(ROTATION_DAYS) ||
          USES.indexOf(use) > USE_EDGES.indexOf(UNUSED_DAYS)
        }
      />
    </Picture>
  );
}
