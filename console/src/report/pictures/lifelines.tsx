// Which credentials should be switched off? One line for each: created, last used, the time of the report. Worst first.
import Button from '@cloudscape-design/components/button';
import { useMemo, useState } from 'react';
import { ROTATION_DAYS, UNUSED_DAYS } from '../../limits';
import { setQuery } from '../../location';
import { paths } from '../../paths';
import type { Texts } from '../../texts/en';
import { useTexts } from '../../texts/texts';
import { DAY_MS } from '../../time/format';
import { type Credential, daysOf, type Derived, idleMs, isUnused } from '../derive';
import { Legend, Picture } from './picture';

const SHOWN = 15;
const SPAN_DAYS = 400;
const TICKS = [365, 180, ROTATION_DAYS, UNUSED_DAYS];

function percentAt(agoMs: number): number {
  return 100 - Math.min(100, (agoMs / DAY_MS / SPAN_DAYS) * 100);
}

function nameOf({ user, slot }: Credential, texts: Texts): string {
  const { pictures } = texts.report;
  return `${user} · ${slot === 0 ? pictures.password : pictures.key(slot)}`;
}

function Line({ credential }: { credential: Credential }) {
  const texts = useTexts();
  const { general, report } = texts;
  const { user, ageMs, unusedMs } = credential;
  const used = unusedMs === undefined ? general.never : general.days(daysOf(unusedMs));
  const begin = percentAt(ageMs);
  const turn = percentAt(idleMs(credential));
  const name = nameOf(credential, texts);
  const kind = unusedMs === undefined ? 'hollow' : isUnused(credential) ? 'late' : 'good';
  return (
    <li>
      <a
        className="mark lifeline"
        href={paths.reportOf(user)}
        aria-label={report.pictures.lifelineMark(name, daysOf(ageMs), used)}
        title={report.pictures.lifelineMark(name, daysOf(ageMs), used)}
        onClick={event => {
          if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
            event.preventDefault();
            setQuery({ user });
          }
        }}
      >
        <span className="who" translate="no">
          {name}
        </span>
        <span className="track">
          <span className="used" style={{ insetInlineStart: `${begin}%`, inlineSize: `${turn - begin}%` }} />
          <span className="idle" style={{ insetInlineStart: `${turn}%`, inlineSize: `${100 - turn}%` }} />
          <span className={`dot ${kind}`} style={{ insetInlineStart: `${turn}%` }} />
        </span>
      </a>
    </li>
  );
}

function Axis() {
  const { pictures } = useTexts().report;
  return (
    <div className="axis" aria-hidden="true">
      {TICKS.map(days => (
        <span
          key={days}
          className={days <= ROTATION_DAYS ? 'tick limit' : 'tick'}
          style={{ insetInlineStart: `${percentAt(days * DAY_MS)}%` }}
        >
          <span>{days}</span>
        </span>
      ))}
      <span className="tick" style={{ insetInlineStart: '100%' }}>
        <span>{pictures.reportTime}</span>
      </span>
    </div>
  );
}

export function Lifelines({ derived }: { derived: Derived }) {
  const texts = useTexts();
  const { general, report } = texts;
  const { pictures } = report;
  const [shownCount, setShownCount] = useState(SHOWN);
  const worstFirst = useMemo(
    () => derived.credentials.filter(one => one.isActive).toSorted((a, b) => idleMs(b) - idleMs(a)),
    [derived],
  );
  const shown = worstFirst.slice(0, shownCount);
  return (
    <Picture
      title={pictures.lifelines}
      hint={pictures.lifelinesHint(shown.length, worstFirst.length)}
      figures={{
        heads: [pictures.credential, pictures.age, pictures.lastUsed],
        rows: shown.map(one => [
          nameOf(one, texts),
          daysOf(one.ageMs),
          one.unusedMs === undefined ? general.never : daysOf(one.unusedMs),
        ]),
      }}
    >
      <div className="lifelines">
        <Axis />
        <ol>
          {shown.map(one => (
            <Line key={`${one.user} ${one.slot}`} credential={one} />
          ))}
        </ol>
      </div>
      <Legend
        items={[
          { kind: 'good', text: pictures.lifelineLegend.used },
          { kind: 'idle', text: pictures.lifelineLegend.idle },
          { kind: 'late round', text: pictures.lifelineLegend.late(UNUSED_DAYS) },
          { kind: 'hollow round', text: pictures.lifelineLegend.never },
          { kind: 'none', text: pictures.daysAgo },
        ]}
      />
      {shown.length < worstFirst.length && (
        <Button variant="inline-link" onClick={() => setShownCount(shownCount + SHOWN)}>
          {general.more}
        </Button>
      )}
    </Picture>
  );
}
