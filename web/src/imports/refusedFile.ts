/** As the server: more is refused there too, but only when it has been sent. */
export const mostMegabytes = 256;

export type Refused = 'too_large' | 'wrong_ending' | 'empty_file';

/** Why a file is not worth sending; null where it is. */
export function refusedFile(file: Pick<File, 'name' | 'size'>): Refused | null {
  if (!/\.(csv|xlsx|txt|yaml|yml|json)$/i.test(file.name)) return 'wrong_ending';
  if (file.size === 0) return 'empty_file';
  return file.size > mostMegabytes * 1024 * 1024 ? 'too_large' : null;
}
