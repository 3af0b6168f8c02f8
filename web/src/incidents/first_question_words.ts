import { defineWords } from '@/words/words';

export const firstQuestionWords = defineWords('incident_first', {
  question: [
    'Rör händelsen säkerhetskänslig verksamhet eller hemliga uppgifter?',
    'Does the event touch security-sensitive activities or classified information?',
  ],
  help: [
    'Det är sådant som har betydelse för Sveriges säkerhet och skyddas av säkerhetsskyddslagen. Sekretess om elever, brukare eller patienter räknas inte hit.',
    'That is what matters to Sweden’s security and is protected by the Protective Security Act. Secrecy about pupils, clients or patients does not count.',
  ],
  no_details: ['Skriv inget om händelsen här', 'Write nothing about the event here'],
  no_details_help: [
    'Sådana uppgifter får inte stå i Ringmur. Skicka bara en neutral rubrik och berätta resten muntligt för säkerhetsskyddschefen, som avgör vad som anmäls till Säkerhetspolisen. När du har skickat ser du vem du ska kontakta.',
    'Such information may not stand in Ringmur. Send only a neutral title and tell the rest by voice to the head of protective security, who decides what is reported to the Security Service. When you have sent it you see whom to contact.',
  ],
  title: ['Neutral rubrik', 'Neutral title'],
  title_help: [
    'Nämn inte vad, var eller vilka. Till exempel: ”Händelse, kontakta mig”.',
    'Do not mention what, where or who. For example: “An event, contact me”.',
  ],
  call: ['Kontakta säkerhetsskyddschefen nu', 'Contact the head of protective security now'],
  call_help: [
    'Berätta muntligt och på plats om det går. Skriv inget i mejl eller chatt.',
    'Tell it by voice, and in person if you can. Write nothing in e-mail or chat.',
  ],
});
