/**
 * The style sheet of every page in this folder. It takes its colours and letters from the theme it stands in. A text and
 * not a file of its own: the app serves it through the proxy, and test runners leave imported style sheets empty.
 */
export const style = `
/* Should a theme's button have no colours by the names below. */
@property --ricochet-main {
  syntax: '<color>';
  inherits: true;
  initial-value: #1a1a1a;
}
@property --ricochet-main-label {
  syntax: '<color>';
  inherits: true;
  initial-value: #fff;
}
.ricochet-page {
  --line: color-mix(in srgb, currentColor 22%, transparent);
  /* What themes call their button's colours, in Horizon and in Dawn. */
  --ricochet-main: var(--color-primary-button-background, rgb(var(--color-button, 26, 26, 26)));
  --ricochet-main-label: var(--color-primary-button-text, rgb(var(--color-button-text, 255, 255, 255)));
  box-sizing: border-box;
  max-width: 620px;
  margin: clamp(24px, 6vw, 72px) auto;
  padding: 0 16px;
  font-size: 16px;
  line-height: 1.5;
  overflow-wrap: anywhere;
}
.ricochet-page *,
.ricochet-page *::before {
  box-sizing: border-box;
}
.ricochet-page__card {
  padding: clamp(20px, 5vw, 44px);
  border: 1px solid var(--line);
  border-radius: 16px;
  text-align: center;
}
.ricochet-page h1 {
  margin: 0 0 12px;
  color: inherit;
  font-size: clamp(24px, 5vw, 34px);
  line-height: 1.2;
  text-wrap: balance;
}
.ricochet-page p {
  max-width: 46ch;
  margin: 0 auto 12px;
  color: inherit;
  text-wrap: balance;
}
.ricochet-page p > a:only-child {
  display: inline-block;
  padding-block: 0.25em;
}
.ricochet-page__offer {
  font-size: 1.25em;
  font-weight: 600;
}
.ricochet-page__about,
.ricochet-page__note,
.ricochet-page__welcomed {
  font-size: 0.88em;
}
.ricochet-page__about {
  font-weight: 400;
}
.ricochet-page__about,
.ricochet-page__spoken {
  white-space: nowrap;
}
.ricochet-page .ricochet-page__welcomed,
.ricochet-page .ricochet-page__note {
  margin-top: 18px;
  opacity: 0.85;
}
.ricochet-page__note a {
  color: inherit;
  text-decoration: underline;
}
.ricochet-page__field {
  margin: 18px auto 4px;
  max-width: 24em;
  text-align: start;
}
.ricochet-page__field p {
  margin: 6px 0 0;
}
.ricochet-page .ricochet-page__problem {
  padding-inline-start: 10px;
  border-inline-start: 3px solid currentColor;
  font-weight: 600;
}
.ricochet-page__copy [hidden] {
  display: inline-flex;
  visibility: hidden;
}
.ricochet-page h2 {
  margin: 26px 0 6px;
  color: inherit;
  font-size: 1em;
}
.ricochet-page__conditions {
  display: inline-block;
  margin: 0;
  padding: 0 0 0 1.2em;
  font-size: 0.94em;
  text-align: start;
}
.ricochet-page__conditions li {
  margin: 4px 0;
  list-style: disc;
}
.ricochet-page form {
  margin: 0;
}
.ricochet-page .ricochet-page__button {
  display: inline-flex;
  align-items: center;
  justify-content: center;
  min-height: 48px;
  margin: 10px 0 0;
  padding: 10px 26px;
  border: 1px solid color-mix(in srgb, currentColor 45%, transparent);
  border-radius: var(--buttons-radius, 8px);
  background: none;
  color: inherit;
  font: inherit;
  line-height: 1.2;
  text-align: center;
  text-decoration: none;
  cursor: pointer;
}
.ricochet-page .ricochet-page__button:hover {
  color: inherit;
  opacity: 0.85;
}
.ricochet-page .ricochet-page__button--main,
.ricochet-page .ricochet-page__button--main:hover {
  /* Seen where the button is as dark as the page. */
  border-color: color-mix(in srgb, var(--ricochet-main-label) 35%, transparent);
  background: var(--ricochet-main);
  color: var(--ricochet-main-label);
  font-weight: 600;
}
.ricochet-page .ricochet-page__button[aria-busy='true'] {
  opacity: 0.6;
  cursor: progress;
}
.ricochet-page__button:focus-visible,
.ricochet-page input:focus-visible {
  outline: 2px solid currentColor;
  outline-offset: 2px;
}
.ricochet-page__button--main:focus-visible {
  outline-color: var(--ricochet-main);
}
.ricochet-page__share {
  margin-top: 20px;
  text-align: start;
}
.ricochet-page__share label {
  font-weight: 600;
}
.ricochet-page__above {
  display: flex;
  flex-wrap: wrap;
  justify-content: space-between;
  gap: 0 16px;
  margin-bottom: 6px;
}
.ricochet-page__row {
  display: flex;
  flex-wrap: wrap;
  gap: 10px;
}
.ricochet-page .ricochet-page__row > * {
  flex: 1 1 130px;
  margin: 0;
}
.ricochet-page .ricochet-page__row button {
  flex: 1 0 auto;
  max-width: 100%;
}
.ricochet-page .ricochet-page__row input {
  flex: 99 1 220px;
}
/* Where it is too long, its end with the code is what is seen. */
.ricochet-page input[readonly] {
  direction: rtl;
  text-align: left;
}
.ricochet-page input:not([type='hidden']) {
  width: 100%;
  min-width: 0;
  min-height: 48px;
  padding: 0 14px;
  border: 1px solid color-mix(in srgb, currentColor 60%, transparent);
  border-radius: 8px;
  background: color-mix(in srgb, currentColor 5%, transparent);
  color: inherit;
  font: inherit;
  text-overflow: ellipsis;
}
.ricochet-page .ricochet-page__field label {
  display: block;
  margin-bottom: 6px;
  font-weight: 600;
}
.ricochet-page input[aria-invalid] {
  border-width: 2px;
  border-color: currentColor;
}
.ricochet-page__code {
  display: block;
  width: fit-content;
  max-width: 100%;
  margin: 4px auto 0;
  padding: 12px 22px;
  border: 2px dashed currentColor;
  border-radius: 10px;
  font: 600 1.2em/1.3 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
  user-select: all;
}
.ricochet-page__row [hidden] {
  display: flex;
  visibility: hidden;
}
@media (scripting: none) {
  .ricochet-page__copy [hidden],
  .ricochet-page__row [hidden] {
    display: none;
  }
}
.ricochet-page__row + .ricochet-page__row {
  margin-top: 10px;
}
/* Themes hide what is empty; a live region has to be there before it speaks. */
.ricochet-page [role='status'] {
  display: block;
  min-height: 1.5em;
  margin: 8px auto 0;
  font-size: 0.94em;
}
.ricochet-page .ricochet-page__share p {
  max-width: none;
  margin: 10px 0 0;
}
.ricochet-page .ricochet-page__share [role='status'] {
  min-height: 0;
  margin: 0;
}
.ricochet-page__alone {
  margin: 0;
  background: Canvas;
  color: CanvasText;
  color-scheme: light dark;
  font-family: system-ui, sans-serif;
}
`;
