import { expectGoodInLight, expectGoodLooks } from './looks';
import { speak } from './language';
import type { Visitor } from './visitor';

/**
 * The looks of a page in Swedish and then in English, which has the same colours and other lengths; the account speaks Swedish
 * again afterwards.
 */
export async function expectGoodInBoth(visitor: Visitor, name: string): Promise<void> {
  await expectGoodLooks(visitor, name);
  await speak(visitor.page, 'en');
  await visitor.ready();
  await visitor.settled();
  await expectGoodInLight(visitor, `${name}-en`);
  await speak(visitor.page, 'sv');
  await visitor.ready();
  await visitor.settled();
}
