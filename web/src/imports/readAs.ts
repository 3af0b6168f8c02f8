const signs = { ';': 'between_semicolon', ',': 'between_comma', tab: 'between_tab' } as const;

type Sign = keyof typeof signs;

/** What the server says of how it read the file ("CSV, Windows-1252, ;"), with the sign between the fields by its name. */
export function readAs(description: string, name: (words: (typeof signs)[Sign]) => string): string {
  const sign = /^CSV, .+, (;|,|tab)$/.exec(description)?.[1] as Sign | undefined;
  return sign ? description.slice(0, -sign.length) + name(signs[sign]) : description;
}
