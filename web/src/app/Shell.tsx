import { Button, SkipLink } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { LogOut, Menu, UserRound } from 'lucide-react';
import { useState } from 'react';
import { registersQuery } from '@/api/registers';
import { signOut } from '@/api/session';
import { Brand } from '@/ui/Brand';
import { useSay, useWords } from '@/words/words';
import { AuthorityChooser } from './AuthorityChooser';
import { Keys } from './keys';
import { administration, followUp, forEverybody, type Place, reportIncident, start } from './navigation';
import { NotForEmployees } from './NotForEmployees';
import { useRouteShown } from './place';
import { SearchEverything } from './SearchEverything';
import { useSession } from './session';
import styles from './Shell.module.css';
import { Unreachable } from './Unreachable';
import { useSharedAddress } from './useSharedAddress';
import { appWords } from './words';

/** The frame of every page: who and where one is, where one can go. */
export function Shell() {
  const w = useWords(appWords);
  const session = useSession();
  useSharedAddress();
  const [open, setOpen] = useState(false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [shownAt, setShownAt] = useState(path);
  if (shownAt !== path) {
    setShownAt(path);
    setOpen(false);
  }
  const office = session.account.kind === 'administrator';
  const route = useRouteShown();
  const mayShow = office || !route || forEverybody.includes(route);
  return (
    <div className={styles.shell}>
      <SkipLink href="#content">{w('skip')}</SkipLink>
      <header className={styles.header}>
        <Button
          variant="tertiary"
          data-color="neutral"
          icon
          className={styles.menuButton}
          aria-expanded={open}
          aria-controls="menu"
          aria-label={w('menu')}
          onClick={() => setOpen(!open)}
        >
          <Menu aria-hidden />
        </Button>
        <Link to="/" className={styles.brand} aria-label={`Ringmur – ${w('start')}`}>
          <Brand />
        </Link>
        {office && (
          <div className={styles.search}>
            <SearchEverything />
          </div>
        )}
        <div className={styles.who}>
          {session.authorities.length > 1 && (
            <div className={styles.chooser}>
              <AuthorityChooser />
            </div>
          )}
          <Link to="/account" className={styles.account} title={w('account')}>
            <UserRound aria-hidden size={18} />
            <span>{session.account.name}</span>
          </Link>
          <SignOut />
        </div>
      </header>
      <nav id="menu" className={open ? styles.navOpen : styles.nav} aria-label={w('main_menu')}>
        {session.authorities.length > 1 && (
          <div className={styles.chooserInMenu}>
            <AuthorityChooser />
          </div>
        )}
        {office ? <OfficeMenu /> : <Places places={[start, reportIncident]} />}
      </nav>
      <main id="content" className={styles.main} tabIndex={-1}>
        <Unreachable />
        {mayShow ? <Outlet /> : <NotForEmployees />}
      </main>
      {office && <Keys />}
    </div>
  );
}

/** Drafts outlive a reload and a lost session, but not who leaves: the next one may be somebody else. */
function forgetTab() {
  try {
    sessionStorage.clear();
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

function SignOut() {
  const w = useWords(appWords);
  const client = useQueryClient();
  const navigate = useNavigate();
  const leave = async () => {
    await navigate({ to: '/' });
    await signOut();
    client.clear();
    forgetTab();
    window.location.assign('/');
  };
  return (
    <Button
      variant="tertiary"
      data-color="neutral"
      data-size="sm"
      icon
      aria-label={w('sign_out')}
      title={w('sign_out')}
      onClick={() => void leave()}
    >
      <LogOut aria-hidden size={18} />
    </Button>
  );
}

function Places({ places }: { places: Place[] }) {
  const w = useWords(appWords);
  return (
    <ul className={styles.places}>
      {places.map((place) => (
        <li key={place.to}>
          <Link
            to={place.to}
            activeOptions={{ exact: place.to === '/', includeSearch: false }}
            className={styles.place}
          >
            <place.icon aria-hidden size={18} />
            {w(place.label)}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function OfficeMenu() {
  const w = useWords(appWords);
  const say = useSay();
  const { data: registers = [] } = useQuery(registersQuery);
  return (
    <>
      <Places places={[start]} />
      <h2 className={styles.group}>{w('follow_up')}</h2>
      <Places places={followUp} />
      <h2 className={styles.group}>{w('registers')}</h2>
      <ul className={styles.places}>
        {registers.map((register) => (
          <li key={register.plural}>
            <Link
              to="/registers/$register"
              params={{ register: register.plural }}
              activeOptions={{ includeSearch: false }}
              className={styles.place}
            >
              {say(register.label_plural)}
            </Link>
          </li>
        ))}
      </ul>
      <h2 className={styles.group}>{w('administration')}</h2>
      <Places places={[...administration, reportIncident]} />
    </>
  );
}
