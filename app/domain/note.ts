/** What a note can be about. */
export const noteSubjects = ['referral', 'advocate', 'reward'] as const;
export type NoteSubject = (typeof noteSubjects)[number];

/** Characters of a note. */
export const longestNote = 1000;
