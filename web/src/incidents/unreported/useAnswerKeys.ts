import { useEffect, useRef } from 'react';
import { keysAreOn } from '@/app/keys_choice';

const writes = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** A letter after `g` leads to another page. */
const goes = 1500;

export interface Answers {
  yes: () => void;
  no: () => void;
}

/** J (or Y) and N answer the question of the page. Never while somebody writes, and the buttons do the same. */
export function useAnswerKeys(answers: Answers): void {
  const latest = useRef(answers);
  useEffect(() => {
    latest.current = answers;
  });
  useEffect(() => {
    let going = 0;
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || !keysAreOn()) return;
      if (writes(event.target) || document.querySelector('dialog[open]')) return;
      const key = event.key.toLowerCase();
      if (key === 'g') going = Date.now();
      else if (Date.now() - going < goes) going = 0;
      else if (key === 'j' || key === 'y') latest.current.yes();
      else if (key === 'n') latest.current.no();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}
