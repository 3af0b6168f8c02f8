import { Tabs } from '@digdir/designsystemet-react';
import { Page } from '@/app/Page';
import { useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { useChangeSearch } from '@/app/useChangeSearch';
import { useMay } from '@/app/useMay';
import { useWords } from '@/words/words';
import { EventsPart } from './events/EventsPart';
import { ProofPart } from './proof/ProofPart';
import { RetentionPart } from './retention/RetentionPart';
import styles from './TrailPage.module.css';
import { trailWords } from './words';

const parts = ['events', 'proof', 'retention'] as const;
type PartName = (typeof parts)[number];

/** What has happened in the authority, the proof that the trail is whole, and how long it is kept. */
export default function TrailPage() {
  const w = useWords(trailWords);
  const change = useChangeSearch();
  const asked = one(useSearchMap(), 'part');
  const maySettings = useMay('settings', 'read');
  const open = parts.filter((part) => part !== 'retention' || maySettings);
  const shown = open.find((part) => part === asked) ?? 'events';
  return (
    <Page title={w('title')} lead={w('lead')} wide>
      <Tabs
        value={shown}
        onChange={(part) => change({ part: part === 'events' ? '' : part })}
        className={styles.parts}
      >
        <Tabs.List aria-label={w('parts')}>
          {open.map((part) => (
            <Tabs.Tab key={part} value={part}>
              {w(part)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {open.map((part) => (
          <Tabs.Panel key={part} value={part} className={styles.panel}>
            {part === shown && <Part name={part} />}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}

function Part({ name }: { name: PartName }) {
  if (name === 'proof') return <ProofPart />;
  return name === 'retention' ? <RetentionPart /> : <EventsPart />;
}
