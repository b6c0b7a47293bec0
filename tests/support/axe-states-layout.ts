import type { Page } from 'playwright-core';

/** What a finger and a keyboard can use. */
const controls =
  'a[href], button, summary, select, textarea, input:not([type="hidden"]), [role="button"], [tabindex]:not([tabindex="-1"])';

/**
 * What is wrong with how our part of a page is laid out, as sentences: wider than the screen, text that is cut off, a
 * target too small for a finger (WCAG 2.5.8: 24 px; links within a sentence are excepted).
 */
export async function findLayoutProblems(page: Page, part: string): Promise<string[]> {
  return await page.evaluate(
    ({ selector, controls: usable }) => {
      const problems: string[] = [];
      const root = document.documentElement;
      const width = root.clientWidth;
      const roots = [...document.querySelectorAll<HTMLElement>(selector)];
      const wide = root.scrollWidth;
      // Without ours: a theme that is wider than the screen by itself is not our doing.
      roots.forEach((each) => each.style.setProperty('display', 'none', 'important'));
      const otherwise = Math.max(width, root.scrollWidth);
      roots.forEach((each) => each.style.removeProperty('display'));
      if (wide > otherwise) problems.push(`the page is ${wide} px wide on a screen of ${width}`);
      const isSeen = (element: Element) => {
        const { width: across, height: down } = element.getBoundingClientRect();
        const isInside = element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
        // What only a screen reader reads is one pixel large.
        return isInside && across > 1 && down > 1;
      };
      const name = (element: Element) => {
        const classes = [...element.classList].map((each) => `.${each}`).join('');
        return `<${element.localName}${classes}> “${(element.textContent ?? '').trim().slice(0, 40)}”`;
      };
      const ours = roots.flatMap((each) => [each, ...each.querySelectorAll('*')]);
      for (const element of ours.filter(isSeen)) {
        if (element.closest('svg') !== null) continue;
        const box = element.getBoundingClientRect();
        if (box.left < -0.5 || box.right > width + 0.5)
          problems.push(`${name(element)} reaches from ${box.left} to ${box.right} on a screen of ${width}`);
        // The field of a link scrolls, and is read by selecting.
        const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
        const style = getComputedStyle(element);
        const isBox = element.clientWidth > 0 && element instanceof HTMLElement && !isField;
        if (isBox && element.scrollWidth > element.clientWidth + 1 && !/auto|scroll/.test(style.overflowX))
          problems.push(`${name(element)} is ${element.clientWidth} px wide and holds ${element.scrollWidth}`);
        if (isBox && element.scrollHeight > element.clientHeight + 1 && /hidden|clip/.test(style.overflowY))
          problems.push(`${name(element)} is ${element.clientHeight} px high and holds ${element.scrollHeight}`);
      }
      for (const element of ours.filter((each) => each.matches(usable) && isSeen(each))) {
        const box = element.getBoundingClientRect();
        const isInSentence =
          getComputedStyle(element).display === 'inline' &&
          [...(element.parentElement?.childNodes ?? [])].some(
            (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
          );
        // A box or a dot has its label for a target.
        const label = element instanceof HTMLInputElement ? element.labels?.[0]?.getBoundingClientRect() : undefined;
        const isSmall = (size: { width: number; height: number }) => size.width < 24 || size.height < 24;
        if (!isInSentence && isSmall(box) && (label === undefined || isSmall(label)))
          problems.push(`${name(element)} is a target of ${box.width} × ${box.height} px`);
      }
      return [...new Set(problems)];
    },
    { selector: part, controls },
  );
}

/**
 * What a keyboard cannot do in our part of a page, as sentences: a control that Tab never reaches, or that does not show
 * when it has the focus. Leaves the focus behind the part.
 */
export async function findKeyboardProblems(page: Page, part: string): Promise<string[]> {
  const wanted = await page.evaluate(
    ({ selector, controls: usable }) => {
      document.querySelectorAll('[data-tab-stop]').forEach((each) => each.removeAttribute('data-tab-stop'));
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      // Tab goes on from here: without it, from wherever the last press was.
      getSelection()?.setPosition(document.body, 0);
      const ours = [...document.querySelectorAll<HTMLElement>(selector)].flatMap((root) => [
        ...(root.matches(usable) ? [root] : []),
        ...root.querySelectorAll<HTMLElement>(usable),
      ]);
      const looks = (element: Element) => {
        const style = getComputedStyle(element);
        const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor } = style;
        return [outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor].join(' ');
      };
      const groups = new Set<string>();
      const reachable = ours.filter((element) => {
        if (!element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) return false;
        if (element.matches(':disabled') || element.closest('[inert]') !== null || element.tabIndex < 0) return false;
        // Tab reaches one of the choices that belong together; the arrows reach the others.
        if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
        const isFirst = !groups.has(element.name);
        groups.add(element.name);
        return isFirst;
      });
      reachable.forEach((element, index) => {
        element.dataset['tabStop'] = `${index}`;
        element.dataset['tabLooks'] = looks(element);
      });
      return reachable.length;
    },
    { selector: part, controls },
  );
  const problems: string[] = [];
  const reached = new Set<string>();
  for (let presses = 0; presses < 150 && reached.size < wanted; presses += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement)) return null;
      const { tabStop, tabLooks } = element.dataset;
      if (tabStop === undefined) return null;
      const style = getComputedStyle(element);
      const now = [
        style.outlineStyle,
        style.outlineWidth,
        style.outlineColor,
        style.boxShadow,
        style.borderColor,
        style.backgroundColor,
      ].join(' ');
      const outline = style.outlineStyle === 'none' ? 0 : Number.parseFloat(style.outlineWidth);
      const isShown = now !== tabLooks && (outline >= 1 || style.boxShadow !== 'none');
      const box = element.getBoundingClientRect();
      const isOnScreen = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
      return { stop: tabStop, isShown, isOnScreen, html: element.outerHTML.slice(0, 120) };
    });
    if (at === null || reached.has(at.stop)) continue;
    reached.add(at.stop);
    if (!at.isShown) problems.push(`nothing shows the focus on ${at.html}`);
    if (!at.isOnScreen) problems.push(`the focus is off the screen on ${at.html}`);
  }
  const missed = await page.evaluate(
    (stops) =>
      [...document.querySelectorAll<HTMLElement>('[data-tab-stop]')]
        .filter((element) => !stops.includes(element.dataset['tabStop'] ?? ''))
        .map((element) => `Tab never reaches ${element.outerHTML.slice(0, 160)}`),
    [...reached],
  );
  return [...problems, ...missed];
}
