import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Address, recordQuery, secretRecordQuery } from '@/api/records';

/** A record, without what is secret until somebody who may see it wants it. */
export function useSecretRecord(at: Address) {
  const [wanted, setWanted] = useState(false);
  const kept = useQuery(recordQuery(at));
  const opened = useQuery({ ...secretRecordQuery(at), enabled: wanted });
  const shown = wanted && opened.data !== undefined;
  return {
    /** As everybody sees it who has not asked for more. */
    masked: kept.data,
    record: shown ? opened.data : kept.data,
    error: kept.error,
    refetch: () => void kept.refetch(),
    secrets: {
      shown,
      pending: wanted && opened.isFetching && !shown,
      error: wanted ? opened.error : null,
      show: () => {
        if (wanted) void opened.refetch();
        setWanted(true);
      },
      hide: () => setWanted(false),
    },
  };
}

export type SecretsShown = ReturnType<typeof useSecretRecord>['secrets'];
