// What each part of the form is given.
import type { Draft } from './draft';

export interface FieldParts {
  draft: Draft;
  onChange: (changed: Partial<Draft>) => void;
  isAsked: boolean; // what is missing is said once one has tried to run the test
}
