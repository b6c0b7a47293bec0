/** What every message renders to. */
export interface RenderedMail {
  subject: string;
  html: string;
  text: string;
}
