import { Button } from '@digdir/designsystemet-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { X } from 'lucide-react';
import type { LinkItem } from '@/api/links';
import { registersQuery } from '@/api/registers';
import { useSay, useWords } from '@/words/words';
import links from './LinksPart.module.css';
import { linkWords } from './words';

interface Props {
  item: LinkItem;
  /** Missing: it may not be removed. Given what the other record is called. */
  onRemove?: ((title: string) => void) | undefined;
}

/** A record that this one is tied to, which register it is of, and the way to untie it. */
export function LinkLine({ item, onRemove }: Props) {
  const w = useWords(linkWords);
  const say = useSay();
  const { data: registers } = useSuspenseQuery(registersQuery);
  const register = registers.find(({ plural }) => plural === item.plural);
  const title = item.masked ? w('secret') : (item.title ?? item.reference ?? w('other'));
  const beside = [register && say(register.label), item.reference, item.archived && w('archived')];
  return (
    <li className={links.item}>
      <span className={links.what}>
        <Link
          to="/registers/$register/$id"
          params={{ register: item.plural, id: item.id }}
          className="ds-link"
        >
          {title}
        </Link>
        <span className={links.beside}>{beside.filter(Boolean).join(' · ')}</span>
      </span>
      {onRemove && (
        <Button
          variant="tertiary"
          icon
          data-size="sm"
          aria-label={w('remove', { title })}
          onClick={() => onRemove(title)}
        >
          <X aria-hidden size={16} />
        </Button>
      )}
    </li>
  );
}
