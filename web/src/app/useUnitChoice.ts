import { type KeyboardEvent, useState } from 'react';
import { useWords } from '@/words/words';
import { useAuthority } from './place';
import { unitsWords } from './units_words';
import { type UnitName, useUnitName, useUnits } from './useUnits';

/** What a box for a unit holds: what is written, the units that fit, and the one that the arrows have come to. */
export function useUnitChoice(value: string, onChange: (code: string) => void) {
  const w = useWords(unitsWords);
  const authority = useAuthority();
  const whole: UnitName = { code: '', name: w('whole', { authority: authority.name }) };
  const name = useUnitName(value);
  // Null while nobody writes.
  const [written, setWritten] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const { found, searching } = useUnits(written ?? '', open);
  const units = written ? found : [whole, ...found];
  const leave = () => {
    setOpen(false);
    setWritten(null);
    setActive(-1);
  };
  const show = () => setOpen(true);
  const choose = (unit: UnitName) => {
    leave();
    onChange(unit.code);
  };
  const write = (text: string) => {
    setWritten(text);
    setActive(text ? 0 : -1);
    show();
  };
  const pressed = (event: KeyboardEvent) => {
    const unit = open ? units[active] : undefined;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const next = open ? active + step : 0;
      setActive((next + units.length) % Math.max(1, units.length));
      show();
    } else if (event.key === 'Enter' && unit) {
      choose(unit);
    } else if (event.key === 'Escape' && open) {
      leave();
    } else {
      return;
    }
    event.preventDefault();
  };
  const text = written ?? (value ? name : whole.name);
  return { text, units, active, open, searching, show, leave, write, choose, pressed };
}

export type UnitChoice = ReturnType<typeof useUnitChoice>;
