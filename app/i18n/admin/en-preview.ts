/** The live preview in the editor, in English. */
export const previewWords = {
  preview: {
    heading: 'Preview',
    surface: { block: 'Share block', landing: 'Friend’s page', mail: 'Reward e-mail' },
    device: { phone: 'Phone', desktop: 'Computer' },
    deviceNamed: { phone: 'Show as on a phone', desktop: 'Show as on a computer' },
    /** The language that the preview begins in. */
    spoken: 'en',
    language: 'Language of customers',
    frameTitle: '{{surface}} in {{language}}',
    sample: 'Name, link and codes are examples. Colors and fonts come from your theme.',
    unreadable: 'Something you typed can’t be read yet, so this is how it looked before.',
    failed: 'The preview can’t be drawn at the moment. What you typed is safe.',
    nothing: 'Advocates get no reward here, so no reward e-mail is sent.',
    drawing: 'Drawing the preview',
    edit: 'Edit',
    show: 'Preview',
    switch: 'Form or preview',
  },
};
