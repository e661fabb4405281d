// Cloudscape's global styles carry their fonts as data: addresses. Written as files of their own they pass a
// `font-src 'self'` policy, and a browser fetches only the faces that a page shows.
import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

const EMBEDDED_FONT = /url\((["']?)data:[a-z/-]*(?:font|woff2?)[^;]*;(?:charset=[^;]*;)?base64,([A-Za-z0-9+/=]+)\1\)/g;

export function fontFiles(): Plugin {
  return {
    name: 'font-files',
    apply: 'build',
    generateBundle(_, bundle) {
      for (const asset of Object.values(bundle)) {
        if (asset.type !== 'asset' || !asset.fileName.endsWith('.css')) {
          continue;
        }
        asset.source = asset.source.toString().replace(EMBEDDED_FONT, (_match, _quote, content: string) => {
          const bytes = Buffer.from(content, 'base64');
          const name = `open-sans-${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}.woff2`;
          this.emitFile({ type: 'asset', fileName: `assets/${name}`, source: bytes });
          return `url(${name})`;
        });
      }
    },
  };
}
