import type { Translation } from '../../translate.ts';
import type { joinWords as en } from '../en/join.ts';

export const joinWords: Translation<typeof en> = {
  join: {
    title: 'Invita i tuoi amici da {{shop}}',
    text: 'Inserisci il tuo indirizzo e-mail e ti mandiamo un link al tuo invito personale. Non serve un account.',
    email: 'Indirizzo e-mail',
    ask: 'Mandami il link',
    privacy: 'Usiamo il tuo indirizzo per il tuo invito e per ciò che ne ricavi, non per newsletter.',
    signIn: 'Ho un account',
    malformed: 'Non sembra un indirizzo e-mail. Controllalo, per favore.',
    tooManyTitle: 'Attendi un momento, per favore',
    tooMany: 'Sono stati chiesti troppi link. Riprova tra un’ora.',
    notPossibleTitle: 'Accedi, per favore',
    notPossible: 'Accedi da {{shop}} per avere il tuo link d’invito personale.',
    sentTitle: 'Controlla la posta',
    sent: 'Ti abbiamo mandato una e-mail con un link. Aprilo entro {{hours}} ore per avere il tuo invito.',
    notArrived: 'Non è arrivato nulla? Guarda nello spam o richiedilo tra dieci minuti.',
    confirmTitle: 'Un clic e hai il tuo invito',
    confirmText: 'Così vediamo che l’indirizzo è tuo. {{shop}} ti conoscerà come cliente, senza newsletter.',
    confirm: 'Mostra il mio link d’invito',
    oldTitle: 'Questo link non funziona più',
    oldText: 'Era valido per {{hours}} ore. Chiedine uno nuovo: ci vuole un minuto.',
    askAgain: 'Chiedi un nuovo link',
    tryAgainTitle: 'Al momento non riusciamo a ottenere il tuo link',
    tryAgainText: 'Ci vuole più del previsto. Attendi un momento e premi di nuovo: il link resta valido.',
    tryAgain: 'Riprova',
  },
};
