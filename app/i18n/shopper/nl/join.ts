import type { Translation } from '../../translate.ts';
import type { joinWords as en } from '../en/join.ts';

export const joinWords: Translation<typeof en> = {
  join: {
    title: 'Nodig je vrienden uit bij {{shop}}',
    text: 'Vul je e-mailadres in, dan sturen we je een link naar je persoonlijke uitnodiging. Je hebt geen account nodig.',
    email: 'E-mailadres',
    ask: 'Stuur me de link',
    privacy: 'We gebruiken je adres voor je uitnodiging en wat je ermee verdient, niet voor nieuwsbrieven.',
    signIn: 'Ik heb een account',
    malformed: 'Dit lijkt geen e-mailadres. Controleer het even.',
    tooManyTitle: 'Wacht even',
    tooMany: 'Er zijn te veel links aangevraagd. Probeer het over een uur opnieuw.',
    notPossibleTitle: 'Log in, alsjeblieft',
    notPossible: 'Log in bij {{shop}} voor je persoonlijke uitnodigingslink.',
    sentTitle: 'Kijk in je mailbox',
    sent: 'We hebben je een mail met een link gestuurd. Open die binnen {{hours}} uur om je uitnodiging te krijgen.',
    notArrived: 'Niets ontvangen? Kijk in je spammap of vraag het over tien minuten opnieuw.',
    confirmTitle: 'Nog één klik tot je uitnodiging',
    confirmText: 'Zo zien we dat het adres van jou is. {{shop}} kent je dan als klant, zonder nieuwsbrieven.',
    confirm: 'Mijn uitnodigingslink tonen',
    oldTitle: 'Deze link werkt niet meer',
    oldText: 'Hij was {{hours}} uur geldig. Vraag een nieuwe aan: het kost een minuut.',
    askAgain: 'Nieuwe link aanvragen',
    tryAgainTitle: 'We kunnen je link nu niet ophalen',
    tryAgainText: 'Dit duurt langer dan normaal. Wacht even en druk nog eens: je link blijft geldig.',
    tryAgain: 'Opnieuw proberen',
  },
};
