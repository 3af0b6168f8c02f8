import { defineWords } from '@/words/words';

export const sessionsWords = defineWords('sessions', {
  none: ['Ingen är inloggad med kontot just nu.', 'Nobody is signed in with the account right now.'],
  list: ['Inloggningar', 'Sessions'],
  here: ['Den här', 'This one'],
  unknown_agent: ['Okänd webbläsare', 'Unknown browser'],
  agent_on: ['{{browser}} på {{system}}', '{{browser}} on {{system}}'],
  used: ['Senast använd {{when}}', 'Last used {{when}}'],
  since: ['inloggad {{when}}', 'signed in {{when}}'],
  level_password: ['Med lösenord', 'By password'],
  level_second_factor: ['Med lösenord och ett andra steg', 'By password and a second step'],
  level_passkey: ['Med passernyckel', 'By passkey'],
  level_provider: ['Genom organisationens inloggning', 'By the organisation’s sign-in'],
  end: ['Avsluta', 'End'],
  end_this: ['Avsluta inloggningen i {{agent}}', 'End the session in {{agent}}'],
  end_all: ['Avsluta alla', 'End all'],
  end_others: ['Avsluta alla andra', 'End all the others'],
  ended_one: ['Inloggningen är avslutad.', 'The session has ended.'],
  ended_other: ['{{count}} inloggningar är avslutade.', '{{count}} sessions have ended.'],
});
