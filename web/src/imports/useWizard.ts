import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Query } from '@/api/request';
import { registersQuery } from '@/api/registers';
import { useJob } from '@/api/useJob';
import { useAuthority, useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { useChangeSearch } from '@/app/useChangeSearch';
import { type Choices, importQuery, type Mapping, noChoices, recognised } from './choices';
import { lookAtHeadings, orderImport } from './requests';
import type { HeadingLook, ImportReport } from './types';

interface Trial {
  job: string;
  /** What was tried: as long as it is the same, the report holds. */
  asked: string;
}

const saidOf = (query: Query, file: File) =>
  JSON.stringify([{ ...query, partial: null }, file.name, file.size, file.lastModified]);

function useChoices() {
  const authority = useAuthority();
  const unit = one(useSearchMap(), 'unit');
  const [choices, setChoices] = useState(noChoices);
  const change = (more: Partial<Choices>) => setChoices((before) => ({ ...before, ...more }));
  const all: Choices = { ...choices, unit: unit ? `${authority.code}/${unit}` : authority.code };
  return { choices: all, change, clear: () => setChoices(noChoices) };
}

/** A file on its way into a register: what was recognised, what was chosen, what a trial said. */
export function useWizard() {
  const as = one(useSearchMap(), 'as');
  const changeSearch = useChangeSearch();
  const { choices, change, clear } = useChoices();
  const { data: registers = [] } = useQuery(registersQuery);
  const [file, setFile] = useState<File | null>(null);
  const [look, setLook] = useState<HeadingLook | null>(null);
  const [mapping, setMapping] = useState<Mapping>({});
  const [trial, setTrial] = useState<Trial | null>(null);
  const job = useJob<ImportReport>(trial?.job ?? '');

  const looking = useMutation({
    mutationFn: ({ chosen, register }: { chosen: File; register: string }) =>
      lookAtHeadings(chosen, register),
    onSuccess: (seen) => {
      setLook(seen);
      setMapping(recognised(seen));
    },
  });
  const register = registers.find((type) => type.plural === look?.register || type.name === look?.register);
  const query =
    look && register && file ? importQuery(look, mapping, register, choices, file.name) : undefined;
  const asked = query && file ? saidOf(query, file) : '';

  const trying = useMutation({
    mutationFn: async (sent: { file: File; query: Query; asked: string }): Promise<Trial> => {
      const order = await orderImport(sent.file, { ...sent.query, dry_run: true });
      return { job: order.id, asked: sent.asked };
    },
    onSuccess: setTrial,
  });

  const choose = (chosen: File, wanted = as) => {
    setFile(chosen);
    setTrial(null);
    trying.reset();
    if (wanted !== as) changeSearch({ as: wanted });
    if (chosen !== file) {
      setLook(null);
      clear();
    }
    looking.mutate({ chosen, register: wanted });
  };
  return {
    file,
    look,
    looking,
    register,
    registers,
    mapping,
    choices,
    change,
    setMapping,
    choose,
    query,
    trying,
    job,
    tried: trial !== null,
    report: trial && job.result,
    current: trial?.asked === asked,
    tryIt: () => file && query && trying.mutate({ file, query, asked }),
  };
}

export type Wizard = ReturnType<typeof useWizard>;
