import { Button, SkipLink } from '@digdir/designsystemet-react';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { Menu as Bars, UserRound } from 'lucide-react';
import { useState } from 'react';
import { Brand } from '@/ui/Brand';
import { useWords } from '@/words/words';
import { AuthorityChooser } from './AuthorityChooser';
import { Keys } from './keys';
import { Menu } from './Menu';
import { NotAllowed } from './NotAllowed';
import { SearchEverything } from './SearchEverything';
import { useSession } from './session';
import styles from './Shell.module.css';
import { SignOut } from './SignOut';
import { Unreachable } from './Unreachable';
import { useRights } from './useMay';
import { useMayShow } from './useMayShow';
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
  const { office } = useRights();
  const mayShow = useMayShow();
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
          <Bars aria-hidden />
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
        <Menu />
      </nav>
      <main id="content" className={styles.main} tabIndex={-1}>
        <Unreachable />
        {mayShow ? <Outlet /> : <NotAllowed />}
      </main>
      {office && <Keys />}
    </div>
  );
}
