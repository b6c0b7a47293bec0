/** What the app answers when it is asked for a preview. */
export type PreviewAnswer =
  | { kind: 'shown'; html: string }
  /** Something typed cannot be read yet. */
  | { kind: 'unreadable' }
  /** The program has nothing to show there. */
  | { kind: 'nothing' };

export type PreviewSurface = 'block' | 'landing' | 'mail';
