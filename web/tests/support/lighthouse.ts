import lighthouse, { desktopConfig } from 'lighthouse';
import type { Visitor } from './visitor';

export interface Judgement {
  /** Of 100, by category. */
  score: (category: 'accessibility' | 'best-practices' | 'performance') => number;
  /** What is not perfect, with what Lighthouse says of it. */
  faults: string[];
}

/** What Lighthouse says of a page, seen by somebody who has signed in. */
export async function judge(
  endpoint: string,
  visitor: Visitor,
  url: string,
  categories: string[],
): Promise<Judgement> {
  const cookies = await visitor.context.cookies();
  const result = await lighthouse(
    url,
    {
      port: Number(new URL(endpoint).port),
      logLevel: 'error',
      onlyCategories: categories,
      extraHeaders: { Cookie: cookies.map((one) => `${one.name}=${one.value}`).join('; ') },
    },
    desktopConfig,
  );
  if (!result) throw new Error(`no judgement of ${url}`);
  const { lhr } = result;
  if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
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
