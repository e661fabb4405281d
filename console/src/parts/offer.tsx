// What is there only for those who may do it.
import Button, { type ButtonProps } from '@cloudscape-design/components/button';
import type { ReactNode } from 'react';
import { useMay } from '../session/permitted';

// The action of the API, or all those that it takes.
type Of = string | readonly string[];

export function Offer({ of, children }: { of: Of; children: ReactNode }) {
  const may = useMay();
  return may(...(typeof of === 'string' ? [of] : of)) ? children : <></>;
}

export function OfferedButton({ of, ...button }: ButtonProps & { of: Of }) {
  return (
    <Offer of={of}>
      <Button {...button} />
    </Offer>
  );
}
