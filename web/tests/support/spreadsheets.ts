import { readFile } from 'node:fs/promises';
import { inflateRawSync } from 'node:zlib';
import type { Locator, Page } from 'playwright-core';

export interface Downloaded {
  name: string;
  content: Buffer;
}

/** Presses what leads to a file, and waits until the file is there. */
export async function downloadBy(page: Page, press: Locator): Promise<Downloaded> {
  const [download] = await Promise.all([page.waitForEvent('download'), press.click()]);
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
}

/** Rows of a CSV as Ringmur writes it: semicolons, quoted where needed. */
export function csvRows(content: Buffer): string[][] {
  const rows: string[][] = [];
  const cells = /(?:"((?:[^"]|"")*)"|([^;\r\n]*))(;|\r?\n|$)/g;
  let row: string[] = [];
  for (const [, quoted, plain, end] of content
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .matchAll(cells)) {
    if (end === '' && row.length === 0 && !plain && quoted === undefined) break;
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === ';') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** A file in a ZIP, by its name, from the list at the archive's end. */
function unzipped(archive: Buffer, name: string): string {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [packed, words, extra, note] = [20, 28, 30, 32].map((place) =>
      place === 20 ? archive.readUInt32LE(at + place) : archive.readUInt16LE(at + place),
    ) as [number, number, number, number];
    const begin = archive.readUInt32LE(at + 42);
    if (archive.toString('utf8', at + 46, at + 46 + words) === name) {
      const from = begin + 30 + archive.readUInt16LE(begin + 26) + archive.readUInt16LE(begin + 28);
      return inflateRawSync(archive.subarray(from, from + packed)).toString('utf8');
    }
    at += 46 + words + extra + note;
  }
  throw new Error(`${name} is not in the file`);
}

const unescaped = (xml: string) =>
  xml.replace(/&(lt|gt|quot|apos|amp);/g, (_, sign: string) => {
    return { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }[sign] ?? '';
  });

/** Rows of the first sheet, whose cells all hold their own text. */
export function xlsxRows(content: Buffer): string[][] {
  const sheet = unzipped(content, 'xl/worksheets/sheet1.xml');
  return [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row = '']) => {
    const cells: string[] = [];
    for (const [, letters = '', inside = ''] of row.matchAll(
      /<c r="([A-Z]+)\d+"[^>]*?(?:\/>|>(.*?)<\/c>)/gs,
    )) {
      const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
      while (cells.length < column) cells.push('');
      cells.push(unescaped(/<t[^>]*>(.*?)<\/t>/s.exec(inside)?.[1] ?? ''));
    }
    return cells;
  });
}
