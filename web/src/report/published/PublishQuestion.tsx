import { Paragraph } from '@digdir/designsystemet-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { rolesQuery } from '@/api/access';
import { publishedKey, publishReview } from '@/api/published';
import { readersOfPublished } from '@/app/needs';
import { useAuthority } from '@/app/place';
import { useNotices } from '@/ui/notices';
import { Question } from '@/ui/Question';
import { useFormats } from '@/words/format';
import { useSay, useWords } from '@/words/words';
import type { FrozenYear } from '../types';
import { publishedWords } from './words';

/** Says who will see it, before it is shown to the whole city. */
export function PublishQuestion({ review, onClose }: { review: FrozenYear; onClose: () => void }) {
  const w = useWords(publishedWords);
  const say = useSay();
  const { locale } = useFormats();
  const { tell } = useNotices();
  const client = useQueryClient();
  const { code } = useAuthority();
  const { data: roles = [] } = useQuery(rolesQuery);
  const { year } = review;
  const names = readersOfPublished.map((one) => {
    const role = roles.find((known) => known.code === one);
    return role ? say(role.label) : one;
  });
  const publishing = useMutation({
    mutationFn: () => publishReview(review.id, code),
    onSuccess: async () => {
      tell(w('done', { year }));
      onClose();
      await client.invalidateQueries({ queryKey: publishedKey });
    },
  });
  return (
    <Question
      open
      title={w('question', { year })}
      yes={w('publish')}
      pending={publishing.isPending}
      error={publishing.error}
      onYes={publishing.mutate}
      onClose={onClose}
    >
      <Paragraph>
        {w('question_who', { roles: new Intl.ListFormat(locale, { type: 'disjunction' }).format(names) })}
      </Paragraph>
      <Paragraph>{w('question_what')}</Paragraph>
    </Question>
  );
}
