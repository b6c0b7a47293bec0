/**
 * The theme editor inside the page it shows: puts a section in after the page has loaded and tells of it with the events
 * that Shopify's editor sends. `Shopify.sandboxEditor` belongs to the sandbox alone.
 */
(() => {
  const tell = (element, name, detail) =>
    element.dispatchEvent(new CustomEvent(`shopify:${name}`, { bubbles: true, detail }));

  /** A script that was parsed with the section does not run; a new element with the same source does. */
  const wake = (script) => {
    const copy = document.createElement('script');
    if (script.src && document.querySelector(`head script[src="${script.getAttribute('src')}"]`))
      return script.remove();
    for (const { name, value } of script.attributes) copy.setAttribute(name, value);
    copy.textContent = script.textContent;
    script.remove();
    document.head.append(copy);
  };

  const unloadSection = (sectionId) => {
    const old = document.getElementById(`shopify-section-${sectionId}`);
    if (old) tell(old, 'section:unload', { sectionId });
    return old;
  };

  const loadSection = async (sectionId) => {
    const address = new URL(location.href);
    address.searchParams.set('section_id', sectionId);
    const response = await fetch(address);
    if (!response.ok) throw new Error(`The page has no section ${sectionId}`);
    const parsed = new DOMParser().parseFromString(await response.text(), 'text/html');
    const section = document.adoptNode(parsed.getElementById(`shopify-section-${sectionId}`));
    unloadSection(sectionId).replaceWith(section);
    for (const asset of parsed.querySelectorAll('link, style')) document.head.append(document.adoptNode(asset));
    for (const script of [...parsed.querySelectorAll('script'), ...section.querySelectorAll('script:not([type])')]) {
      wake(script);
    }
    tell(section, 'section:load', { sectionId });
    return section;
  };

  Shopify.sandboxEditor = {
    loadSection,
    unloadSection,
    sectionIds: () =>
      [...document.querySelectorAll('.shopify-section')].map(({ id }) => id.slice('shopify-section-'.length)),
    select: (element, what = 'block') => tell(element, `${what}:select`, { load: false }),
    deselect: (element, what = 'block') => tell(element, `${what}:deselect`, {}),
  };
})();
