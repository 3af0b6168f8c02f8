import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { registersQuery } from '@/api/registers';
import type { Register } from '@/api/types';
import { useSay, useWords } from '@/words/words';
import {
  administration,
  followUp,
  incidents,
  joinWorkshop,
  overview,
  type Place,
  reachedByPages,
  reportIncident,
  start,
  startOfAuthority,
} from './navigation';
import styles from './Shell.module.css';
import { useRights } from './useMay';
import { useFulfils } from './useMayShow';
import { appWords } from './words';

/** The ways that are open to the person who is signed in. */
export function Menu() {
  const { office } = useRights();
  const fulfilled = useFulfils();
  const several = fulfilled(overview.to);
  const first = several ? [overview, startOfAuthority] : [start];
  return (
    <>
      <Places places={first} />
      {office ? <OfficePlaces /> : <Places places={[reportIncident, joinWorkshop]} />}
    </>
  );
}

function OfficePlaces() {
  const fulfilled = useFulfils();
  const open = (places: Place[]) => places.filter((place) => fulfilled(place.to));
  const { may } = useRights();
  const { data: registers = [] } = useQuery(registersQuery);
  const inMenu = ({ name }: Register) => may(name, 'read') && !reachedByPages.includes(name);
  return (
    <>
      <Group heading="incident_work" places={open(incidents)} />
      <Group heading="follow_up" places={open(followUp)} />
      <Registers registers={registers.filter(inMenu)} />
      <Group heading="administration" places={[...open(administration), joinWorkshop]} />
    </>
  );
}

type Heading = 'incident_work' | 'follow_up' | 'administration';

function Group({ heading, places }: { heading: Heading; places: Place[] }) {
  const w = useWords(appWords);
  if (places.length === 0) return null;
  return (
    <>
      <h2 className={styles.group}>{w(heading)}</h2>
      <Places places={places} />
    </>
  );
}

function Registers({ registers }: { registers: Register[] }) {
  const w = useWords(appWords);
  const say = useSay();
  if (registers.length === 0) return null;
  return (
    <>
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
    </>
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
