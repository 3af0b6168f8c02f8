import type { LucideIcon } from 'lucide-react';
import styles from './text.module.css';

interface Props {
  label: string;
  icon: LucideIcon;
  keys?: string | undefined;
  pressed?: boolean;
  disabled?: boolean;
  onPress: () => void;
}

export function ToolButton({ label, icon: Icon, keys = '', pressed, disabled = false, onPress }: Props) {
  return (
    <button
      type="button"
      className={styles.tool}
      aria-label={label}
      aria-pressed={pressed}
      aria-keyshortcuts={keys.replace('Ctrl', 'Control') || undefined}
      title={keys ? `${label} (${keys})` : label}
      disabled={disabled}
      onClick={onPress}
    >
      <Icon aria-hidden size={18} />
    </button>
  );
}
