// A moment on the page: relative where a glance is enough, absolute under the pointer and for a screen reader.
import { useEffect, useState } from 'react';
import { usePreferences } from '../preferences/store';
import { absolute, since } from './format';
import { useServerAhead } from './server-clock';

export function useAbsolute(): (ms: number) => string {
  const { zone, language } = usePreferences();
  return ms => absolute(ms, zone, language);
}

export function Absolute({ ms }: { ms: number }) {
  return <time dateTime={new Date(ms).toISOString()}>{useAbsolute()(ms)}</time>;
}

// The present by the server's clock, minute by minute.
export function useNow(): number {
  const ahead = useServerAhead();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now + ahead;
}

// How long ago something happened.
export function Relative({ ms }: { ms: number }) {
  const now = useNow();
  const { language } = usePreferences();
  const exact = useAbsolute()(ms);
  return (
    <time dateTime={new Date(ms).toISOString()} title={exact}>
      {since(ms, now, language)}
    </time>
  );
}
