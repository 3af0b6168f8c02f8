import type { JoinedRisk, JoinedWorkshop, LedRisk, Workshop } from '@/api/workshops';

const names = ['Lägst', 'Låg', 'Mellan', 'Hög', 'Högst'];
const scale = names.map((sv, index) => ({ value: index + 1, name: { sv, en: `${sv} (en)` } }));
export const method = { name: 'VoR', likelihood: scale, impact: scale };

const head = {
  id: 'w1',
  title: 'VoR 2026',
  analysis: 'VoR',
  year: 2026,
  state: 'open',
  created_at: '2026-11-20T08:00:00Z',
  method,
} as const;

export const ledRisk = (id: string, more: Partial<LedRisk> = {}): LedRisk => ({
  id,
  reference: `RSK-${id}`,
  version: 3,
  event: `Händelse ${id}`,
  practice: 'Incidenthantering',
  step: 'waiting',
  spread: null,
  rated: [],
  consensus: null,
  ...more,
});

export const led = (risks: LedRisk[], more: Partial<Workshop> = {}): Workshop => ({
  ...head,
  code: 'K7QF-2MX9',
  participants: [
    { id: 'p1', name: 'Anna' },
    { id: 'p2', name: 'Bo' },
    { id: 'p3', name: 'Cai' },
  ],
  risks,
  ...more,
});

/** Three have answered: 2 × 2, 3 × 5, 5 × 5. */
export const shownRisk = (id: string): LedRisk =>
  ledRisk(id, {
    step: 'shown',
    rated: ['p1', 'p2', 'p3'],
    spread: {
      likelihood: [0, 1, 1, 0, 1],
      impact: [0, 1, 0, 0, 2],
      ratings: [
        { participant: 'p1', likelihood: 2, impact: 2, reason: '' },
        { participant: 'p2', likelihood: 3, impact: 5, reason: 'Det har hänt' },
        { participant: 'p3', likelihood: 5, impact: 5, reason: '' },
      ],
    },
  });

export const joinedRisk = (id: string, more: Partial<JoinedRisk> = {}): JoinedRisk => ({
  id,
  reference: `RSK-${id}`,
  version: 3,
  event: `Händelse ${id}`,
  practice: null,
  step: 'waiting',
  spread: null,
  mine: null,
  ...more,
});

export const joined = (risks: JoinedRisk[], more: Partial<JoinedWorkshop> = {}): JoinedWorkshop => ({
  ...head,
  risks,
  ...more,
});
