import '@cloudscape-design/global-styles/index.css';
import './console.css';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { applyTokens } from './preferences/tokens';

applyTokens();
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(<App />);
}
