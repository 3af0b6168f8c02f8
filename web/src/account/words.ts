import { defineWords } from '@/words/words';

export const accountWords = defineWords('account', {
  title: ['Mitt konto', 'My account'],
  you: ['Du', 'You'],
  name: ['Namn', 'Name'],
  login: ['Användarnamn', 'User name'],
  kind: ['Behörighet', 'Rights'],
  administrator: ['Administratör', 'Administrator'],
  employee: ['Medarbetare', 'Employee'],
  authority: ['Myndighet', 'Authority'],
  all_authorities: ['Alla', 'All'],
  named_as: ['Kallas i planer', 'Called in plans'],
  named_as_help: [
    'Aktiviteter som någon av benämningarna eller ditt namn ansvarar för visas som dina.',
    'Activities whose responsible is one of these or your name are shown as yours.',
  ],
  no_names: ['Bara vid namn', 'By name only'],
  roles: ['Mina roller', 'My roles'],
  roles_help: [
    'Vad du får göra, var och hur länge. När du är borta kan någon vara din ersättare.',
    'What you may do, where and for how long. While you are away somebody can stand in for you.',
  ],
  roles_matrix: ['Vad varje roll får göra', 'What each role may do'],
  you_help: ['En administratör ändrar uppgifterna.', 'An administrator changes these.'],
  look: ['Språk och utseende', 'Language and appearance'],
  look_help: [
    'Gäller direkt och följer med till andra datorer.',
    'Takes effect at once and follows you to other computers.',
  ],
  look_failed: [
    'Valet gäller här men kunde inte sparas på kontot.',
    'The choice holds here but could not be kept with the account.',
  ],
  keys: ['Kortkommandon', 'Keyboard shortcuts'],
  keys_on: ['Använd kortkommandon', 'Use keyboard shortcuts'],
  keys_help: [
    'Enstaka tangenter som / och g. Stäng av dem om de kommer i vägen, till exempel när du styr datorn med rösten. Valet gäller den här webbläsaren; tryck ? för att se alla.',
    'Single keys such as / and g. Turn them off if they get in the way, for example when you control the computer by voice. The choice is for this browser; press ? to see them all.',
  ],
  keys_are_on: ['Kortkommandona är på.', 'Keyboard shortcuts are on.'],
  keys_are_off: ['Kortkommandona är av.', 'Keyboard shortcuts are off.'],
  keys_failed: [
    'Webbläsaren tillåter inte att valet sparas, så kortkommandona är kvar.',
    'The browser does not let the choice be kept, so the shortcuts stay.',
  ],
  password: ['Lösenord', 'Password'],
  password_help: [
    'Minst 12 tecken; en mening är lättare att minnas än ett krångligt ord. När du byter loggas du ut överallt utom här.',
    'At least 12 characters; a sentence is easier to remember than a difficult word. When you change it you are signed out everywhere but here.',
  ],
  password_changed: ['Lösenordet är bytt.', 'The password is changed.'],
  sessions: ['Inloggningar', 'Sessions'],
  sessions_help: [
    'Här är du inloggad. Avsluta det du inte känner igen, och byt lösenord.',
    'You are signed in here. End what you do not recognise, and change your password.',
  ],
});
