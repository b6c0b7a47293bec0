import type { Translation } from '../../translate.ts';
import type { refusalsWords as en } from '../en/refusals.ts';

export const refusalsWords: Translation<typeof en> = {
  refusals: {
    unknownInviteTitle: 'We kunnen deze uitnodiging niet openen',
    unknownInviteText:
      'Misschien is er onderweg een stuk van de link verloren gegaan, of is de uitnodiging niet meer open. Vraag je vriend om hem opnieuw te sturen, of vul de code in.',
    unknownInviteAction: 'Code invullen',
    unknownVisitTitle: 'Open je uitnodiging nog een keer',
    unknownVisitText:
      'We konden niet zien bij welke uitnodiging dit hoort. Open de link van je vriend en probeer het opnieuw.',
    unknownVisitAction: 'Uitnodiging opnieuw openen',
    noProgramTitle: 'Er loopt nu geen uitnodiging',
    noProgramText: '{{shop}} beloont aanbevelingen op dit moment niet. Je bent evengoed welkom.',
    pausedTitle: 'Deze uitnodiging staat even stil',
    pausedText:
      '{{shop}} heeft de uitnodigingen gepauzeerd. Bewaar de link van je vriend: hij werkt weer zodra het verdergaat. Je bent evengoed welkom.',
    endedTitle: 'Deze uitnodiging is afgelopen',
    endedText: 'Hij liep tot en met {{date}}. Kijk wat {{shop}} nu voor je heeft.',
    notBegunTitle: 'Je bent er vroeg bij',
    notBegunText: 'Deze uitnodiging begint op {{date}}. Bewaar de link van je vriend en kom dan terug.',
    notEligibleTitle: 'Je kunt nog geen vrienden uitnodigen',
    notEligibleText:
      '{{shop}} heeft het uitnodigen nog niet voor iedereen geopend. Kijk na je volgende bestelling nog eens.',
    ownInviteTitle: 'Dit is je eigen uitnodiging',
    ownInviteText: 'Hij is voor je vrienden: je kunt hem niet zelf aannemen.',
    ownInviteAction: 'Naar mijn uitnodigingslink',
    tooManyTriesTitle: 'Neem even pauze',
    tooManyTriesText_one: 'Er zijn te veel pogingen vanaf je verbinding. Probeer het over een minuut opnieuw.',
    tooManyTriesText_other: 'Er zijn te veel pogingen vanaf je verbinding. Probeer het over {{count}} minuten opnieuw.',
    codesNotReadyTitle: 'Je code wordt klaargemaakt',
    codesNotReadyText: 'Dit duurt even. Wacht een beetje en probeer het opnieuw: je uitnodiging blijft geldig.',
    codesNotReadyAction: 'Opnieuw proberen',
    tooManyClaimsTitle: 'Het is nu erg druk',
    tooManyClaimsText: 'Zoveel vrienden halen nu hun code op dat je even moet wachten. Je uitnodiging blijft geldig.',
    tryAgainTitle: 'We kunnen je link nu niet ophalen',
    tryAgainText: 'Dit duurt langer dan normaal. Wacht even en probeer het opnieuw.',
    unknownCustomerTitle: 'We kunnen je account niet vinden',
    unknownCustomerText: 'Log opnieuw in. Helpt dat niet, schrijf dan naar {{shop}}.',
  },
  doors: {
    not_signed: 'Deze pagina kun je alleen in de webwinkel openen.',
    outside_time: 'De pagina is te laat opgevraagd. Open hem opnieuw in de webwinkel.',
    unknown_shop: 'In deze webwinkel zijn geen uitnodigingen.',
    wrong_method: 'Dit adres beantwoordt dit soort verzoek niet.',
    malformed: 'Er ontbreekt iets in wat is verstuurd. Open je uitnodigingslink opnieuw.',
  },
};
