import { useState } from 'react';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { ChevronDown } from 'lucide-react';
import { useWords } from '@/words/words';
import { useAuthority } from './place';
import styles from './UnitChooser.module.css';
import { unitsWords } from './units_words';
import { useUnitName, useUnits } from './useUnits';

interface Props {
  /** The unit's code; empty for the whole authority. */
  value: string;
  onChange: (code: string) => void;
}

const whole = '*';

/** Chooses the authority or a unit below it, by writing a part of its name or code. */
export function UnitChooser({ value, onChange }: Props) {
  const w = useWords(unitsWords);
  const authority = useAuthority();
  const all = w('whole', { authority: authority.name });
  const name = useUnitName(value);
  const shown = value ? name : all;
  // What is being written; null while nobody writes.
  const [written, setWritten] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const units = useUnits(written ?? '', open);
  const items = [...(written ? [] : [{ code: whole, name: all }]), ...units];
  return (
    <ComboBox
      className={styles.chooser ?? ''}
      items={items}
      inputValue={written ?? shown}
      value={value || whole}
      menuTrigger="focus"
      allowsEmptyCollection
      onOpenChange={(now) => {
        setOpen(now);
        if (!now) setWritten(null);
      }}
      onInputChange={(text) => setWritten(text === shown ? null : text)}
      onChange={(key) => {
        setWritten(null);
        if (key !== null) onChange(key === whole ? '' : String(key));
      }}
    >
      <Label className="ds-label">{w('unit')}</Label>
      <div className={styles.box}>
        <Input className="ds-input" onFocus={(event) => event.currentTarget.select()} />
        <Button aria-label={w('show')} className={styles.button ?? ''}>
          <ChevronDown aria-hidden size={16} />
        </Button>
      </div>
      <Popover className={styles.popover ?? ''}>
        <ListBox<{ code: string; name: string }>
          className={styles.list ?? ''}
          renderEmptyState={() => <p className={styles.none}>{w('none')}</p>}
        >
          {(unit) => (
            <ListBoxItem id={unit.code} textValue={unit.name} className={styles.item ?? ''}>
              <span>{unit.name}</span>
              {unit.code !== whole && <span className={styles.code}>{unit.code}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
