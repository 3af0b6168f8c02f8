import styles from './Brand.module.css';

/** The ring and the name. */
export function Brand({ large = false }: { large?: boolean }) {
  return (
    <span className={large ? styles.large : styles.brand}>
      <svg viewBox="0 0 32 32" aria-hidden>
        <circle
          cx="16"
          cy="16"
          r="12"
          fill="none"
          stroke="currentColor"
          strokeWidth="4.2"
          strokeDasharray="9.4 3.17"
        />
        <circle cx="16" cy="16" r="4" fill="currentColor" />
      </svg>
      <span>Ringmur</span>
    </span>
  );
}
