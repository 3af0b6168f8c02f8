import { useEffect, useRef, useState } from 'react';
import type { Register } from '@/api/types';
import { one } from '@/app/search';
import { withValue } from './address';
import { usePlace } from './usePlace';

const pause = 300;

/** What stands in the search box. The address follows with a short pause; another address changes the box. */
export function useQuickSearch(register: Register) {
  const { search, go } = usePlace(register);
  const asked = one(search, 'q');
  const [box, setBox] = useState({ text: asked, seen: asked, sent: asked });
  // An address that answers what was sent must not undo what has been written since.
  if (asked !== box.seen) {
    setBox(asked === box.sent ? { ...box, seen: asked } : { text: asked, seen: asked, sent: asked });
  }
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(waiting.current), []);
  const look = (written: string) => {
    clearTimeout(waiting.current);
    const sent = written.trim();
    setBox((now) => ({ ...now, text: written, sent }));
    if (sent !== asked) go(withValue(search, 'q', sent), true);
  };
  const later = useRef(look);
  useEffect(() => {
    later.current = look;
  });
  const write = (text: string) => {
    setBox((now) => ({ ...now, text }));
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => later.current(text), pause);
  };
  return { text: box.text, write, look };
}
