// Is a key used somewhere unexpected? Active keys by service and Region of their last use.
import Box from '@cloudscape-design/components/box';
import { useMemo } from 'react';
import { useTexts } from '../../texts/texts';
import { GROUPS } from '../columns';
import type { Credential, Derived } from '../derive';
import { Matrix } from './matrix';
import { Picture } from './picture';
import { talliesBy } from './tallies';

const NO_REGION = 'N/A';

export function ServicesAndRegions({ derived }: { derived: Derived }) {
  const { pictures } = useTexts().report;
  const { tallies, services, regions } = useMemo(() => {
    const placeOf = (one: Credential) => GROUPS['key_place']?.(one, derived);
    const used = derived.credentials.filter(one => placeOf(one) !== undefined);
    const names = (of: (key: Credential) => string) => [...new Set(used.map(of))].toSorted();
    return {
      tallies: talliesBy(used, placeOf),
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
          tallies={tallies}
          rowLabel={region => (region === NO_REGION ? pictures.noRegion : region)}
        />
      )}
    </Picture>
  );
}
