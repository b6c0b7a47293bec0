/** Why something cannot be done, and what can. */
export const refusalsWords = {
  refusals: {
    unknownInviteTitle: 'We cannot open this invite',
    unknownInviteText:
      'The link may have lost a piece on its way, or the invite is not open any more. Ask your friend to send it once more, or type in their code.',
    unknownInviteAction: 'Type in a code',
    unknownVisitTitle: 'Please open your invite once more',
    unknownVisitText:
      'We could not tell which invite this belongs to. Open the link your friend sent you and try again.',
    unknownVisitAction: 'Open the invite again',
    noProgramTitle: 'There is no invitation running right now',
    noProgramText: '{{shop}} is not rewarding recommendations at the moment. You are welcome all the same.',
    pausedTitle: 'This invitation is taking a break',
    pausedText:
      '{{shop}} has paused its invitations. Keep your friend’s link: it works again as soon as they go on. You are welcome all the same.',
    endedTitle: 'This invitation has ended',
    endedText: 'It ran until {{date}}. Have a look at what {{shop}} has for you now.',
    notBegunTitle: 'You are early',
    notBegunText: 'This invitation opens on {{date}}. Keep your friend’s link and come back then.',
    notEligibleTitle: 'You cannot invite friends yet',
    notEligibleText: '{{shop}} has not opened its invitations to everybody. Have a look again after your next order.',
    ownInviteTitle: 'This is your own invite',
    ownInviteText: 'It is meant for your friends: you cannot claim it yourself.',
    ownInviteAction: 'Go to my invite link',
    tooManyTriesTitle: 'Please take a short break',
    tooManyTriesText_one: 'There have been too many tries from your connection. Please try again in a minute.',
    tooManyTriesText_other:
      'There have been too many tries from your connection. Please try again in {{count}} minutes.',
    codesNotReadyTitle: 'Your code is being prepared',
    codesNotReadyText: 'This takes a moment. Wait a little and try again: your invite stays good.',
    codesNotReadyAction: 'Try again',
    tooManyClaimsTitle: 'A lot is going on right now',
    tooManyClaimsText:
      'So many friends are picking up their codes that you have to wait a moment. Your invite stays good.',
    tryAgainTitle: 'We cannot get your link just now',
    tryAgainText: 'This takes longer than it should. Wait a moment and try again.',
    unknownCustomerTitle: 'We cannot find your account',
    unknownCustomerText: 'Please sign in again. If that does not help, write to {{shop}}.',
  },
  doors: {
    not_signed: 'This page can only be opened in the online store.',
    outside_time: 'This page was asked for too late. Please open it again in the online store.',
    unknown_shop: 'There are no invitations in this online store.',
    wrong_method: 'This address does not answer this kind of request.',
    malformed: 'Something is missing in what was sent. Please open your invite link again.',
  },
};
