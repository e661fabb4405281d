// The title of the browser's tab, which a screen reader says first.
import { useEffect } from 'react';
import { useTexts } from '../texts/texts';

export function useTitle(page: string): void {
  const { product } = useTexts();
  useEffect(() => {
    document.title = `${page} | ${product}`;
  }, [page, product]);
}
