/** The live preview in the editor, in French. */
export const previewWords = {};
