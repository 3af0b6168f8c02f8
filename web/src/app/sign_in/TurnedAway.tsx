import { Button } from '@digdir/designsystemet-react';
import { Modal } from '@/ui/Modal';
import { useWords } from '@/words/words';
import { turnedAwayWords } from './turned_away_words';
import { useTurnedAway } from './useTurnedAway';
import { whyTurnedAway } from './whyTurnedAway';

/** Over the page of who is signed in already and was to show it again. */
export function TurnedAway() {
  const w = useWords(turnedAwayWords);
  const { code, forget } = useTurnedAway();
  return (
    <Modal
      open={code !== ''}
      title={w('title')}
      onClose={forget}
      actions={<Button onClick={forget}>{w('close')}</Button>}
    >
      <p>{w(whyTurnedAway(code), { code })}</p>
    </Modal>
  );
}
