import { expect, it } from 'vitest';
import { tableOf } from './tables';

it('charts and heat maps are read as tables', () => {
  const chart = tableOf(
    { kind: 'chart', title: 'Antal', description: 'Per år', entries: [{ label: '2025', shown: '12' }] },
    'S',
  );
  expect(chart?.rows).toEqual([[{ text: '2025' }, { text: '12' }]]);
  const map = tableOf(
    {
      kind: 'heat_map',
      caption: 'Risker',
      impact: ['Låg', 'Hög'],
      lines: [{ likelihood: 'Sällan', cells: [{ text: '1' }, { text: '2', tone: 'raised' }] }],
      note: '',
    },
    'Sannolikhet',
  );
  expect(map?.heads.map(({ text }) => text)).toEqual(['Sannolikhet', 'Låg', 'Hög']);
  expect(map?.rows[0]?.map(({ text }) => text)).toEqual(['Sällan', '1', '2']);
  expect(tableOf({ kind: 'sentence', text: 'x' }, '')).toBeNull();
});
