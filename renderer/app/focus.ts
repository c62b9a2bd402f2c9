import { usePlace } from './place.ts';

/** Where the focus is and where it goes: F6 walks the window's parts, and what closes gives it back (DESIGN, section 7). */

const REGIONS = ['nav', 'main', 'aside', 'footer'];
const FOCUSABLE = 'button:not([tabindex="-1"]), a[href], input, select, textarea, [tabindex="0"]';

/** The element of each region that had the focus last. */
const lastIn = new WeakMap<Element, HTMLElement>();
let isLanding = false;

export function keepFocus(): void {
  document.addEventListener('focusin', ({ target }) => {
    const region = target instanceof Element ? target.closest(REGIONS.join()) : null;
    if (region) lastIn.set(region, target as HTMLElement);
  });
  let beforeForm: Element | null = null;
  let beforePeek: Element | null = null;
  usePlace.subscribe((next, previous) => {
    if (next.view !== previous.view) isLanding = true;
    if (next.peek && !previous.peek) beforePeek = document.activeElement;
    if (!next.peek && previous.peek && document.activeElement?.closest('aside')) giveBack(beforePeek);
    if (next.form && !previous.form) beforeForm = document.activeElement;
    if (!next.form && previous.form) giveBack(beforeForm);
  });
}

/** What was removed meanwhile cannot take it back: then the main sheet has it. */
function giveBack(to: Element | null): void {
  if (to instanceof HTMLElement && to.isConnected) to.focus();
  else enter(document.querySelector('main'));
}

/** Once a view that was gone to is there: keys go to it at once, unless something else has them. */
export function land(): void {
  if (isLanding && (document.activeElement ?? document.body) === document.body) enter(document.querySelector('main'));
  isLanding = false;
}

export function walkRegions(step: 1 | -1): void {
  const shown = REGIONS.flatMap((selector) => document.querySelector<HTMLElement>(selector) ?? []);
  const here = shown.findIndex((region) => region.contains(document.activeElement));
  const next = here < 0 ? (step > 0 ? 0 : shown.length - 1) : (here + step + shown.length) % shown.length;
  enter(shown[next] ?? null);
}

function enter(region: HTMLElement | null): void {
  if (!region) return;
  const last = lastIn.get(region);
  const target =
    last?.isConnected && last !== region
      ? last
      : (region.querySelector<HTMLElement>('button[aria-current], [role="grid"][tabindex="0"]') ??
        region.querySelector<HTMLElement>(FOCUSABLE) ??
        region);
  target.focus();
}
