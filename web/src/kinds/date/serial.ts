const day = 86_400;
// 1900-03-01: before it Excel counts a leap day that never was.
const firstSafe = 61;
const last = 2_958_466;

/** What a clock shows by a spreadsheet's number of days, as if it were UTC. */
export function fromSerial(text: string): number | null {
  const digits = text.replaceAll(',', '.');
  if (!/^\d[\d.]*$/.test(digits)) return null;
  const serial = parseFloat(digits);
  if (serial < firstSafe || serial >= last) return null;
  return Date.UTC(1899, 11, 30) + Math.round(serial * day) * 1000;
}
