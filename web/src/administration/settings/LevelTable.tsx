import { Textfield } from '@digdir/designsystemet-react';
import type { Level } from '@/api/settings';
import { useWords } from '@/words/words';
import { languages, type Scale } from './draft';
import { ids } from './faults';
import styles from './LevelTable.module.css';
import { settingsWords } from './words';

interface Props {
  /** Which method it belongs to. */
  method: number;
  scale: Scale;
  levels: Level[];
  faults: Map<string, string>;
  readOnly: boolean;
  onChange: (levels: Level[]) => void;
}

/** What the steps of a scale are called in both languages. */
export function LevelTable({ method, scale, levels, faults, readOnly, onChange }: Props) {
  const w = useWords(settingsWords);
  const rename = (value: number, part: Partial<Level>) =>
    onChange(levels.map((level) => (level.value === value ? { ...level, ...part } : level)));
  return (
    <table className={styles.levels}>
      <caption>{w(scale)}</caption>
      <thead>
        <tr>
          <th scope="col">{w('value')}</th>
          <th scope="col">{w('swedish')}</th>
          <th scope="col">{w('english')}</th>
        </tr>
      </thead>
      <tbody>
        {levels.map((level) => (
          <tr key={level.value}>
            <th scope="row">{level.value}</th>
            {languages.map((language) => (
              <td key={language} data-language={w(language === 'sv' ? 'swedish' : 'english')}>
                <Textfield
                  id={ids.level(method, scale, level.value, language)}
                  aria-label={w(`level_${language}`, { scale: w(scale), value: level.value })}
                  lang={language}
                  readOnly={readOnly}
                  error={faults.get(ids.level(method, scale, level.value, language))}
                  value={level[language]}
                  onChange={(event) => rename(level.value, { [language]: event.target.value })}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
