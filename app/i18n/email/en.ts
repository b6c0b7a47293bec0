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
  customerData: {
    subject: 'What {{shop}} keeps about a customer',
    preview: 'The data you asked for is attached.',
    title: 'A customer asked for their data',
    text: 'A customer of {{shop}} asked which of their data is kept. Everything that the referral program holds about them is attached as a file. Please check who asked before you pass it on.',
    why: 'You receive this because Shopify passed a customer’s request on to {{shop}}. The law asks you to answer within 30 days.',
  },
  footer: {
    why: 'You receive this because a friend bought with your invite link at {{shop}}. It is not a newsletter.',
  },
};
