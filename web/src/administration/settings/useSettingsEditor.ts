import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '@/api/request';
import { type KeptSettings, saveSettings, type Settings, settingsQuery } from '@/api/settings';
import { changesOf } from './changes';
import { draftOf, settingsOf } from './draft';
import { merged } from './merge';

/** Edits the settings as they were read, and finds a way on where somebody else saved in between. */
export function useSettingsEditor(kept: KeptSettings, onSaved: (records: number) => void) {
  const client = useQueryClient();
  const [read, setRead] = useState(kept);
  const [draft, setDraft] = useState(() => draftOf(kept.settings));
  const [other, setOther] = useState<KeptSettings | null>(null);
  const fetchNow = () => client.query({ ...settingsQuery, staleTime: 0 });
  const begin = (from: KeptSettings, settings: Settings) => {
    setRead(from);
    setDraft(draftOf(settings));
    setOther(null);
  };
  const saving = useMutation({
    mutationFn: (wanted: Settings | null) => saveSettings(wanted, read.version),
    onSuccess: async ({ changed_records }) => {
      const saved = await fetchNow();
      begin(saved, saved.settings);
      // Values derived from the settings stand in records, figures and reports.
      void client.invalidateQueries();
      onSaved(changed_records);
    },
    onError: async (error) => {
      if (error instanceof Problem && error.status === 412) setOther(await fetchNow());
    },
  });
  const wanted = settingsOf(draft);
  const settle = (keepMine: boolean) => {
    if (!other) return;
    const upon = merged(read.settings, wanted, other.settings) as Settings;
    begin(other, keepMine ? upon : other.settings);
    saving.reset();
  };
  return {
    read,
    draft,
    setDraft,
    wanted,
    changes: changesOf(read.settings, wanted),
    unsaved: JSON.stringify(wanted) !== JSON.stringify(read.settings),
    drop: () => setDraft(draftOf(read.settings)),
    saving,
    other,
    leaveConflict: () => setOther(null),
    settle,
  };
}
