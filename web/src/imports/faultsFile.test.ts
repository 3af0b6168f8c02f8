import { describe, expect, it } from 'vitest';
import { faultsFile } from './faultsFile';
import type { ImportReport, RowFault } from './types';

const names = { reason: 'Ringmur: fel', line: 'Rad', heading: 'Rubrik', value: 'Värde' };
const fault = (more: Partial<RowFault>): RowFault => ({
  line: 3,
  heading: 'Datum',
  value: '32/13',
  code: 'x',
  message: 'Skriv en dag.',
  ...more,
});
const report = (errors: RowFault[], headings?: string[]) =>
  ({ errors, ...(headings ? { headings } : {}) }) as ImportReport;

describe('the rows in error as a file', () => {
  it('has each row once with all that is wrong, marked as UTF-8, apart by semicolons', () => {
    const cells = ['Läckt; "allt"', '32/13'];
    const file = faultsFile(
      report(
        [
          fault({ cells }),
          fault({ cells, heading: 'Titel', message: 'För lång.' }),
          fault({ line: 5, cells: ['B'] }),
        ],
        ['Titel', 'Datum'],
      ),
      names,
    );
    expect(file).toBe(
      '\uFEFFTitel;Datum;Ringmur: fel\r\n"Läckt; ""allt""";32/13;Skriv en dag. För lång.\r\nB;;Skriv en dag.\r\n',
    );
  });

  it('is a list of what is wrong where the rows are not known', () => {
    expect(faultsFile(report([fault({})]), names)).toBe(
      '\uFEFFRad;Rubrik;Värde;Ringmur: fel\r\n3;Datum;32/13;Skriv en dag.\r\n',
    );
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['+46 8', "'+46 8"],
    ['-HYPERLINK()', "'-HYPERLINK()"],
    ['-5,5', '"-5,5"'],
    ['=A1;B1', '"\'=A1;B1"'],
  ])('lets no spreadsheet reckon with %s', (value, wanted) => {
    const file = faultsFile(report([fault({ cells: [value] })], ['A']), names);
    expect(file.split('\r\n')[1]).toBe(`${wanted};Skriv en dag.`);
  });
});
