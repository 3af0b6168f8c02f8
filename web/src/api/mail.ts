import { queryOptions } from '@tanstack/react-query';
import { ask } from './request';

/** Where letters that remind go. */
export interface OwnMail {
  email: string | null;
  reminders: boolean;
  /** Whether the server has a mail server to hand letters to. */
  configured: boolean;
}

const path = '/api/v1/session/mail';

export const ownMailQuery = queryOptions({
  queryKey: ['session-mail'],
  queryFn: ({ signal }) => ask<OwnMail>('GET', path, { signal }),
});

export const changeOwnMail = (body: Pick<OwnMail, 'email' | 'reminders'>) =>
  ask<OwnMail>('PUT', path, { body });

/** A letter to the address that is kept. */
export const sendTestLetter = () => ask<undefined>('POST', `${path}/test`);
