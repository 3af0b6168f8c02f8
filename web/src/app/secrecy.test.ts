import { expect, it } from 'vitest';
import { maskingIn, secretText } from './secrecy';

it('what the server writes in the place of a value is known again, and nothing else is', () => {
  expect(maskingIn('[Sekretess, OSL 18 kap. 13 §]')).toEqual({ ground: '', label: 'OSL 18 kap. 13 §' });
  expect(maskingIn('[Sekretess]')).toEqual({ ground: '', label: '' });
  expect(maskingIn('Om [Sekretess, OSL 18 kap. 13 §]')).toBeNull();
  expect(maskingIn('Sekretess')).toBeNull();
});

it('a protected identity is called what it is, by its code and by its citation', () => {
  expect(secretText({ ground: '22:1', label: 'OSL 22 kap. 1 §' })).toBe(
    'Skyddade personuppgifter, OSL 22 kap. 1 §',
  );
  expect(secretText({ ground: '', label: 'OSL 22 kap. 1 §' })).toMatch(/^Skyddade personuppgifter/);
  expect(secretText({ ground: '18:13', label: 'OSL 18 kap. 13 §' })).toBe('Sekretess, OSL 18 kap. 13 §');
  expect(secretText({ ground: '', label: '' })).toBe('Sekretess');
});
