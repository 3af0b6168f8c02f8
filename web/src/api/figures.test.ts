import { describe, expect, it } from 'vitest';
import { partsOfFigure, titleOfFigure } from './figures';

const reading = (sv: string) => ({ value: 1, records: '/api/v1/x', label: { sv, en: 'x' } });
const say = (text: { sv: string }) => text.sv;

describe('the names of figures', () => {
  it('tells a figure from what it is divided by', () => {
    expect(partsOfFigure('risk.total')).toEqual({ figure: 'risk.total', dimension: '' });
    expect(partsOfFigure('training.certified[AI [grund]]')).toEqual({
      figure: 'training.certified',
      dimension: 'AI [grund]',
    });
  });

  it('reads as people write', () => {
    expect(titleOfFigure('risk.total', reading('Risker'), say)).toBe('Risker');
    expect(titleOfFigure('a.b[2025]', reading('Klassade sedan'), say)).toBe('Klassade sedan 2025');
    expect(titleOfFigure('a.b[Dataskydd]', reading('Certifierade'), say)).toBe('Certifierade – Dataskydd');
  });

  it('falls back on the id where the server gives no name', () => {
    expect(titleOfFigure('a.b[2025]', { value: 1, records: '' }, say)).toBe('a.b 2025');
  });
});
