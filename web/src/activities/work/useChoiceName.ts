import { fieldOf } from '@/api/registers';
import { useRegisterNamed } from '@/registers/useRegisterNamed';
import { useSay } from '@/words/words';

/** What a choice of the register of activities is called: its own words, else its code. */
export function useChoiceName(name: string): (code: unknown) => string {
  const say = useSay();
  const register = useRegisterNamed('activity');
  const choices = register ? (fieldOf(register, name)?.choices ?? []) : [];
  return (code) => {
    const choice = choices.find((one) => one.code === code);
    return choice ? say(choice.label) : typeof code === 'string' ? code : '';
  };
}

export const useStatusName = () => useChoiceName('status');
