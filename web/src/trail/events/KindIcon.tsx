import {
  Download,
  Eraser,
  Eye,
  LogIn,
  LogOut,
  type LucideIcon,
  Pencil,
  Scissors,
  ShieldAlert,
  ShieldCheck,
  Stamp,
} from 'lucide-react';
import type { TrailKind } from '@/api/trail';
import styles from './EventLine.module.css';

const icons: Record<TrailKind, LucideIcon> = {
  change: Pencil,
  sign_in: LogIn,
  sign_in_failed: ShieldAlert,
  sign_out: LogOut,
  seen: Eye,
  exported: Download,
  verify: ShieldCheck,
  prune: Scissors,
  removal: Eraser,
  seal: Stamp,
};

/** Lets the eye run down the list; the words beside it say the same. */
export function KindIcon({ kind }: { kind: TrailKind }) {
  const Icon = icons[kind];
  return <Icon aria-hidden size={16} className={kind === 'sign_in_failed' ? styles.alarm : styles.icon} />;
}
