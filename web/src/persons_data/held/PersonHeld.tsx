import { Paragraph } from '@digdir/designsystemet-react';
import type { PersonData } from '@/api/persons';
import { useSession } from '@/app/session';
import { Empty } from '@/ui/Empty';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { AccountsSection } from './AccountsSection';
import { EventsSection } from './EventsSection';
import { Identifiers } from './Identifiers';
import { MentionsSection } from './MentionsSection';
import { RegisterSection } from './RegisterSection';
import { TextsSection } from './TextsSection';
import { heldWords } from './words';

/** All of it, register by register, each with why it is held. */
export function PersonHeld({ person }: { person: PersonData }) {
  const w = useWords(heldWords);
  const { instant, locale } = useFormats();
  const { authorities } = useSession();
  const names = person.authorities.map((code) => authorities.find((one) => one.code === code)?.name ?? code);
  const { registers, mentions, accounts, trail, texts } = person;
  const nothing = [registers, mentions, accounts, trail, texts].every((part) => part.length === 0);
  return (
    <>
      <Paragraph>
        {w('put_together', {
          at: instant(person.at),
          authorities: new Intl.ListFormat(locale).format(names),
        })}
      </Paragraph>
      <Identifiers identifiers={person.identifiers} />
      {nothing && <Empty title={w('nothing')}>{w('nothing_help')}</Empty>}
      {registers.map((group) => (
        <RegisterSection key={`${group.authority} ${group.register}`} group={group} />
      ))}
      <MentionsSection mentions={mentions} />
      <AccountsSection accounts={accounts} />
      <EventsSection events={trail} />
      <TextsSection texts={texts} />
    </>
  );
}
