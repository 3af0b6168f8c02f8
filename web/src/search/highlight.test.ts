import { describe, expect, it } from 'vitest';
import { highlight } from './highlight';

const marked = (text: string, find: string) =>
  highlight(text, find)
    .filter((piece) => piece.hit)
    .map((piece) => piece.text);

describe('what is marked', () => {
  it('is words that begin as what was searched for, whatever their case', () => {
    expect(marked('Genomgång av behörigheter', 'behör')).toEqual(['behörigheter']);
    expect(marked('ÅTKOMST till åtkomsten', 'åtkomst')).toEqual(['ÅTKOMST', 'åtkomsten']);
  });

  it('is also inflected and compound words', () => {
    expect(marked('En incident inträffade', 'incidenter')).toEqual(['incident']);
    expect(marked('5.24 Incidentplanering', 'incidenter')).toEqual(['Incidentplanering']);
  });

  it('is nothing that is alike by chance', () => {
    expect(marked('Information om infrastruktur', 'informationssäkerhet')).toEqual([]);
    expect(marked('av och an', 'a')).toEqual([]);
    expect(marked('Risker', '')).toEqual([]);
  });

  it('loses nothing of the text', () => {
    const text = 'INC-2026-0041: fel "mottagare", 2 st.';
    expect(
      highlight(text, 'mottagare 0041')
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
    expect(marked(text, 'INC-2026-0041')).toEqual(['INC', '2026', '0041']);
  });
});
