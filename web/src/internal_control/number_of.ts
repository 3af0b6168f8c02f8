/** A number as people write it, comma or point, within its limits; null where it is none. */
export function numberOf(text: string, least: number, most: number, whole: boolean): number | null {
  const written = text.trim().replace(',', '.').replace('−', '-');
  if (!/^-?\d+(\.\d+)?$/.test(written)) return null;
  const value = Number(written);
  if (value < least || value > most || (whole && !Number.isInteger(value))) return null;
  return value;
}
