import { type KeyboardEvent, useState } from 'react';
import type { Candidate } from './useReference';

/** What stands in a combobox (ARIA 1.2) before anything is chosen of it. */
export function useBox() {
  // What is being written; null: what is chosen stands there.
  const [written, setWritten] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  return { written, setWritten, open, setOpen, active, setActive, close };
}

type Box = ReturnType<typeof useBox>;

interface Choices {
  candidates: Candidate[];
  searching: boolean;
  /** What stands in the box while nobody writes. */
  title: string;
  /** Null: the box has been emptied. */
  onChoose: (candidate: Candidate | null) => void;
  onBlur: () => void;
}

/** The box with what there is to choose from: how keys, pointer and text lead to a choice. */
export function pickerOf(box: Box, { candidates, searching, title, onChoose, onBlur }: Choices) {
  const { setWritten, setOpen, setActive, close, open, active } = box;
  const choose = (candidate: Candidate) => {
    setWritten(null);
    close();
    onChoose(candidate);
  };
  const write = (text: string) => {
    setWritten(text);
    setOpen(true);
    // The first hit is what Enter takes, but only where something has been written.
    setActive(text === '' ? -1 : 0);
    if (text === '') onChoose(null);
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
    text: box.written ?? title,
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

export type Picker = ReturnType<typeof pickerOf>;
