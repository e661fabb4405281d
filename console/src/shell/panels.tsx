// What a page may show beside itself: help on the right, the details of a row below.
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

interface Panels {
  help: ReactNode | undefined;
  helpOpen: boolean;
  setHelpOpen: (open: boolean) => void;
  setHelp: (help: ReactNode | undefined) => void;
  split: ReactNode | undefined;
  setSplit: (split: ReactNode | undefined, onClose?: () => void) => void;
  closeSplit: () => void;
}

const PanelsContext = createContext<Panels | undefined>(undefined);

export function usePanels(): Panels {
  const panels = useContext(PanelsContext);
  if (panels === undefined) {
    throw new Error('panels are used outside of SidePanels');
  }
  return panels;
}

export function SidePanels({ children }: { children: ReactNode }) {
  const [help, setHelp] = useState<ReactNode>();
  const [helpOpen, setHelpOpen] = useState(false);
  const [split, setSplitNode] = useState<{ node: ReactNode; onClose: (() => void) | undefined }>();
  const panels = useMemo<Panels>(
    () => ({
      help,
      helpOpen,
      setHelpOpen,
      setHelp,
      split: split?.node,
      setSplit: (node, onClose) => setSplitNode(node === undefined ? undefined : { node, onClose }),
      closeSplit: () => {
        setSplitNode(undefined);
        split?.onClose?.();
      },
    }),
    [help, helpOpen, split],
  );
  return <PanelsContext.Provider value={panels}>{children}</PanelsContext.Provider>;
}

// The help of the page that calls it, for as long as it is shown.
export function useHelp(help: ReactNode, key: string): void {
  const { setHelp } = usePanels();
  useEffect(() => {
    setHelp(help);
    return () => setHelp(undefined);
  }, [key]);
}
