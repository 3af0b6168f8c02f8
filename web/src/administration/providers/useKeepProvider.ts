import { useQueryClient } from '@tanstack/react-query';
import { type Provider, providersQuery } from '@/api/providers';
import { signInProvidersQuery } from '@/api/session';

/** Shows at once what was saved, in the list too. */
export function useKeepProvider(): (saved: Provider) => void {
  const client = useQueryClient();
  return (saved) => {
    client.setQueryData(providersQuery.queryKey, (all) =>
      all?.map((one) => (one.id === saved.id ? saved : one)),
    );
    void client.invalidateQueries({ queryKey: signInProvidersQuery.queryKey });
  };
}
