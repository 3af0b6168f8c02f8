import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { useSession } from '../session';
import { factorsWords } from './words';

/** The codes with what whoever finds the paper in a drawer must know about them. */
export function useCodesText(codes: readonly string[]): string {
  const w = useWords(factorsWords);
  const formats = useFormats();
  const { account, today } = useSession();
  const above = [
    w('sheet_title'),
    window.location.origin,
    w('sheet_account', { login: account.login }),
    w('sheet_date', { date: formats.date(today) }),
  ];
  return [...above, '', ...codes, ''].join('\n');
}
