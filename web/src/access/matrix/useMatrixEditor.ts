import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Action, Scope } from '@/api/access';
import { type Matrix, matrixQuery, type MatrixRoles, saveMatrix } from '@/api/matrix';
import { Problem } from '@/api/request';
import { sessionKey } from '@/api/session';
import { changesOf, rebased, withScope } from './changes';

/** Edits the matrix as it was read, and finds a way on where somebody else saved in between. */
export function useMatrixEditor(matrix: Matrix, onSaved: (changes: number) => void) {
  const client = useQueryClient();
  const [read, setRead] = useState(matrix);
  const [draft, setDraft] = useState(matrix.roles);
  const [other, setOther] = useState<Matrix | null>(null);
  const changes = changesOf(read.roles, draft);
  const take = (fresh: Matrix, roles: MatrixRoles) => {
    setRead(fresh);
    setDraft(roles);
    setOther(null);
  };
  // Saved by somebody else while nothing was being changed here.
  if (matrix.version > read.version && changes.length === 0) take(matrix, matrix.roles);
  const saving = useMutation({
    mutationFn: (roles: MatrixRoles | null) => saveMatrix(roles, read.version),
    onSuccess: (saved) => {
      const count = changesOf(read.roles, saved.roles).length;
      take(saved, saved.roles);
      client.setQueryData(matrixQuery.queryKey, saved);
      // What the page offers follows from it.
      void client.invalidateQueries({ queryKey: sessionKey });
      onSaved(count);
    },
    onError: async (error) => {
      if (!(error instanceof Problem) || error.status !== 412) return;
      setOther(await client.query({ ...matrixQuery, staleTime: 0 }));
    },
  });
  return {
    read,
    draft,
    changes,
    saving,
    other,
    set: (role: string, subject: string, action: Action, scope: Scope) =>
      setDraft((roles) => withScope(roles, role, subject, action, scope)),
    drop: () => setDraft(read.roles),
    leaveConflict: () => setOther(null),
    settle: (own: ReadonlySet<string>) => {
      if (!other) return;
      take(other, rebased(read.roles, draft, other.roles, own));
      saving.reset();
    },
  };
}

export type MatrixEditor = ReturnType<typeof useMatrixEditor>;
