import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
} from '@tanstack/react-router';
import { ErrorNote } from '@/ui/ErrorNote';
import { Busy } from '@/ui/Busy';
import { NotFound } from './NotFound';
import { shownOfRisk } from '@/risks/record/shown';
import type { RecordParts } from './RecordPart';
import { parseSearch, type Search, stringifySearch } from './search';
import { Shell } from './Shell';

const root = createRootRoute({
  component: Shell,
  notFoundComponent: NotFound,
  validateSearch: (search: Record<string, unknown>) => search as Search,
  // Whose records are shown follows along from page to page.
  search: { middlewares: [retainSearchParams(['authority'])] },
});

type Load = Parameters<typeof lazyRouteComponent>[0];

/** A page of its own file, which the browser fetches when somebody goes there. */
function page<const Path extends string>(path: Path, load: Load) {
  return createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(load),
  });
}

/** What rooms add to the records of their registers. */
const recordParts: RecordParts = {
  risks: { part: lazyRouteComponent(() => import('@/risks/record/RiskPart')), shows: shownOfRisk },
  'risk-acceptances': { part: lazyRouteComponent(() => import('@/risks/record/RequestPart')) },
  activities: { part: lazyRouteComponent(() => import('@/activities/work/ActivityPart')) },
  'internal-controls': { part: lazyRouteComponent(() => import('@/internal_control/ControlPart')) },
  'control-performances': { part: lazyRouteComponent(() => import('@/internal_control/PerformancePart')) },
  incidents: { part: lazyRouteComponent(() => import('@/incidents/record/IncidentPart')), isPage: true },
};

/** The file of what is added comes beside the page's own. */
const record = createRoute({
  getParentRoute: () => root,
  path: '/registers/$register/$id',
  component: lazyRouteComponent(() => import('@/registers/RecordPage')),
  loader: ({ params }) => recordParts[params.register]?.part.preload?.(),
  staticData: { recordParts },
});

const tree = root.addChildren([
  page('/', () => import('@/start/StartPage')),
  page('/overview', () => import('@/start/OverviewPage')),
  page('/registers/$register', () => import('@/registers/ListPage')),
  page('/registers/$register/new', () => import('@/registers/NewPage')),
  record,
  page('/imports', () => import('@/imports/ImportsPage')),
  page('/imports/new', () => import('@/imports/NewImportPage')),
  page('/risk-map', () => import('@/risks/RiskMapPage')),
  page('/workshops', () => import('@/risks/workshop/WorkshopsPage')),
  page('/workshops/join', () => import('@/risks/workshop/JoinPage')),
  page('/workshops/$id', () => import('@/risks/workshop/LeadPage')),
  page('/workshops/$id/mine', () => import('@/risks/workshop/MinePage')),
  page('/internal-control', () => import('@/internal_control/InternalControlPage')),
  page('/activities', () => import('@/activities/work/ActivitiesPage')),
  page('/plan', () => import('@/activities/plan/PlanPage')),
  page('/year-wheel', () => import('@/activities/YearWheelPage')),
  page('/figures', () => import('@/figures/FiguresPage')),
  page('/report', () => import('@/report/ReportPage')),
  page('/published-reviews', () => import('@/report/PublishedPage')),
  page('/search', () => import('@/search/SearchPage')),
  page('/report-incident', () => import('@/incidents/ReportIncidentPage')),
  page('/incident-statistics', () => import('@/incidents/statistics/StatisticsPage')),
  page('/unreported-incidents', () => import('@/incidents/unreported/UnreportedPage')),
  page('/supplier-incident', () => import('@/incidents/supplier/SupplierPage')),
  page('/administration/units', () => import('@/administration/UnitsPage')),
  page('/administration/users', () => import('@/administration/UsersPage')),
  page('/administration/roles', () => import('@/access/RolesPage')),
  page('/administration/roles/new', () => import('@/access/GiveRolePage')),
  page('/administration/matrix', () => import('@/access/MatrixPage')),
  page('/administration/tokens', () => import('@/administration/TokensPage')),
  page('/administration/settings', () => import('@/administration/SettingsPage')),
  page('/administration/providers', () => import('@/administration/ProvidersPage')),
  page('/persons-data', () => import('@/persons_data/PersonsPage')),
  page('/persons-data/$id', () => import('@/persons_data/PersonDataPage')),
  page('/trail', () => import('@/trail/TrailPage')),
  page('/account', () => import('@/account/AccountPage')),
  page('/signed-in', () => import('./sign_in/SignedInPage')),
]);

export const router = createRouter({
  routeTree: tree,
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultPendingComponent: Busy,
  defaultErrorComponent: ({ error, reset }) => <ErrorNote error={error} onRetry={reset} />,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
