import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/** Scripts written into the page itself, by their hash; everything else comes from our own files. */
function inlineScriptHashes(html: string): string[] {
  return [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  );
}

/**
 * Puts a Content-Security-Policy into the built page: nothing is loaded from, or sent to, another
 * host, whatever a bug or a dependency might try.
 */
export function contentSecurityPolicy(): Plugin {
  return {
    name: 'matinee:content-security-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => [
        {
          tag: 'meta',
          injectTo: 'head-prepend',
          attrs: {
            'http-equiv': 'Content-Security-Policy',
            content: [
              `default-src 'self'`,
              `script-src ${[`'self'`, `'wasm-unsafe-eval'`, ...inlineScriptHashes(html)].join(' ')}`,
              `worker-src 'self' blob:`,
              // Svelte sets the colour of a card and its place in a transition as inline style.
              `style-src 'self' 'unsafe-inline'`,
              `img-src 'self' data: blob:`,
              `object-src 'none'`,
              `base-uri 'none'`,
              `form-action 'none'`,
            ].join('; '),
          },
        },
      ],
    },
  };
}
