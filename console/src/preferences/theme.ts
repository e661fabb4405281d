// Light or dark, as chosen or as the system says, and still where the system asks for less motion.
import { applyMode, disableMotion, Mode } from '@cloudscape-design/global-styles';
import { useEffect } from 'react';
import type { Theme } from './store';

const DARK = '(prefers-color-scheme: dark)';
const STILL = '(prefers-reduced-motion: reduce)';

export function useTheme(theme: Theme): void {
  useEffect(() => {
    const dark = matchMedia(DARK);
    const still = matchMedia(STILL);
    const apply = () => {
      const isDark = theme === 'dark' || (theme === 'system' && dark.matches);
      applyMode(isDark ? Mode.Dark : Mode.Light);
      disableMotion(still.matches);
      document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
    };
    apply();
    dark.addEventListener('change', apply);
    still.addEventListener('change', apply);
    return () => {
      dark.removeEventListener('change', apply);
      still.removeEventListener('change', apply);
    };
  }, [theme]);
}
