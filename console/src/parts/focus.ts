// Keeps who works by keyboard where they were: when what had the focus is gone with what was deleted or saved, the
// focus goes to the first button of the same part of the page, and not to its beginning.
import { type RefObject, useEffect, useRef } from 'react';

export function useFocusKept(contents: unknown): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null);
  const isWithin = useRef(false);
  // The browser's own events: React is deaf while it changes the page, which is when a dialog gives the focus back.
  useEffect(() => {
    const part = ref.current;
    const enter = () => {
      isWithin.current = true;
    };
    // What is removed loses the focus to nothing.
    const leave = ({ relatedTarget }: FocusEvent) => {
      isWithin.current = relatedTarget === null;
    };
    part?.addEventListener('focusin', enter);
    part?.addEventListener('focusout', leave);
    return () => {
      part?.removeEventListener('focusin', enter);
      part?.removeEventListener('focusout', leave);
    };
  });
  useEffect(() => {
    if (isWithin.current && document.activeElement === document.body) {
      ref.current?.querySelector<HTMLElement>('button:not(:disabled), a[href]')?.focus();
    }
  }, [contents]);
  return ref;
}
