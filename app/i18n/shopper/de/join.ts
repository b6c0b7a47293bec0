import type { Translation } from '../../translate.ts';
import type { joinWords as en } from '../en/join.ts';

export const joinWords: Translation<typeof en> = {
  join: {
    title: 'Lade deine Freunde zu {{shop}} ein',
    text: 'Gib deine E-Mail-Adresse ein, und wir schicken dir einen Link zu deiner persönlichen Einladung. Du brauchst kein Konto.',
    email: 'E-Mail-Adresse',
    ask: 'Link zuschicken',
    privacy: 'Wir verwenden deine Adresse für deine Einladung und was du damit verdienst, nicht für Newsletter.',
    signIn: 'Ich habe ein Konto',
    malformed: 'Das sieht nicht nach einer E-Mail-Adresse aus. Bitte prüfe sie.',
    tooManyTitle: 'Bitte warte ein wenig',
    tooMany: 'Es wurden zu viele Links angefragt. Bitte versuche es in einer Stunde noch einmal.',
    notPossibleTitle: 'Bitte melde dich an',
    notPossible: 'Melde dich bei {{shop}} an, um deinen persönlichen Einladungslink zu bekommen.',
    sentTitle: 'Sieh in dein Postfach',
    sent: 'Wir haben dir eine Mail mit einem Link geschickt. Öffne ihn innerhalb von {{hours}} Stunden, um deine Einladung zu bekommen.',
    notArrived: 'Nichts angekommen? Sieh im Spamordner nach oder frag in zehn Minuten noch einmal.',
    confirmTitle: 'Ein Klick bis zu deiner Einladung',
    confirmText: 'So sehen wir, dass die Adresse dir gehört. {{shop}} führt dich dann als Kunden, ohne Newsletter.',
    confirm: 'Meinen Einladungslink zeigen',
    oldTitle: 'Dieser Link gilt nicht mehr',
    oldText: 'Er galt {{hours}} Stunden. Frag nach einem neuen: Es dauert eine Minute.',
    askAgain: 'Neuen Link holen',
    tryAgainTitle: 'Wir können deinen Link gerade nicht holen',
    tryAgainText: 'Das dauert länger als üblich. Warte einen Moment und drücke noch einmal: Dein Link bleibt gültig.',
    tryAgain: 'Noch einmal versuchen',
  },
};
