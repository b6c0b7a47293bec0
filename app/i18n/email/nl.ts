import type { Translation } from '../translate.ts';
import type { en } from './en.ts';

export const nl: Translation<typeof en> = {
  rewardIssued: {
    subject: 'Je bedankje van {{shop}}: {{benefit}}',
    title: 'Bedankt, {{name}}!',
    titleWithoutName: 'Bedankt!',
    referral:
      'Een vriend die je voor {{shop}} hebt uitgenodigd, heeft iets besteld. Dit hadden we je beloofd: {{benefit}}.',
    milestone:
      'Zoveel vrienden die je voor {{shop}} hebt uitgenodigd, hebben gekocht dat je iets extra’s krijgt: {{benefit}}.',
    surprise:
      'Een vriend die je voor {{shop}} hebt uitgenodigd, heeft een grote bestelling geplaatst. Een verrassing voor jou: {{benefit}}.',
    gesture: '{{shop}} heeft een verrassing voor je: {{benefit}}.',
    lessThanPromised: 'Het is minder dan anders, omdat er nog iets van eerder te verrekenen was.',
    yourCode: 'Je code',
    yourGiftCard: 'Je cadeaubon',
    minimum: 'Je kunt hem één keer gebruiken, voor bestellingen vanaf {{minimum}}.',
    once: 'Je kunt hem één keer gebruiken.',
    untilSpent: 'Je kunt hem gebruiken tot het saldo op is.',
    until: 'Te gebruiken tot en met {{date}}.',
    use: 'Mijn code gebruiken',
    toTheShop: 'Naar de winkel',
    typeIn: 'Of vul de code in bij het afrekenen.',
    typeInGiftCard: 'Vul de code in bij het afrekenen.',
    credited: 'Het staat al op je account. Log in bij het afrekenen om ermee te betalen.',
    opened: 'Log in, en alles wat voor jou is gereserveerd gaat open.',
    handedOver: '{{shop}} heeft het je gegeven, of doet dat binnenkort.',
  },
  rewardTakenBack: {
    subject: 'Over je bedankje van {{shop}}',
    title: 'Even over je bedankje, {{name}}',
    titleWithoutName: 'Even over je bedankje',
    order_cancelled: 'De bestelling waarvoor we je bedankten, is geannuleerd.',
    order_refunded: 'De bestelling waarvoor we je bedankten, is geheel of deels terugbetaald.',
    chargeback: 'De betaling van de bestelling waarvoor we je bedankten, is door de bank teruggehaald.',
    merchant: '{{shop}} heeft je beloning nog eens bekeken en ingetrokken.',
    milestone_lost: 'Een bestelling die voor je bonus meetelde, telt niet meer mee.',
    takenWhole: 'Daarom geldt dit niet meer: {{benefit}}.',
    taken: 'Daarom is {{amount}} van je beloning teruggenomen.',
    owedWhole: 'Je had hem al gebruikt. Je volgende beloning van deze soort maakt het goed.',
    owed: '{{amount}} was al gebruikt en gaat af van wat je hierna krijgt.',
    nothingToPay: 'Je hoeft niets te doen en niets te betalen.',
    toTheShop: 'Naar de winkel',
  },
  joinConfirm: {
    subject: 'Je uitnodigingslink van {{shop}}',
    title: 'Haal je uitnodigingslink op',
    asked: 'Iemand heeft {{shop}} met dit e-mailadres om een persoonlijke uitnodigingslink gevraagd.',
    open: 'Mijn uitnodigingslink ophalen',
    hours_one: 'De knop werkt één uur.',
    hours_other: 'De knop werkt {{count}} uur.',
    ignore: 'Was jij het niet, doe dan niets: er gebeurt niets en niemand komt iets over je te weten.',
    why: 'Je krijgt dit bericht omdat dit adres bij {{shop}} is ingevuld. Het is geen nieuwsbrief.',
  },
  customerData: {
    subject: 'Wat {{shop}} over een klant bewaart',
    preview: 'De opgevraagde gegevens zijn bijgevoegd.',
    title: 'Een klant vraagt zijn gegevens op',
    text: 'Een klant van {{shop}} vroeg welke gegevens er van hem worden bewaard. Alles wat het uitnodigingsprogramma over hem heeft, is als bestand bijgevoegd. Controleer wie erom vroeg voordat je het doorstuurt.',
    why: 'Je krijgt dit bericht omdat Shopify het verzoek van een klant aan {{shop}} heeft doorgegeven. De wet vraagt om binnen 30 dagen te antwoorden.',
  },
  footer: {
    dashboard: 'Bekijk je vrienden en beloningen',
    why: 'Je krijgt dit bericht omdat je vrienden uitnodigt voor {{shop}}. Het is geen nieuwsbrief.',
  },
};
