import type { IncidentStatus } from '@/api/incident_duties';
import type { Drafts } from '@/registers/form/drafts';

export interface FieldGroup {
  name: 'awareness' | 'what' | 'whose' | 'how' | 'risk' | 'handled' | 'cause' | 'lacks';
  fields: string[];
}

const awareness: FieldGroup = { name: 'awareness', fields: ['aware_at', 'aware_how', 'handler'] };

const assess: FieldGroup[] = [
  awareness,
  {
    name: 'what',
    fields: ['title', 'description', 'occurred_at', 'ended_at', 'place', 'information', 'unit'],
  },
  {
    name: 'whose',
    fields: [
      'personal_data',
      'privacy_role',
      'controllers',
      'registered',
      'protected_identities',
      'groups',
      'data_kinds',
    ],
  },
  { name: 'how', fields: ['malicious', 'crime', 'supplier', 'supplier_caused'] },
];

/** What each stage asks for, and nothing else. */
const asked: Record<IncidentStatus, FieldGroup[]> = {
  new: [awareness],
  triage: assess,
  ongoing: [
    { name: 'risk', fields: ['privacy_risk', 'privacy_risk_reason', 'not_told'] },
    { name: 'handled', fields: ['consequences', 'measures', 'ended_at', 'handled_at'] },
  ],
  learning: [{ name: 'cause', fields: ['cause_kind', 'cause_label', 'cause', 'effect', 'lessons'] }],
  closed: [],
};

/** What holds no details of what happened: all that is asked for of security-sensitive activity. */
const withoutDetails = ['aware_at', 'aware_how', 'handler', 'title', 'occurred_at', 'ended_at', 'handled_at'];

/**
 * The groups of a stage, and what its next step needs beside them. Of what is wholly security-sensitive no details are
 * asked for.
 */
export function stageGroups(
  status: IncidentStatus,
  needs: readonly string[],
  sensitive: string,
): FieldGroup[] {
  const known = asked[status].flatMap(({ fields }) => fields);
  const besides = needs.filter((name) => name !== 'sensitive' && !known.includes(name));
  const groups: FieldGroup[] = [...asked[status], { name: 'lacks', fields: besides }];
  return groups
    .map(({ name, fields }) => ({
      name,
      fields: fields.filter((field) => sensitive !== 'yes' || withoutDetails.includes(field)),
    }))
    .filter(({ fields }) => fields.length > 0);
}

type Condition = (drafts: Partial<Drafts>) => boolean;

const personal: Condition = ({ personal_data: said }) => said === 'true';

/** When a question makes sense at all; the others always do. */
const conditions: Record<string, Condition> = {
  privacy_role: personal,
  controllers: (drafts) => personal(drafts) && drafts.privacy_role === 'processor',
  registered: personal,
  protected_identities: personal,
  groups: personal,
  data_kinds: personal,
  supplier_caused: ({ supplier }) => Boolean(supplier),
  crime: ({ malicious }) => malicious === 'true',
  privacy_risk: personal,
  privacy_risk_reason: (drafts) => personal(drafts) && Boolean(drafts.privacy_risk),
  not_told: ({ privacy_risk: risk }) => risk === 'high',
};

/** Whether a field is asked for, as the others stand in the form. What has an answer is always shown, and what is needed. */
export function isAsked(name: string, drafts: Partial<Drafts>, needs: readonly string[]): boolean {
  return Boolean(drafts[name]) || needs.includes(name) || (conditions[name]?.(drafts) ?? true);
}
