import type { Translation } from '../translate.ts';
import type { en } from './en.ts';

export const it: Translation<typeof en> = {
  rewardIssued: {
    subject: 'Un grazie da {{shop}}: {{benefit}}',
    title: 'Grazie, {{name}}!',
    titleWithoutName: 'Grazie!',
    referral:
      'Una persona che hai invitato da {{shop}} ha fatto un ordine. Ecco quello che ti avevamo promesso: {{benefit}}.',
    milestone:
      'Hanno acquistato così tanti amici che hai invitato da {{shop}} che ricevi qualcosa in più: {{benefit}}.',
    surprise:
      'Una persona che hai invitato da {{shop}} ha fatto un ordine importante. Ecco una sorpresa per te: {{benefit}}.',
    gesture: '{{shop}} ha una sorpresa per te: {{benefit}}.',
    lessThanPromised: 'È meno del solito, perché c’era qualcosa di precedente da compensare.',
    yourCode: 'Il tuo codice',
    yourGiftCard: 'La tua carta regalo',
    minimum: 'Vale una volta, per ordini da {{minimum}} in su.',
    once: 'Vale una volta.',
    untilSpent: 'Si può usare fino a esaurire il saldo.',
    until: 'Da usare entro il {{date}}.',
    use: 'Usa il mio codice',
    toTheShop: 'Vai al negozio',
    typeIn: 'Oppure inserisci il codice al momento del pagamento.',
    typeInGiftCard: 'Inserisci il codice al momento del pagamento.',
    credited: 'È già sul tuo account. Accedi al momento del pagamento per usarlo.',
    opened: 'Accedi e si aprirà tutto ciò che è riservato a te.',
    handedOver: '{{shop}} te l’ha consegnato, o lo farà presto.',
  },
  rewardTakenBack: {
    subject: 'A proposito del tuo premio da {{shop}}',
    title: 'Due parole sul tuo premio, {{name}}',
    titleWithoutName: 'Due parole sul tuo premio',
    order_cancelled: 'L’ordine per cui ti avevamo ringraziato è stato annullato.',
    order_refunded: 'L’ordine per cui ti avevamo ringraziato è stato rimborsato, in parte o del tutto.',
    chargeback: 'Il pagamento dell’ordine per cui ti avevamo ringraziato è stato ritirato dalla banca.',
    merchant: '{{shop}} ha ricontrollato il tuo premio e lo ha ritirato.',
    milestone_lost: 'Un ordine che contava per il tuo bonus non conta più.',
    takenWhole: 'Per questo non è più valido: {{benefit}}.',
    taken: 'Per questo sono stati ritirati {{amount}} del tuo premio.',
    owedWhole: 'Era già stato usato. Il tuo prossimo premio di questo tipo lo compenserà.',
    owed: '{{amount}} erano già stati usati e saranno detratti dal prossimo premio.',
    nothingToPay: 'Non devi fare né pagare nulla.',
    toTheShop: 'Vai al negozio',
  },
  joinConfirm: {
    subject: 'Il tuo link d’invito da {{shop}}',
    title: 'Ottieni il tuo link d’invito',
    asked: 'Qualcuno ha chiesto a {{shop}} un link d’invito personale con questo indirizzo e-mail.',
    open: 'Ottieni il mio link d’invito',
    hours_one: 'Il pulsante vale un’ora.',
    hours_other: 'Il pulsante vale {{count}} ore.',
    ignore: 'Se non sei stato tu, non fare nulla: non succede niente e nessuno viene a sapere nulla di te.',
    why: 'Ricevi questo messaggio perché questo indirizzo è stato inserito da {{shop}}. Non è una newsletter.',
  },
  customerData: {
    subject: 'Che cosa conserva {{shop}} su un cliente',
    preview: 'I dati richiesti sono in allegato.',
    title: 'Un cliente ha chiesto i suoi dati',
    text: 'Un cliente di {{shop}} ha chiesto quali suoi dati vengono conservati. Tutto ciò che il programma di inviti sa di lui è in allegato. Verifica chi lo ha chiesto prima di inoltrarlo.',
    why: 'Ricevi questo messaggio perché Shopify ha inoltrato a {{shop}} la richiesta di un cliente. La legge chiede di rispondere entro 30 giorni.',
  },
  footer: {
    dashboard: 'Vedi i tuoi amici e premi',
    why: 'Ricevi questo messaggio perché inviti amici da {{shop}}. Non è una newsletter.',
  },
};
