import { OneOf } from '../OneOf';
import { useWords } from '@/words/words';
import { ScopeTable } from './ScopeTable';
import { withChoice } from './scopes';
import type { TokenFieldsProps } from './TokenFields';
import { tokensWords } from './words';

/** What a token may be used for: every register, or some registers and duties one by one. */
export function ExtentFields({ form, faults, onChange }: TokenFieldsProps) {
  const w = useWords(tokensWords);
  return (
    <>
      <OneOf
        id="token-extent"
        title={w('extent')}
        options={(['some', 'all'] as const).map((value) => ({
          value,
          label: w(`extent_${value}`),
          help: w(`extent_${value}_help`),
        }))}
        value={form.extent}
        fault={undefined}
        onChange={(extent) => onChange({ extent })}
      />
      {form.extent === 'some' ? (
        <ScopeTable
          id="token-scopes"
          chosen={form.chosen}
          fault={faults.get('scopes')}
          onChange={(subject, right) => onChange({ chosen: withChoice(form.chosen, subject, right) })}
        />
      ) : (
        <OneOf
          id="token-right"
          title={w('right')}
          options={(['read', 'write'] as const).map((value) => ({
            value,
            label: w(value),
            help: w(`${value}_help`),
          }))}
          value={form.right}
          fault={faults.get('right')}
          onChange={(right) => onChange({ right })}
        />
      )}
    </>
  );
}
