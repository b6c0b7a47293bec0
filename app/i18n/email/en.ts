/** Every word of the mails. */
export const en = {
  rewardIssued: {
    subject: 'Your thank-you from {{shop}}: {{benefit}}',
    preview: 'A friend you invited has bought. Here is your code.',
    title: 'Thank you, {{name}}!',
    titleWithoutName: 'Thank you!',
    text: 'A friend you invited to {{shop}} has placed an order. Here is what we promised you: {{benefit}} on an order of yours.',
    yourCode: 'Your code',
    minimum: 'It works for orders of {{minimum}} or more, and once.',
    once: 'It works once.',
    use: 'Use my code',
    typeIn: 'Or type the code in at the checkout.',
  },
  footer: { why: 'You receive this because a friend bought with your invite link at {{shop}}. It is not a newsletter.' },
};
