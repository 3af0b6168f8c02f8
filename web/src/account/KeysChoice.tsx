import { Switch } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { chooseKeys, keysAreOn } from '@/app/keys_choice';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import { Section } from './Section';
import { accountWords } from './words';

export function KeysChoice() {
  const w = useWords(accountWords);
  const { tell } = useNotices();
  const [on, setOn] = useState(keysAreOn);
  const choose = (wanted: boolean) => {
    const kept = chooseKeys(wanted);
    if (kept) setOn(wanted);
    tell(w(!kept ? 'keys_failed' : wanted ? 'keys_are_on' : 'keys_are_off'));
  };
  return (
    <Section title={w('keys')} help={w('keys_help')}>
      <Switch label={w('keys_on')} checked={on} onChange={(event) => choose(event.target.checked)} />
    </Section>
  );
}
