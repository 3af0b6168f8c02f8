import { Paragraph } from '@digdir/designsystemet-react';
import type { PersonData } from '@/api/persons';
import { useAuthority } from '@/app/place';
import { Empty } from '@/ui/Empty';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { AccountsSection } from './AccountsSection';
import { KnownByList } from './KnownByList';
import { RegisterSection } from './RegisterSection';
import { TextsSection } from './TextsSection';
import { TracesSection } from './TracesSection';
import { heldWords } from './words';

/** All of it, register by register, each with why it is held. */
export function PersonHeld({ person }: { person: PersonData }) {
  const w = useWords(heldWords);
  const { instant } = useFormats();
  const authority = useAuthority().name;
  const { registers, accounts, trail, texts } = person;
  const parts = registers.length + accounts.length + texts.length + trail.by.count + trail.about.count;
  return (
    <>
      <Paragraph>{w('put_together', { at: instant(person.made_at), authority })}</Paragraph>
      <KnownByList known={person.known_by} />
      {parts === 0 && <Empty title={w('nothing')}>{w('nothing_help')}</Empty>}
      {registers.map((held) => (
        <RegisterSection key={held.register} held={held} />
      ))}
      <AccountsSection accounts={accounts} />
      <TracesSection trail={trail} />
      <TextsSection texts={texts} />
    </>
  );
}
