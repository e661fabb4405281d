// Which credentials should be switched off? One line for each: created, last used, the time of the report. Worst first.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import { useMemo, useState } from 'react';
import { setQuery } from '../../location';
import { paths } from '../../paths';
import type { Texts } from '../../texts/en';
import { useTexts } from '../../texts/texts';
import { DAY_MS, daysOf } from '../../time/format';
import { type Credential, type Derived, hasTopic } from '../derive';
import { Legend, Picture } from './picture';

const SHOWN = 15;
const LEAST_SPAN_DAYS = 400;
const ROOM = 1.03; // left of the oldest one
const TICKS = [365, 180];

function percentAt(agoMs: number, spanMs: number): number {
  return 100 - (agoMs / spanMs) * 100;
}

function slotOf({ slot }: Credential, texts: Texts): string {
  const { pictures } = texts.report;
  return slot === 0 ? pictures.password : pictures.key(slot);
}

function nameOf(credential: Credential, texts: Texts): string {
  return `${credential.user} · ${slotOf(credential, texts)}`;
}

function Line({ credential, spanMs }: { credential: Credential; spanMs: number }) {
  const texts = useTexts();
  const { general, report } = texts;
  const { user, ageMs, idleMs, wasUsed } = credential;
  const used = wasUsed ? general.days(daysOf(idleMs)) : general.never;
  const begin = percentAt(ageMs, spanMs);
  const turn = percentAt(idleMs, spanMs);
  const name = nameOf(credential, texts);
  const kind = !wasUsed ? 'hollow' : hasTopic(credential, 'unused') ? 'late' : 'good';
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
          <span>{user}</span>
          {` · ${slotOf(credential, texts)}`}
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

function Axis({ spanMs, limits }: { spanMs: number; limits: number[] }) {
  const { pictures } = useTexts().report;
  return (
    <div className="axis" aria-hidden="true">
      {[...TICKS, ...limits].map(days => (
        <span
          key={days}
          className={limits.includes(days) ? 'tick limit' : 'tick'}
          style={{ insetInlineStart: `${percentAt(days * DAY_MS, spanMs)}%` }}
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
    () => derived.credentials.filter(one => one.isActive).toSorted((a, b) => b.idleMs - a.idleMs),
    [derived],
  );
  const shown = worstFirst.slice(0, shownCount);
  const spanMs = Math.max(LEAST_SPAN_DAYS * DAY_MS, ...shown.map(one => one.ageMs * ROOM));
  return (
    <Picture
      title={pictures.lifelines}
      hint={pictures.lifelinesHint(shown.length, worstFirst.length)}
      figures={{
        heads: [pictures.credential, pictures.age, pictures.lastUsed],
        rows: shown.map(one => [
          nameOf(one, texts),
          daysOf(one.ageMs),
          one.wasUsed ? daysOf(one.idleMs) : general.never,
        ]),
      }}
    >
      <div className="lifelines">
        <Axis spanMs={spanMs} limits={[derived.limits.rotation, derived.limits.unused]} />
        <ol>
          {shown.map(one => (
            <Line key={`${one.user} ${one.slot}`} credential={one} spanMs={spanMs} />
          ))}
        </ol>
        <div className="axis-title" aria-hidden="true">
          {pictures.daysAgo}
        </div>
      </div>
      <Legend
        items={[
          { kind: 'good', text: pictures.lifelineLegend.used },
          { kind: 'idle', text: pictures.lifelineLegend.idle },
          { kind: 'late round', text: pictures.lifelineLegend.late(derived.limits.unused) },
          { kind: 'hollow round', text: pictures.lifelineLegend.never },
        ]}
      />
      {shown.length < worstFirst.length && (
        <Box margin={{ top: 'xs' }}>
          <Button variant="inline-link" onClick={() => setShownCount(shownCount + SHOWN)}>
            {general.more}
          </Button>
        </Box>
      )}
    </Picture>
  );
}
