// The way from somebody's or something's page to its test.
import { follow } from '../location';
import { OfferedButton } from '../parts/offer';
import { paths } from '../paths';
import { useTexts } from '../texts/texts';
import { OF_POLICY, OF_PRINCIPAL } from './choices';

export function TestButton({ arn, isPolicy = false }: { arn: string; isPolicy?: boolean }) {
  const { simulator } = useTexts();
  return (
    <OfferedButton of={isPolicy ? OF_POLICY : OF_PRINCIPAL} href={paths.simulator(arn)} onFollow={follow}>
      {simulator.test}
    </OfferedButton>
  );
}
