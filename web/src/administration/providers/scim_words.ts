import { defineWords } from '@/words/words';

export const scimWords = defineWords('scim', {
  help: [
    'Med SCIM lägger tjänsten upp, ändrar och avslutar konton åt er. Den som slutar förlorar åtkomsten direkt.',
    'By SCIM the provider adds, changes and ends accounts for you. Who leaves loses access at once.',
  ],
  token_title: ['1. Ge tjänsten en nyckel', '1. Give the provider a token'],
  token_help: [
    'Skapa en API-nyckel för hela kommunen som bara får läsa och skriva inloggningstjänster. Kopiera hemligheten när den visas, och välj sedan nyckeln här.',
    'Create an API token for the whole city that may only read and write sign-in providers. Copy the secret when it is shown, then choose the token here.',
  ],
  to_tokens: ['Skapa en API-nyckel', 'Create an API token'],
  token: ['Nyckel', 'Token'],
  no_token: ['Ingen: SCIM är avstängt', 'None: SCIM is off'],
  gone_token: ['En nyckel som inte längre gäller', 'A token that is no longer valid'],
  token_saved: ['Nyckeln är sparad.', 'The token is saved.'],
  address_title: ['2. Ange adressen i tjänsten', '2. Enter the address at the provider'],
  address: ['Adress för SCIM', 'Address for SCIM'],
  address_help: [
    'I Entra ID: Företagsprogram, Ringmur, Etablering, läget Automatisk. Adressen skrivs som klient-URL och nyckelns hemlighet som hemlig token.',
    'In Entra ID: Enterprise applications, Ringmur, Provisioning, mode Automatic. The address is the Tenant URL and the token’s secret is the Secret Token.',
  ],
  groups_title: ['3. Låt grupper ge roller', '3. Let groups give roles'],
  groups: ['Grupper och roller', 'Groups and roles'],
  no_groups: [
    'Inga grupper än. De kommer hit när tjänsten har etablerat dem.',
    'No groups yet. They come here when the provider has provisioned them.',
  ],
  group: ['Grupp', 'Group'],
  members: ['Medlemmar', 'Members'],
  change_group: ['Ändra rollen för {{group}}', 'Change the role of {{group}}'],
  change_help_one: [
    'Ändringen gäller genast för {{count}} person.',
    'The change counts at once for {{count}} person.',
  ],
  change_help_other: [
    'Ändringen gäller genast för {{count}} personer.',
    'The change counts at once for {{count}} people.',
  ],
  changed: ['Rollen för {{group}} är ändrad.', 'The role of {{group}} is changed.'],
});
