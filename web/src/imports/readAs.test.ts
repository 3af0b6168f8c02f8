import { expect, it } from 'vitest';
import { readAs } from './readAs';

it.each([
  ['CSV, Windows-1252, ;', 'CSV, Windows-1252, between_semicolon'],
  ['CSV, UTF-8 BOM, ,', 'CSV, UTF-8 BOM, between_comma'],
  ['CSV, UTF-16LE, tab', 'CSV, UTF-16LE, between_tab'],
  ['CSV, UTF-8, |', 'CSV, UTF-8, |'],
  ['XLSX, Blad1', 'XLSX, Blad1'],
  ['XLSX, tab', 'XLSX, tab'],
])('%s names the sign between the fields', (description, said) => {
  expect(readAs(description, (words) => words)).toBe(said);
});
