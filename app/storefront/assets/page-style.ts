/**
 * The style sheet of every page in this folder. It takes its colours and letters from the theme it stands in. A text and
 * not a file of its own: the app serves it through the proxy, and test runners leave imported style sheets empty.
 */
export const style = `
.ricochet-page {
  --line: color-mix(in srgb, currentColor 22%, transparent);
  /* What themes call their button's colours, in Horizon and in Dawn. */
  --main: var(--color-primary-button-background, rgb(var(--color-button, 26, 26, 26)));
  --main-label: var(--color-primary-button-text, rgb(var(--color-button-text, 255, 255, 255)));
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
  text-wrap: pretty;
}
.ricochet-page__offer {
  font-size: 1.25em;
  font-weight: 600;
}
.ricochet-page__code {
  display: inline-block;
  margin: 4px 0 14px;
  padding: 12px 22px;
  border: 2px dashed currentColor;
  border-radius: 10px;
  font: 600 1.2em/1.3 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
  letter-spacing: 0.04em;
  user-select: all;
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
.ricochet-page__button {
  display: inline-flex;
  align-items: center;
  justify-content: center;
  min-height: 48px;
  margin: 10px 0 0;
  padding: 10px 26px;
  border: 1px solid currentColor;
  border-radius: var(--buttons-radius, 8px);
  background: none;
  color: inherit;
  font: inherit;
  line-height: 1.2;
  text-align: center;
  text-decoration: none;
  cursor: pointer;
}
.ricochet-page__button--main {
  border-color: transparent;
  background: var(--main);
  color: var(--main-label);
  font-weight: 600;
}
.ricochet-page__button:hover {
  opacity: 0.85;
}
.ricochet-page__button:focus-visible,
.ricochet-page input:focus-visible {
  outline: 2px solid currentColor;
  outline-offset: 2px;
}
.ricochet-page__button--main:focus-visible {
  outline-color: var(--main);
}
.ricochet-page__share {
  margin-top: 20px;
  text-align: start;
}
.ricochet-page__share label {
  display: block;
  margin-bottom: 6px;
  font-size: 0.9em;
}
.ricochet-page__row {
  display: flex;
  flex-wrap: wrap;
  gap: 10px;
}
.ricochet-page__row > * {
  flex: 1 1 130px;
  margin: 0;
}
.ricochet-page__row input {
  flex: 1 1 220px;
  min-width: 0;
  min-height: 48px;
  padding: 0 14px;
  border: 1px solid var(--line);
  border-radius: 8px;
  background: color-mix(in srgb, currentColor 5%, transparent);
  color: inherit;
  font: inherit;
  text-overflow: ellipsis;
}
.ricochet-page__row [hidden] {
  display: flex;
  visibility: hidden;
}
@media (scripting: none) {
  .ricochet-page__row [hidden] {
    display: none;
  }
}
.ricochet-page__row + .ricochet-page__row {
  margin-top: 10px;
}
.ricochet-page [role='status'] {
  min-height: 1.5em;
  margin: 8px auto 0;
  font-size: 0.94em;
}
.ricochet-page__share p,
.ricochet-page__share [role='status'] {
  max-width: none;
  margin: 10px 0 0;
}
`;
