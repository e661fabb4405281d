// Whether the window is as narrow as a phone. The same width as Cloudscape's own.
import { useEffect, useState } from 'react';

const NARROW = '(max-width: 688px)';

export function isNarrow(): boolean {
  return matchMedia(NARROW).matches;
}

export function useIsNarrow(): boolean {
  const [narrow, setNarrow] = useState(isNarrow);
  useEffect(() => {
    const query = matchMedia(NARROW);
    const learn = () => setNarrow(query.matches);
    query.addEventListener('change', learn);
    return () => query.removeEventListener('change', learn);
  }, []);
  return narrow;
}
