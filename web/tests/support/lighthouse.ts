import lighthouse, { desktopConfig } from 'lighthouse';
import type { Visitor } from './visitor';

export interface Judgement {
  /** Of 100, by category. */
  score: (category: 'accessibility' | 'best-practices' | 'performance') => number;
  /** What is not perfect, with what Lighthouse says of it. */
  faults: string[];
}

type Flags = NonNullable<Parameters<typeof lighthouse>[1]>;

/** Now and then it misses the beginning of the page in Chromium's trace, says so, and asks to be run again. */
async function look(url: string, flags: Flags, tries = 3) {
  const result = await lighthouse(url, flags, desktopConfig);
  if (!result) throw new Error(`no judgement of ${url}`);
  const fault = result.lhr.runtimeError;
  if (!fault) return result.lhr;
  if (tries > 1) return look(url, flags, tries - 1);
  throw new Error(`${url}: ${fault.message}`);
}

/** What Lighthouse says of a page, seen by somebody who has signed in. */
export async function judge(
  endpoint: string,
  visitor: Visitor,
  url: string,
  categories: string[],
): Promise<Judgement> {
  const cookies = await visitor.context.cookies();
  const lhr = await look(url, {
    port: Number(new URL(endpoint).port),
    logLevel: 'error',
    onlyCategories: categories,
    extraHeaders: { Cookie: cookies.map((one) => `${one.name}=${one.value}`).join('; ') },
  });
  const weighed = Object.values(lhr.categories).flatMap((category) =>
    category.auditRefs.filter((ref) => ref.weight > 0),
  );
  const faults = weighed.flatMap(({ id }) => {
    const audit = lhr.audits[id];
    return audit && audit.score !== null && audit.score < 1
      ? [`${id}: ${audit.title} ${JSON.stringify(audit.details ?? {}).slice(0, 800)}`]
      : [];
  });
  return { score: (category) => Math.round((lhr.categories[category]?.score ?? 0) * 100), faults };
}
