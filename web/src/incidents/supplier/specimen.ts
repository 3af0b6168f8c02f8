import type { SupplierImpact } from '@/api/incident_suppliers';

const education = { code: 'UTB', name: 'Utbildningsnämnden' };
const system = {
  integrity: 2,
  availability: 2,
  personal_data_role: 'controller',
};

/** A supplier with systems in two authorities. */
export const someImpact: SupplierImpact = {
  supplier: 'Skolmolnet AB',
  systems: [
    {
      ...system,
      id: 's1',
      name: 'Skolportalen',
      authority: education,
      information: 'Betyg och frånvaro',
      registered: 8000,
      protected_identities: 14,
      confidentiality: 3,
    },
    {
      ...system,
      id: 's2',
      name: 'Lunchlistan',
      authority: education,
      information: null,
      registered: 200,
      protected_identities: null,
      confidentiality: null,
      integrity: null,
      availability: null,
    },
    {
      ...system,
      id: 's3',
      name: 'Fritidskortet',
      authority: { code: 'SOC', name: 'Socialnämnden' },
      information: 'Ansökningar',
      registered: null,
      protected_identities: null,
      confidentiality: 2,
    },
  ],
  registered: 8200,
  protected_identities: 14,
  authorities: [
    { ...education, systems: 2 },
    { code: 'SOC', name: 'Socialnämnden', systems: 1 },
  ],
  drafts: [
    {
      authority: 'UTB',
      title: 'Incident hos Skolmolnet AB',
      text: 'Till Utbildningsnämnden\n- Skolportalen',
    },
    { authority: 'SOC', title: 'Incident hos Skolmolnet AB', text: 'Till Socialnämnden\n- Fritidskortet' },
  ],
};
