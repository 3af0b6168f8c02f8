type Json = unknown;
type Members = Record<string, Json>;

const same = (one: Json, other: Json) => JSON.stringify(one) === JSON.stringify(other);

const isObject = (value: Json): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What tells the parts of a list apart: methods have names, levels have values, lines are themselves. */
function keyOf(part: Json): string {
  if (isObject(part)) return String(part.name ?? part.value);
  return String(part);
}

function mergedLists(base: Json[], mine: Json[], theirs: Json[]): Json[] {
  const byKey = (parts: Json[]) => new Map(parts.map((part) => [keyOf(part), part]));
  const [old, own, other] = [byKey(base), byKey(mine), byKey(theirs)];
  const stays = (key: string) => {
    if (own.has(key) && other.has(key)) return true;
    // Taken away on one side; it stays only where the other side has made it or changed it since.
    const left = own.has(key) ? own.get(key) : other.get(key);
    return !old.has(key) || !same(left, old.get(key));
  };
  const keys = [...new Set([...own.keys(), ...other.keys()])].filter(stays);
  return keys.map((key) =>
    own.has(key) && other.has(key)
      ? merged(old.get(key), own.get(key), other.get(key))
      : (own.get(key) ?? other.get(key)),
  );
}

/** The changes from `base` to `mine` upon `theirs`. Where both have changed the same value, `mine` stands. */
export function merged(base: Json, mine: Json, theirs: Json): Json {
  if (same(mine, base)) return theirs;
  if (same(theirs, base)) return mine;
  if (Array.isArray(mine) && Array.isArray(theirs)) {
    return mergedLists(Array.isArray(base) ? base : [], mine, theirs);
  }
  if (!isObject(mine) || !isObject(theirs)) return mine;
  const old = isObject(base) ? base : {};
  const names = new Set([...Object.keys(theirs), ...Object.keys(mine)]);
  return Object.fromEntries([...names].map((name) => [name, merged(old[name], mine[name], theirs[name])]));
}
