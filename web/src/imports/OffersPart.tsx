import { Button, Fieldset, Paragraph, Radio } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import type { Register } from '@/api/types';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import type { Choices } from './choices';
import styles from './OffersPart.module.css';
import { Part } from './Part';
import { resultWords } from './result_words';
import type { Offer } from './types';

interface Props {
  offers: Offer[];
  register: Register;
  matches: Choices['matches'];
  onChange: (matches: Choices['matches']) => void;
}

/** Rows that are like records there already are: a person says whether they are the same. */
export function OffersPart({ offers, register, matches, onChange }: Props) {
  const w = useWords(resultWords);
  const allNew = () =>
    onChange({ ...matches, ...Object.fromEntries(offers.map(({ line }) => [line, 'new'])) });
  return (
    <Part title={w('offers')}>
      <Paragraph>{w('offers_help')}</Paragraph>
      <Button variant="secondary" onClick={allNew}>
        {w('all_new')}
      </Button>
      {offers.map((offer) => (
        <OfferChoice
          key={offer.line}
          offer={offer}
          register={register}
          answer={matches[offer.line] ?? ''}
          onChange={(answer) => onChange({ ...matches, [offer.line]: answer })}
        />
      ))}
    </Part>
  );
}

interface OfferProps {
  offer: Offer;
  register: Register;
  answer: string;
  onChange: (answer: string) => void;
}

function OfferChoice({ offer, register, answer, onChange }: OfferProps) {
  const w = useWords(resultWords);
  const { number } = useFormats();
  const name = `offer-${offer.line}`;
  const radio = (value: string, label: string) => (
    <Radio
      name={name}
      label={label}
      value={value}
      checked={answer === value}
      onChange={() => onChange(value)}
    />
  );
  return (
    <Fieldset className={styles.offer}>
      <Fieldset.Legend>{w('offer', { line: number(offer.line), row: offer.row })}</Fieldset.Legend>
      {offer.candidates.map(({ id, reference, title }) => (
        <div key={id} className={styles.candidate}>
          {radio(id, w('same_as', { record: [reference, title].filter(Boolean).join(' ') }))}
          <Link
            to="/registers/$register/$id"
            params={{ register: register.plural, id }}
            target="_blank"
            className="ds-link"
          >
            {w('look_at', { record: reference || title })}
          </Link>
        </div>
      ))}
      {radio('new', w('is_new'))}
    </Fieldset>
  );
}
