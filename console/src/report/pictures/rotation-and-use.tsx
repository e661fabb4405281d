// Old and used (needs rotation) or old and idle (may go)? Active keys by age and by last use.
import { useMemo } from 'react';
import { useTexts } from '../../texts/texts';
import { GROUPS } from '../columns';
import { ageBuckets, type Derived, idleBuckets, NEVER } from '../derive';
import { Matrix } from './matrix';
import { Picture } from './picture';
import { talliesBy } from './tallies';

export function RotationAndUse({ derived }: { derived: Derived }) {
  const { report, general } = useTexts();
  const { pictures } = report;
  const tallies = useMemo(
    () => talliesBy(derived.credentials, one => GROUPS['key_age_use']?.(one, derived)),
    [derived],
  );
  return (
    <Picture title={pictures.rotation} hint={pictures.rotationHint} figures={undefined}>
      <Matrix
        label={pictures.rotation}
        corner={pictures.rotationCorner}
        columns={ageBuckets(derived.ageEdges)}
        rows={[...idleBuckets(derived.idleEdges), NEVER]}
        property="key_age_use"
        tallies={tallies}
        rowLabel={use => (use === NEVER ? general.never : use)}
        warns
      />
    </Picture>
  );
}
