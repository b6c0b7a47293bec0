import type { Translation } from '../../translate.ts';
import type { refusalsWords as en } from '../en/refusals.ts';

export const refusalsWords: Translation<typeof en> = {
  refusals: {
    unknownInviteTitle: 'Non riusciamo ad aprire questo invito',
    unknownInviteText:
      'Forse il link ha perso un pezzo per strada, o l’invito non è più aperto. Chiedi al tuo amico di rimandarlo, o inserisci il suo codice.',
    unknownInviteAction: 'Inserisci un codice',
    unknownVisitTitle: 'Apri di nuovo il tuo invito, per favore',
    unknownVisitText: 'Non siamo riusciti a capire a quale invito si riferisce. Apri il link del tuo amico e riprova.',
    unknownVisitAction: 'Apri di nuovo l’invito',
    noProgramTitle: 'Al momento non c’è nessun invito attivo',
    noProgramText: 'Al momento {{shop}} non premia gli inviti. Una visita è sempre gradita.',
    pausedTitle: 'Questo invito è in pausa',
    pausedText:
      '{{shop}} ha messo in pausa gli inviti. Conserva il link del tuo amico: funzionerà di nuovo appena riprendono. Una visita è sempre gradita.',
    endedTitle: 'Questo invito è terminato',
    endedText: 'È durato fino al {{date}}. Guarda cosa ha ora per te {{shop}}.',
    notBegunTitle: 'Sei in anticipo',
    notBegunText: 'Questo invito apre il {{date}}. Conserva il link del tuo amico e torna allora.',
    notEligibleTitle: 'Non puoi ancora invitare amici',
    notEligibleText: '{{shop}} non ha aperto gli inviti a tutti. Ricontrolla dopo il tuo prossimo ordine.',
    ownInviteTitle: 'Questo è il tuo invito',
    ownInviteText: 'È per i tuoi amici: non puoi accettarlo tu.',
    ownInviteAction: 'Vai al mio link d’invito',
    tooManyTriesTitle: 'Fai una breve pausa, per favore',
    tooManyTriesText_one: 'Ci sono stati troppi tentativi dalla tua connessione. Riprova tra un minuto.',
    tooManyTriesText_other: 'Ci sono stati troppi tentativi dalla tua connessione. Riprova tra {{count}} minuti.',
    codesNotReadyTitle: 'Stiamo preparando il tuo codice',
    codesNotReadyText: 'Ci vuole un momento. Attendi un po’ e riprova: il tuo invito resta valido.',
    codesNotReadyAction: 'Riprova',
    tooManyClaimsTitle: 'C’è molto movimento in questo momento',
    tooManyClaimsText:
      'Così tanti amici stanno ritirando il loro codice che devi attendere un momento. Il tuo invito resta valido.',
    tryAgainTitle: 'Al momento non riusciamo a ottenere il tuo link',
    tryAgainText: 'Ci vuole più del previsto. Attendi un momento e riprova.',
    unknownCustomerTitle: 'Non troviamo il tuo account',
    unknownCustomerText: 'Accedi di nuovo. Se non serve, scrivi a {{shop}}.',
  },
  doors: {
    not_signed: 'Questa pagina si può aprire solo nel negozio online.',
    outside_time: 'La pagina è stata richiesta troppo tardi. Aprila di nuovo nel negozio online.',
    unknown_shop: 'In questo negozio online non ci sono inviti.',
    wrong_method: 'Questo indirizzo non risponde a questo tipo di richiesta.',
    malformed: 'Manca qualcosa in ciò che è stato inviato. Apri di nuovo il tuo link d’invito.',
  },
};
