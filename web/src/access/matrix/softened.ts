const parts =
  /(person(?=uppgifts)|uppgifts|informations|säkerhets|förvaltnings|dataskydds|objekt)(?=\p{L}{4})/giu;

/** Swedish compounds may be divided where their words meet, also where the browser knows no Swedish. */
export const softened = (label: string): string => label.replace(parts, '$1\u00AD');
