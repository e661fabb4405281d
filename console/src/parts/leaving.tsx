// A page with something on it that is seen once asks before one walks on to another page without it.
import Button from '@cloudscape-design/components/button';
import { useEffect, useState } from 'react';
import { go, guardLeaving } from '../location';
import { useTexts } from '../texts/texts';
import { LeavingAlert, useAskBeforeUnload } from './once';

export function AskBeforeLeaving({ isAtRisk }: { isAtRisk: boolean }) {
  const { keys } = useTexts().credentials;
  const [wanted, setWanted] = useState('');
  useAskBeforeUnload(isAtRisk);
  useEffect(() => (isAtRisk ? guardLeaving(setWanted) : undefined), [isAtRisk]);
  if (wanted === '' || !isAtRisk) {
    return <></>;
  }
  const leave = () => {
    guardLeaving(undefined);
    go(wanted);
  };
  return <LeavingAlert action={<Button onClick={leave}>{keys.leave}</Button>} />;
}
