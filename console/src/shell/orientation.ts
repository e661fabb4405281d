// On a phone Cloudscape gives its bar of navigation an orientation, which a navigation cannot have: who hears the page
// is told nothing by it, and checkers call it critical. It is taken away wherever it appears.
import { useEffect } from 'react';

const WRONG = 'nav[aria-orientation]';

function mend(): void {
  document.querySelectorAll(WRONG).forEach(navigation => navigation.removeAttribute('aria-orientation'));
}

export function useNavigationWithoutOrientation(): void {
  useEffect(() => {
    mend();
    const observer = new MutationObserver(mend);
    observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ['aria-orientation'] });
    return () => observer.disconnect();
  }, []);
}
