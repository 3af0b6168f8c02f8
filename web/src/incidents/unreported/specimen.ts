const desk = (id: string, title: string) => ({
  id,
  number: `SD-${id}`,
  title,
  opened_at: '2026-03-02T08:00:00Z',
  version: 1,
});

const incident = (id: string, title: string) => ({
  id,
  reference: `INC-${id}`,
  title,
  discovered_at: '2026-03-02T07:30:00Z',
});

const because = { sv: 'Fyra ord är gemensamma, en halvtimme emellan', en: 'Four words in common' };

const items = [
  {
    case: desk('1', 'Fel mottagare'),
    incident: incident('9', 'Mejl till fel skola'),
    likeness: 0.4,
    because,
  },
  {
    case: desk('2', 'Borttappad dator'),
    incident: incident('7', 'Dator borta'),
    likeness: 0.834,
    because,
  },
  { case: desk('1', 'Fel mottagare'), incident: incident('8', 'Fel mottagare'), likeness: 0.7, because },
];

export const someCandidates = {
  items,
  without: [desk('3', 'Skrivaren larmar')],
  undecided: 3,
};

export const someEstimate = {
  staff: 60,
  desk: 40,
  both: 20,
  undecided: 0,
  estimate: { total: 118, unreported: 38, lower: 95.4, upper: 166.2, confidence: 95 },
  refused: null,
  sentence: {
    sv: 'Omkring 38 händelser har troligen inte rapporterats av någon.',
    en: 'About 38 events have probably been reported by nobody.',
  },
  terms: {
    staff: 'unit=under.UTB&discovered_at=gte.2026-01-01',
    both: 'unit=under.UTB&has.desk_case.incident=(match%3Deq.same)',
    undecided: 'unit=under.UTB&match=is.null',
  },
  assumptions: [{ sv: 'Listorna är oberoende av varandra.', en: 'The lists are independent.' }],
};
