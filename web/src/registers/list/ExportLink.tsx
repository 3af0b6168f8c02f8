import { useState } from 'react';
import { addressOf } from '@/api/request';
import type { Secrets } from '@/api/secrecy';
import type { Register } from '@/api/types';
import { useAuthority } from '@/app/place';
import { useMay } from '@/app/useMay';
import { exportQuery } from './address';
import { ExportDialog } from './ExportDialog';
import styles from './RegisterList.module.css';
import { usePlace } from './usePlace';

interface Props {
  register: Register;
  format: 'csv' | 'xlsx';
  /** As people call the format. */
  name: string;
}

/** The list as a file; who may see what is secret is asked which copy. */
export function ExportLink({ register, format, name }: Props) {
  const authority = useAuthority().code;
  const { search } = usePlace(register);
  const mayChoose = useMay('secrecy', 'read');
  const [asking, setAsking] = useState(false);
  const address = (secrets: Secrets) =>
    addressOf(`/api/v1/${register.plural}`, exportQuery(search, register, authority, format, secrets));
  if (!mayChoose) {
    return (
      <a className="ds-link" download href={address('masked')}>
        {name}
      </a>
    );
  }
  return (
    <>
      <button type="button" className={`ds-link ${styles.asLink ?? ''}`} onClick={() => setAsking(true)}>
        {name}
      </button>
      {asking && <ExportDialog name={name} address={address} onClose={() => setAsking(false)} />}
    </>
  );
}
