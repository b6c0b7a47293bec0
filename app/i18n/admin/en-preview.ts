/** The live preview in the editor, in English. */
export const previewWords = {};
