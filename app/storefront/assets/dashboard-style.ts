/** What the dashboard and the share tools add to the style of the pages. */
export const dashboardStyle = `
.ricochet-dashboard,
.ricochet-page__share {
  text-align: start;
}
.ricochet-dashboard p {
  max-width: none;
  margin: 0 0 10px;
  text-wrap: pretty;
}
.ricochet-dashboard section {
  margin-top: 36px;
}
.ricochet-dashboard section h2 {
  margin: 0 0 12px;
  font-size: 1.25em;
  line-height: 1.25;
}
.ricochet-page .ricochet-dashboard__outcome {
  min-height: 0;
  margin: 0 0 14px;
  padding: 12px 16px;
  border-radius: 10px;
  background: color-mix(in srgb, currentColor 8%, transparent);
}
.ricochet-page .ricochet-dashboard__outcome:empty {
  margin: 0;
  padding: 0;
}
/* Two in a row, under the first; where a mouse points and there is room, all of them in one. */
.ricochet-page__channels {
  display: grid;
  grid-template-columns: repeat(2, minmax(0, 1fr));
  gap: 10px;
  margin: 12px 0 4px;
  padding: 0;
  list-style: none;
}
.ricochet-page__channels li:first-child {
  grid-column: 1 / -1;
}
@media (min-width: 600px) and (not (pointer: coarse)) {
  .ricochet-page__channels {
    grid-template-columns: repeat(5, auto);
  }
  .ricochet-page__channels li:first-child {
    grid-column: auto;
  }
}
.ricochet-page .ricochet-page__channels .ricochet-page__button {
  width: 100%;
  margin: 0;
  padding-inline: 8px;
  border-color: var(--line);
}
@media not (pointer: coarse) {
  .ricochet-page__phone {
    display: none;
  }
}
.ricochet-page__more {
  display: flex;
  align-items: flex-start;
  justify-content: space-between;
  gap: 0 16px;
}
.ricochet-page__more:has([open]) {
  flex-wrap: wrap;
}
.ricochet-page__qr summary,
.ricochet-page .ricochet-page__more button {
  min-height: 44px;
  padding-block: 10px;
  font: inherit;
  cursor: pointer;
}
.ricochet-page .ricochet-page__more button {
  flex-shrink: 99;
  padding-inline: 0;
  border: 0;
  background: none;
  color: inherit;
  text-decoration: underline;
  text-underline-offset: 0.2em;
}
.ricochet-page .ricochet-page__more [hidden] {
  visibility: hidden;
}
.ricochet-page__qr img {
  display: block;
  max-width: 100%;
  height: auto;
  border-radius: 8px;
  background: #fff;
}
.ricochet-dashboard__figures {
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(118px, 100%), 1fr));
  gap: 10px;
  margin: 0;
}
.ricochet-dashboard__figures div {
  display: flex;
  flex-direction: column-reverse;
  justify-content: flex-end;
  padding: 14px 16px;
  border: 1px solid var(--line);
  border-radius: 12px;
}
.ricochet-dashboard__figures dt {
  font-size: 0.88em;
  line-height: 1.3;
}
.ricochet-dashboard__figures dd {
  margin: 0 0 2px;
  font-size: 1.75em;
  font-weight: 600;
  line-height: 1.1;
  font-variant-numeric: tabular-nums;
}
.ricochet-dashboard__list {
  margin: 0;
  padding: 0;
  list-style: none;
}
.ricochet-dashboard__item {
  padding: 14px 0;
  border-top: 1px solid var(--line);
}
.ricochet-dashboard__item:last-child {
  border-bottom: 1px solid var(--line);
}
.ricochet-dashboard .ricochet-dashboard__head {
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  justify-content: space-between;
  gap: 4px 14px;
  margin: 0;
}
.ricochet-dashboard__head strong {
  flex: 1 1 12em;
  font-weight: 600;
}
.ricochet-dashboard__list + p {
  padding-top: 12px;
}
.ricochet-dashboard__state {
  padding: 2px 10px;
  border: 1px solid var(--line);
  border-radius: 99px;
  font-size: 0.82em;
}
.ricochet-dashboard__item--ready .ricochet-dashboard__state {
  border-color: transparent;
  background: var(--ricochet-main);
  color: var(--ricochet-main-label);
}
.ricochet-dashboard__since {
  font-size: 0.88em;
}
.ricochet-dashboard .ricochet-dashboard__why {
  margin: 4px 0 0;
  font-size: 0.94em;
  line-height: 1.45;
}
.ricochet-dashboard .ricochet-dashboard__code {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 10px;
  margin: 10px 0 6px;
}
.ricochet-dashboard__code code {
  padding: 9px 14px;
  border: 2px dashed currentColor;
  border-radius: 8px;
  font: 600 1em/1.3 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
  user-select: all;
}
.ricochet-dashboard__code .ricochet-page__button {
  margin: 0;
}
.ricochet-dashboard__empty {
  padding: 18px 20px;
  border: 1px dashed var(--line);
  border-radius: 12px;
}
@media (forced-colors: active) {
  .ricochet-dashboard__item--ready .ricochet-dashboard__state {
    border-color: currentColor;
  }
}
`;
