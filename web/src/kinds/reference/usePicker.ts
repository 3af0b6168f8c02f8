import { type KeyboardEvent, useDeferredValue, useState } from 'react';
import type { InputProps } from '../kind';
import { type Candidate, useCandidates, useTitles } from './useReference';

/** The state of a combobox (ARIA 1.2) that asks the server for records. */
export function usePicker({ field, draft, onChange, onBlur }: InputProps) {
  // What is being written; null: the chosen record's title stands there.
  const [written, setWritten] = useState<string | null>(null);
  const [picked, setPicked] = useState<Candidate | null>(null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const titles = useTitles(field.refers_to, picked?.id === draft ? [] : [draft]);
  const title = picked?.id === draft ? picked.title : (titles[draft] ?? '');
  const words = useDeferredValue(written ?? '');
  const { candidates, searching } = useCandidates(field, words, open);

  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const choose = (candidate: Candidate) => {
    setPicked(candidate);
    setWritten(null);
    close();
    onChange(candidate.id);
  };
  const write = (text: string) => {
    setWritten(text);
    setOpen(true);
    // The first hit is what Enter takes, but only where something has been written.
    setActive(text === '' ? -1 : 0);
    if (text === '') onChange('');
  };
  const leave = () => {
    setWritten(null);
    close();
    onBlur();
  };
  const move = (step: number) => {
    setOpen(true);
    const count = candidates.length;
    if (count > 0) setActive((now) => (now < 0 ? (step > 0 ? 0 : count - 1) : (now + step + count) % count));
  };
  const press = (event: KeyboardEvent) => {
    const chosen = open ? candidates[active] : undefined;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') move(event.key === 'ArrowDown' ? 1 : -1);
    else if (event.key === 'Enter' && chosen && !event.ctrlKey && !event.metaKey) choose(chosen);
    else if (event.key === 'Escape' && open) close();
    else return;
    event.preventDefault();
  };
  return {
    text: written ?? title,
    open,
    active: Math.min(active, candidates.length - 1),
    candidates,
    searching,
    show: () => setOpen(true),
    choose,
    write,
    leave,
    press,
  };
}
