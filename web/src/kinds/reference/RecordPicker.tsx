import { ChevronDown } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import {
  Button,
  ComboBox,
  Group,
  I18nProvider,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from 'react-aria-components';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import type { InputProps } from '../kind';
import { kindWords } from '../words';
import styles from './RecordPicker.module.css';
import { useCandidates, useTitles } from './useReference';

/** Finds a record by its words; the server looks, ten at a time. */
export default function RecordPicker(props: InputProps) {
  const w = useWords(kindWords);
  const { locale } = useFormats();
  const title = useTitles(props.field.refers_to, [props.draft])[props.draft] ?? '';
  // What is being written; null: the chosen record's title stands there.
  const [written, setWritten] = useState<string | null>(null);
  const words = useDeferredValue(written ?? '');
  const { candidates, searching } = useCandidates(props.field, words === title ? '' : words);
  const choose = (id: string | number | null) => {
    // Emptying the box is a choice of none; a look that found nothing is not.
    if (id === null && written !== '') return;
    setWritten(null);
    props.onChange(id === null ? '' : String(id));
  };
  return (
    <I18nProvider locale={locale}>
      <ComboBox
        className={styles.picker ?? ''}
        aria-labelledby={props.labelledBy}
        {...(props.describedBy && { 'aria-describedby': props.describedBy })}
        items={candidates}
        value={props.draft || null}
        onChange={choose}
        inputValue={written ?? title}
        onInputChange={setWritten}
        onOpenChange={(open) => {
          if (!open) setWritten(null);
        }}
        onBlur={() => {
          setWritten(null);
          props.onBlur();
        }}
        defaultFilter={() => true}
        menuTrigger="focus"
        allowsEmptyCollection
        isInvalid={props.invalid}
        isRequired={props.field.required}
        validationBehavior="aria"
      >
        <Group className={styles.group ?? ''}>
          <Input
            id={props.id}
            className={`ds-input ${styles.input ?? ''}`}
            placeholder={w('type_to_search')}
          />
          <Button className={styles.button ?? ''} aria-label={w('show_choices')}>
            <ChevronDown aria-hidden size={16} />
          </Button>
        </Group>
        <Popover className={styles.popover ?? ''} offset={2}>
          <ListBox
            className={styles.list ?? ''}
            aria-busy={searching}
            renderEmptyState={() => (
              <p className={styles.nothing}>{w(searching ? 'searching' : 'no_hits')}</p>
            )}
          >
            {(one: (typeof candidates)[number]) => (
              <ListBoxItem id={one.id} textValue={one.title} className={styles.item ?? ''}>
                <Text slot="label">{one.title}</Text>
                {one.beside && (
                  <Text slot="description" className={styles.beside ?? ''}>
                    {one.beside}
                  </Text>
                )}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </I18nProvider>
  );
}
