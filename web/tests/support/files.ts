import type { Locator } from 'playwright-core';

// The signs of Windows-1252 that are elsewhere in Unicode.
const elsewhere: Record<string, number> = { '€': 0x80, '–': 0x96, '”': 0x94, '’': 0x92 };

/** A CSV as Excel in Swedish makes it: semicolons, Windows-1252, lines of Windows. */
export function excelCsv(rows: string[][]): Buffer {
  const text = rows.map((row) => `${row.join(';')}\r\n`).join('');
  return Buffer.from(Array.from(text, (sign) => elsewhere[sign] ?? sign.charCodeAt(0)));
}

/** Drops a file on what takes it, as a mouse does. */
export async function dropFile(target: Locator, name: string, content: Buffer): Promise<void> {
  const carried = await target.page().evaluateHandle(
    ({ title, bytes }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(bytes)], title, { type: 'text/csv' }));
      return transfer;
    },
    { title: name, bytes: [...content] },
  );
  await target.dispatchEvent('dragover', { dataTransfer: carried });
  await target.dispatchEvent('drop', { dataTransfer: carried });
}
