/** Geometry of the wheel: January at the top, the year runs clockwise. Units of its own, the middle is 0,0. */
export const radius = { hub: 58, month: 108, first: 130, rim: 318 };

/** A dot and the room around it: at least 24 px also where the wheel is at its smallest. */
export const dotSize = 30;
const ringStep = 31;

export interface Spot {
  x: number;
  y: number;
}

const twelfth = (2 * Math.PI) / 12;

/** A point at an angle (0 is straight up, clockwise). */
export function at(angle: number, distance: number): Spot {
  return { x: Math.sin(angle) * distance, y: -Math.cos(angle) * distance };
}

/** "2026-03-31" → how far round the year it is; months are alike in width. */
export function angleOf(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return (month - 1 + (day - 0.5) / days) * twelfth;
}

/** The outline of a month, 1–12, between two distances. */
export function sector(month: number, inner: number, outer: number): string {
  const from = (month - 1) * twelfth;
  const to = month * twelfth;
  const text = ({ x, y }: Spot) => `${x.toFixed(2)} ${y.toFixed(2)}`;
  return [
    `M ${text(at(from, inner))}`,
    `L ${text(at(from, outer))}`,
    `A ${outer} ${outer} 0 0 1 ${text(at(to, outer))}`,
    `L ${text(at(to, inner))}`,
    `A ${inner} ${inner} 0 0 0 ${text(at(from, inner))}`,
    'Z',
  ].join(' ');
}

/** The middle of a month. */
export const middleOf = (month: number) => (month - 0.5) * twelfth;

interface Slot {
  angle: number;
  distance: number;
}

/** Where dots fit in a month, ring by ring from within. */
export function slotsOf(month: number): Slot[] {
  const slots: Slot[] = [];
  for (let distance = radius.first; distance + dotSize / 2 <= radius.rim; distance += ringStep) {
    const fit = Math.floor((twelfth * distance) / dotSize);
    for (let index = 0; index < fit; index += 1) {
      slots.push({ angle: (month - 1) * twelfth + ((index + 0.5) / fit) * twelfth, distance });
    }
  }
  return slots;
}

/** The ring that fills first: there is room for weeks, and for more within and without. */
const middleRing = 224;
const daysMatter = 10;

/** Gives each date of a month the free slot nearest to its day; null where it is full. */
export function placeDots(month: number, dates: readonly string[]): (Spot | null)[] {
  const free = slotsOf(month);
  return dates.map((date) => {
    const wanted = angleOf(date);
    const cost = ({ angle, distance }: Slot) =>
      Math.abs(distance - middleRing) / ringStep + daysMatter * Math.abs(angle - wanted);
    const best = free.reduce<Slot | null>((a, b) => (a && cost(a) <= cost(b) ? a : b), null);
    if (!best) return null;
    free.splice(free.indexOf(best), 1);
    return at(best.angle, best.distance);
  });
}
