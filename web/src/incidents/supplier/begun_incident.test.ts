import { describe, expect, it } from 'vitest';
import { begunIncident } from './begun_incident';
import { someImpact } from './specimen';

describe('an incident begun from a supplier', () => {
  it('has the numbers of its own authority only', () => {
    expect(begunIncident(someImpact, 'UTB', 'Incident hos Skolmolnet')).toEqual({
      authority: 'UTB',
      title: 'Incident hos Skolmolnet',
      supplier: 'Skolmolnet AB',
      supplier_caused: 'true',
      registered: '8200',
      protected_identities: '14',
    });
  });

  it('says no number where no system says one', () => {
    expect(begunIncident(someImpact, 'SOC', 'x')).toMatchObject({ registered: '', protected_identities: '' });
  });
});
