import type { Translation } from '../../translate.ts';
import type { refusalsWords as en } from '../en/refusals.ts';

export const refusalsWords: Translation<typeof en> = {
  refusals: {
    unknownInviteTitle: 'Wir können diese Einladung nicht öffnen',
    unknownInviteText:
      'Vielleicht hat der Link unterwegs ein Stück verloren, oder die Einladung ist nicht mehr offen. Bitte deinen Freund, sie noch einmal zu schicken, oder gib seinen Code ein.',
    unknownInviteAction: 'Code eingeben',
    unknownVisitTitle: 'Bitte öffne deine Einladung noch einmal',
    unknownVisitText:
      'Wir konnten nicht erkennen, zu welcher Einladung das gehört. Öffne den Link von deinem Freund und versuche es noch einmal.',
    unknownVisitAction: 'Einladung noch einmal öffnen',
    noProgramTitle: 'Gerade läuft keine Einladung',
    noProgramText: '{{shop}} belohnt Empfehlungen zurzeit nicht. Willkommen bist du trotzdem.',
    pausedTitle: 'Diese Einladung macht Pause',
    pausedText:
      '{{shop}} hat die Einladungen angehalten. Behalte den Link deines Freundes: Er gilt wieder, sobald es weitergeht. Willkommen bist du trotzdem.',
    endedTitle: 'Diese Einladung ist beendet',
    endedText: 'Sie lief bis {{date}}. Sieh dir an, was {{shop}} jetzt für dich hat.',
    notBegunTitle: 'Du bist früh dran',
    notBegunText: 'Diese Einladung beginnt am {{date}}. Behalte den Link deines Freundes und komm dann wieder.',
    notEligibleTitle: 'Du kannst noch keine Freunde einladen',
    notEligibleText:
      '{{shop}} hat das Einladen noch nicht für alle geöffnet. Sieh nach deiner nächsten Bestellung noch einmal nach.',
    ownInviteTitle: 'Das ist deine eigene Einladung',
    ownInviteText: 'Sie ist für deine Freunde: Du kannst sie nicht selbst annehmen.',
    ownInviteAction: 'Zu meinem Einladungslink',
    tooManyTriesTitle: 'Bitte mach eine kurze Pause',
    tooManyTriesText_one:
      'Von deinem Anschluss kamen zu viele Versuche. Bitte versuche es in einer Minute noch einmal.',
    tooManyTriesText_other:
      'Von deinem Anschluss kamen zu viele Versuche. Bitte versuche es in {{count}} Minuten noch einmal.',
    codesNotReadyTitle: 'Dein Code wird vorbereitet',
    codesNotReadyText:
      'Das dauert einen Moment. Warte ein wenig und versuche es noch einmal: Deine Einladung bleibt gültig.',
    codesNotReadyAction: 'Noch einmal versuchen',
    tooManyClaimsTitle: 'Gerade ist viel los',
    tooManyClaimsText:
      'So viele Freunde holen gerade ihre Codes, dass du einen Moment warten musst. Deine Einladung bleibt gültig.',
    tryAgainTitle: 'Wir können deinen Link gerade nicht holen',
    tryAgainText: 'Das dauert länger als üblich. Warte einen Moment und versuche es noch einmal.',
    unknownCustomerTitle: 'Wir finden dein Konto nicht',
    unknownCustomerText: 'Bitte melde dich noch einmal an. Hilft das nicht, schreib an {{shop}}.',
  },
  doors: {
    not_signed: 'Diese Seite lässt sich nur im Onlineshop öffnen.',
    outside_time: 'Diese Seite wurde zu spät angefragt. Bitte öffne sie im Onlineshop noch einmal.',
    unknown_shop: 'In diesem Onlineshop gibt es keine Einladungen.',
    wrong_method: 'Diese Adresse beantwortet eine solche Anfrage nicht.',
    malformed: 'Es fehlt etwas in dem, was gesendet wurde. Bitte öffne deinen Einladungslink noch einmal.',
  },
};
