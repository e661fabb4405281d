// Many links and buttons that are one thing, such as a picture: one stop of the Tab key, and arrow keys move within it.
import { type ReactNode, useEffect, useId, useRef } from 'react';

const STOPS = 'a[href], button';

function stopsIn(frame: HTMLElement): HTMLElement[] {
  return [...frame.querySelectorAll<HTMLElement>(STOPS)];
}

function setTabIndex(stop: HTMLElement, tabIndex: number): void {
  if (stop.tabIndex !== tabIndex) {
    stop.tabIndex = tabIndex;
  }
}

// Where Tab arrives is where it left, or at the first.
function arrange(frame: HTMLElement, current: Element | null): void {
  const stops = stopsIn(frame);
  const kept = stops.find(stop => stop === current) ?? stops.find(stop => stop.tabIndex === 0) ?? stops[0];
  stops.forEach(stop => setTabIndex(stop, stop === kept ? 0 : -1));
}

const DIRECTIONS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

// What lies aside counts less than what lies ahead.
const ASIDE = 3;

function nearest(from: HTMLElement, stops: HTMLElement[], [dx, dy]: [number, number]): HTMLElement | undefined {
  const middle = (stop: HTMLElement) => {
    const { x, y, width, height } = stop.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  };
  const start = middle(from);
  let best: { stop: HTMLElement; distance: number } | undefined;
  for (const stop of stops) {
    const { x, y } = middle(stop);
    const ahead = (x - start.x) * dx + (y - start.y) * dy;
    const aside = Math.abs((x - start.x) * dy) + Math.abs((y - start.y) * dx);
    const distance = ahead + aside * ASIDE;
    if (stop !== from && ahead > 1 && (best === undefined || distance < best.distance)) {
      best = { stop, distance };
    }
  }
  return best?.stop;
}

function wanted(event: KeyboardEvent, stops: HTMLElement[]): HTMLElement | undefined {
  const at = stops.findIndex(stop => stop === document.activeElement);
  const from = stops[at];
  if (from === undefined || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) {
    return undefined;
  }
  if (event.key === 'Home' || event.key === 'End') {
    return stops.at(event.key === 'Home' ? 0 : -1);
  }
  const direction = DIRECTIONS[event.key];
  if (direction === undefined) {
    return undefined;
  }
  const [dx, dy] = direction;
  return nearest(from, stops, direction) ?? stops[at + dx + dy];
}

export function Roving({ label, hint, children }: { label: string; hint: string; children: ReactNode }) {
  const frame = useRef<HTMLFieldSetElement>(null);
  const hintId = useId();
  useEffect(() => {
    const { current } = frame;
    if (current === null) {
      return undefined;
    }
    const settle = () => arrange(current, document.activeElement);
    const move = (event: KeyboardEvent) => {
      const stop = wanted(event, stopsIn(current));
      if (stop !== undefined) {
        event.preventDefault();
        stop.focus();
      }
    };
    settle();
    const observer = new MutationObserver(settle);
    observer.observe(current, { childList: true, subtree: true });
    current.addEventListener('focusin', settle);
    current.addEventListener('keydown', move);
    return () => {
      observer.disconnect();
      current.removeEventListener('focusin', settle);
      current.removeEventListener('keydown', move);
    };
  }, []);
  return (
    <fieldset ref={frame} aria-label={label} aria-describedby={hintId} className="roving">
      {children}
      <span id={hintId} className="only-heard">
        {hint}
      </span>
    </fieldset>
  );
}
