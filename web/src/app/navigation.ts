import type { LucideIcon } from 'lucide-react';
import {
  CalendarRange,
  ChartColumn,
  FileText,
  Grid3x3,
  House,
  Import,
  KeyRound,
  Megaphone,
  Network,
  SlidersHorizontal,
  Users,
} from 'lucide-react';
import type { appWords } from './words';

export interface Place {
  to: string;
  label: keyof typeof appWords.entries;
  icon: LucideIcon;
  /** After `g`. */
  key?: string;
}

export const start: Place = { to: '/', label: 'start', icon: House, key: 'h' };
export const reportIncident: Place = {
  to: '/report-incident',
  label: 'report_incident',
  icon: Megaphone,
  key: 'i',
};

export const followUp: Place[] = [
  { to: '/report', label: 'report', icon: FileText, key: 'l' },
  { to: '/figures', label: 'figures', icon: ChartColumn, key: 'n' },
  { to: '/risk-map', label: 'risk_map', icon: Grid3x3, key: 'r' },
  { to: '/year-wheel', label: 'year_wheel', icon: CalendarRange, key: 'a' },
];

export const administration: Place[] = [
  { to: '/imports', label: 'imports', icon: Import, key: 'm' },
  { to: '/administration/units', label: 'units', icon: Network, key: 'o' },
  { to: '/administration/users', label: 'users', icon: Users, key: 'u' },
  { to: '/administration/tokens', label: 'tokens', icon: KeyRound },
  { to: '/administration/settings', label: 'settings', icon: SlidersHorizontal, key: 's' },
];

export const places: Place[] = [start, ...followUp, ...administration, reportIncident];

/** What an employee reaches; the rest is the office's. */
export const forEverybody = [start.to, reportIncident.to, '/account'];
