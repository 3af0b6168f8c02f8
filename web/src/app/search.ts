/** What stands after `?` in an address of the page: the same words as in the API, so that a figure's list is a link. */
export type Search = Record<string, string | string[]>;

export function parseSearch(text: string): Search {
  const search: Search = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const before = search[name];
    search[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return search;
}

export function stringifySearch(search: Record<string, unknown>): string {
  const terms = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (typeof one === 'string' ? one !== '' : typeof one === 'number' || typeof one === 'boolean') {
        terms.append(name, String(one));
      }
    }
  }
  const text = terms.toString().replaceAll('%2C', ',').replaceAll('%28', '(').replaceAll('%29', ')');
  return text ? `?${text}` : '';
}

/** The first value of a parameter; empty where it is missing. */
export function one(search: Search, name: string): string {
  const value = search[name];
  return (Array.isArray(value) ? value[0] : value) ?? '';
}

/** "/api/v1/incidents?authority=UTB&…" → the page's list of the same records. */
export function pageOfRecords(records: string): { to: string; search: Search } {
  const [path = '', query = ''] = records.split('?');
  return { to: path.replace(/^\/api\/v1\//, '/registers/'), search: parseSearch(query) };
}
