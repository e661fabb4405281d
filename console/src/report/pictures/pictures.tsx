// The pictures of a report. Each mark of each of them filters the table.
import Grid from '@cloudscape-design/components/grid';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect } from 'react';
import type { Derived } from '../derive';
import { KeyAge } from './key-age';
import { Lifelines } from './lifelines';
import { MfaCoverage } from './mfa-coverage';
import { RotationAndUse } from './rotation-and-use';
import { ServicesAndRegions } from './services-and-regions';

interface Parts {
  derived: Derived;
  edition: 'guide' | 'live';
  onShown: () => void;
}

export default function Pictures({ derived, edition, onShown }: Parts) {
  useEffect(onShown, []);
  return (
    <SpaceBetween size="l">
      <Grid
        gridDefinition={[
          { colspan: { default: 12, s: 8 } },
          { colspan: { default: 12, s: 4 } },
          { colspan: { default: 12, s: 6 } },
          { colspan: { default: 12, s: 6 } },
        ]}
      >
        <KeyAge derived={derived} edition={edition} />
        <MfaCoverage derived={derived} />
        <RotationAndUse derived={derived} />
        <ServicesAndRegions derived={derived} />
      </Grid>
      <Lifelines derived={derived} />
    </SpaceBetween>
  );
}
