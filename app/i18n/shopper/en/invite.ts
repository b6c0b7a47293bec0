/** What an advocate reads of their own invite, and what they send. */
export const inviteWords = {
  invite: {
    title: 'Your personal invite link',
    titleWithName: '{{name}}, this is your personal invite link',
    ownTitle: 'This is your own invite',
    ownText: 'It is meant for your friends. Send it to somebody who will like {{shop}}.',
    both: 'Your friends get {{friend}}. Each time one has bought for the first time, you get {{advocate}}.',
    friendOnly: 'Your friends get {{friend}}.',
    advocateOnly: 'Each time a friend has bought for the first time, you get {{advocate}}.',
    bothAnyOrder: 'Your friends get {{friend}}. When one has bought with it, you get {{advocate}}.',
    advocateOnlyAnyOrder: 'When a friend has bought with your link, you get {{advocate}}.',
    minimum: 'A friend’s order counts from {{minimum}} after discounts.',
    link: 'Your link',
    sayIt: 'Or say your code out loud: {{code}}',
    copy: 'Copy link',
    copied: 'Copied. Paste it wherever you like.',
    notCopied: 'The link is selected: copy it from here.',
    whatsapp: 'WhatsApp',
    email: 'E-mail',
    signedOutText: 'Sign in to get your personal link, send it to your friends and see them welcomed.',
    signIn: 'Sign in',
  },
  message: {
    subject: 'Something for you at {{shop}}',
    withBenefit: 'I like shopping at {{shop}} and thought of you. You get {{benefit}} with my link: {{link}}',
    plain: 'I like shopping at {{shop}} and thought of you. Here is my link: {{link}}',
  },
};
