import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { Modal } from '@/ui/Modal';
import { useWords } from '@/words/words';
import styles from './keys.module.css';
import { keysAreOn } from './keys_choice';
import { places } from './navigation';
import { useFulfils } from './useMayShow';
import { appWords } from './words';

const writes = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

const second = 1500;

/** `/` searches, `g` and a letter goes, `?` shows the keys. Never while somebody writes or a dialog is open. */
export function Keys() {
  const w = useWords(appWords);
  const navigate = useNavigate();
  const [shown, setShown] = useState(false);
  const going = useRef(0);
  const fulfilled = useFulfils();
  const reached = useRef(places);
  useEffect(() => {
    reached.current = places.filter((place) => fulfilled(place.to));
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (!keysAreOn()) return;
      if (writes(event.target) || document.querySelector('dialog[open]')) return;
      if (event.key === '/') {
        event.preventDefault();
        document.querySelector<HTMLInputElement>('[data-search-everything]')?.focus();
      } else if (event.key === '?') {
        setShown(true);
      } else if (event.key === 'g') {
        going.current = Date.now();
      } else if (Date.now() - going.current < second) {
        going.current = 0;
        const place = reached.current.find((one) => one.key === event.key);
        if (place) void navigate({ to: place.to });
      }
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [navigate]);
  return (
    <Modal open={shown} title={w('keys')} onClose={() => setShown(false)}>
      <dl className={styles.keys}>
        <dt>
          <kbd>/</kbd>
        </dt>
        <dd>{w('key_search')}</dd>
        <dt>
          <kbd>?</kbd>
        </dt>
        <dd>{w('key_keys')}</dd>
        {places.map(
          (place) =>
            place.key &&
            fulfilled(place.to) && (
              <div key={place.to}>
                <dt>
                  <kbd>g</kbd> {w('then')} <kbd>{place.key}</kbd>
                </dt>
                <dd>{w('key_go', { page: w(place.label) })}</dd>
              </div>
            ),
        )}
      </dl>
    </Modal>
  );
}
