import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { matrixQuery, type Subject } from '@/api/matrix';
import { useSay } from '@/words/words';

/** What a token can be kept to: registers and duties, and what they are called. */
export function useSubjects() {
  const say = useSay();
  const { data: matrix } = useQuery(matrixQuery);
  const subjects: readonly Subject[] = matrix?.subjects ?? [];
  const nameOf = useCallback(
    (name: string) => {
      const subject = matrix?.subjects.find((one) => one.name === name);
      return subject ? say(subject.label) : name;
    },
    [matrix, say],
  );
  return {
    subjects,
    duties: subjects.filter((one) => one.kind === 'duty').map((one) => one.name),
    nameOf,
  };
}
