// The order matters: most browsers also call themselves by the names further down.
const browsers: [mark: RegExp, name: string][] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

const systems: [mark: RegExp, name: string][] = [
  [/\b(iPhone|iPad)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

/** What a browser calls itself (User-Agent) → the names that people know; null where it says nothing known. */
export function browserOf(agent: string): { browser: string; system: string | null } | null {
  const named = (names: [RegExp, string][]) => names.find(([mark]) => mark.test(agent))?.[1] ?? null;
  const browser = named(browsers);
  return browser === null ? null : { browser, system: named(systems) };
}
