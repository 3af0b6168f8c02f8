import type { LucideIcon } from 'lucide-react';
import {
  CalendarRange,
  ChartColumn,
  ChartNoAxesCombined,
  Columns3,
  FileText,
  FileCheck2,
  Grid3x3,
  House,
  Import,
  KeyRound,
  Landmark,
  ListChecks,
  ListTodo,
  LogIn,
  Megaphone,
  Network,
  SlidersHorizontal,
  ScanSearch,
  ScrollText,
  Siren,
  Table2,
  Truck,
  UserRoundCog,
  UserRoundSearch,
  Users,
  UsersRound,
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
/** For who works in several authorities: all of them, and the one that is shown. */
export const overview: Place = { to: '/overview', label: 'all_authorities', icon: Landmark, key: 'y' };
export const startOfAuthority: Place = { ...start, label: 'start_of_authority' };
export const reportIncident: Place = {
  to: '/report-incident',
  label: 'report_incident',
  icon: Megaphone,
  key: 'i',
};

/** For who has been given the code of one. */
export const joinWorkshop: Place = { to: '/workshops/join', label: 'join_workshop', icon: UsersRound };

export const followUp: Place[] = [
  { to: '/report', label: 'report', icon: FileText, key: 'l' },
  { to: '/published-reviews', label: 'published_reviews', icon: FileCheck2 },
  { to: '/figures', label: 'figures', icon: ChartColumn, key: 'n' },
  { to: '/risk-map', label: 'risk_map', icon: Grid3x3, key: 'r' },
  { to: '/internal-control', label: 'internal_control', icon: ListChecks, key: 'k' },
  { to: '/activities', label: 'to_do', icon: ListTodo, key: 't' },
  { to: '/plan', label: 'plan', icon: Columns3, key: 'f' },
  { to: '/year-wheel', label: 'year_wheel', icon: CalendarRange, key: 'a' },
];

export const incidents: Place[] = [
  { to: '/registers/incidents', label: 'incidents', icon: Siren, key: 'c' },
  reportIncident,
  { to: '/incident-statistics', label: 'incident_statistics', icon: ChartNoAxesCombined },
  { to: '/unreported-incidents', label: 'unreported_incidents', icon: ScanSearch },
  { to: '/supplier-incident', label: 'supplier_incident', icon: Truck },
];

/** Registers that a page above leads to, so that the menu need not name them twice. */
export const reachedByPages: readonly string[] = [
  'internal_control',
  'control_performance',
  'incident',
  'incident_notice',
  'incident_event',
  'evidence',
  'custody',
  'desk_case',
];

export const administration: Place[] = [
  { to: '/imports', label: 'imports', icon: Import, key: 'm' },
  { to: '/administration/units', label: 'units', icon: Network, key: 'o' },
  { to: '/administration/users', label: 'users', icon: Users, key: 'u' },
  { to: '/administration/roles', label: 'roles', icon: UserRoundCog, key: 'b' },
  { to: '/administration/matrix', label: 'matrix', icon: Table2 },
  { to: '/administration/providers', label: 'providers', icon: LogIn },
  { to: '/administration/tokens', label: 'tokens', icon: KeyRound },
  { to: '/administration/settings', label: 'settings', icon: SlidersHorizontal, key: 's' },
  { to: '/trail', label: 'trail', icon: ScrollText, key: 'e' },
  { to: '/persons-data', label: 'persons_data', icon: UserRoundSearch, key: 'p' },
];

export const places: Place[] = [start, overview, ...incidents, ...followUp, ...administration];
