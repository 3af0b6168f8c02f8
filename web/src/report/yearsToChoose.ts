/** The years that there may be a report of, the latest first: from the first frozen one to the next. */
export function yearsToChoose(frozen: number[], now: number, shown: number): number[] {
  const first = Math.min(now - 2, shown, ...frozen);
  const last = Math.max(now + 1, shown, ...frozen);
  return Array.from({ length: last - first + 1 }, (_, at) => last - at);
}
