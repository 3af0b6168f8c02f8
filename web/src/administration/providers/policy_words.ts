import { defineWords } from '@/words/words';

export const policyWords = defineWords('sign_in_policy', {
  title: ['Krav på ett andra steg', 'Demand for a second step'],
  help: [
    'Den som har någon av rollerna måste lägga till en app eller en passernyckel innan något annat går att göra. Inloggning genom en tjänst räknas som tillräcklig.',
    'Who has one of the roles must add an app or a passkey before anything else can be done. Signing in by a provider counts as enough.',
  ],
  roles: ['Roller som kräver det', 'Roles that take it'],
  save: ['Spara kravet', 'Save the demand'],
  saved_none: ['Ingen roll kräver ett andra steg.', 'No role takes a second step.'],
  saved: ['Kravet gäller nu: {{roles}}.', 'The demand now holds for: {{roles}}.'],
  other: [
    'Någon annan har ändrat kravet under tiden. Det som gäller nu: {{roles}}. Dina val står kvar; spara igen om de ska gälla.',
    'Somebody else has changed the demand meanwhile. What holds now: {{roles}}. Your choices remain; save again if they shall hold.',
  ],
  nobody: ['ingen roll', 'no role'],
});
