// Is a key used somewhere unexpected? Active keys by service and Region of their last use.
import Box from '@cloudscape-design/components/box';
import { useMemo } from 'react';
import { useTexts } from '../../texts/texts';
import { placeOf } from '../columns';
import { type Derived, isKey, pairOf } from '../derive';
import { countBy, Matrix } from './matrix';
import { Picture } from './picture';

const NO_REGION = 'N/A';

export function ServicesAndRegions({ derived }: { derived: Derived }) {
  const { pictures } = useTexts().report;
  const { counts, services, regions } = useMemo(() => {
    const used = derived.credentials.filter(key => isKey(key) && key.isActive && key.unusedMs !== undefined);
    const names = (of: (key: (typeof used)[number]) => string) => [...new Set(used.map(of))].toSorted();
    return {
      counts: countBy(used, placeOf),
      services: names(key => key.service),
      regions: names(key => key.region),
    };
  }, [derived]);
  return (
    <Picture title={pictures.services} hint={pictures.servicesHint} figures={undefined}>
      {services.length === 0 ? (
        <Box color="text-body-secondary">{pictures.servicesNone}</Box>
      ) : (
        <Matrix
          label={pictures.services}
          corner={pictures.servicesCorner}
          columns={services}
          rows={regions}
          property="key_place"
          countOf={(service, region) => counts.get(pairOf(service, region)) ?? 0}
          valueOf={pairOf}
          rowLabel={region => (region === NO_REGION ? pictures.noRegion : region)}
          markLabel={pictures.cellMark}
        />
      )}
    </Picture>
  );
}
