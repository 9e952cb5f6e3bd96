import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { contentSecurityPolicy } from './scripts/contentSecurityPolicy.ts';

export default defineConfig({
  // Relative URLs: the built page works from any sub-folder of any file server.
  base: './',
  plugins: [
    svelte(),
    contentSecurityPolicy(),
    VitePWA({
      // A new version waits: the open tab goes on, or asks its reader to reload.
      registerType: 'prompt',
      includeAssets: [],
      manifest: {
        name: 'Matinee',
        short_name: 'Matinee',
        description: 'Film recommendations that are learnt in your browser and stay there.',
        start_url: './',
        scope: './',
        display: 'standalone',
        background_color: '#faf7f2',
        theme_color: '#faf7f2',
        icons: [{ src: 'icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
      },
      workbox: {
        globPatterns: ['**/*.{html,js,css,wasm,svg,png,woff2}'],
        globIgnores: ['data/**'],
        maximumFileSizeToCacheInBytes: 8 * 1024 * 1024,
        // `?engine=wasm` and the like are the same page.
        navigateFallback: 'index.html',
        navigateFallbackDenylist: [/\/data\//],
        cleanupOutdatedCaches: true,
        runtimeCaching: [
          {
            // The library lives in IndexedDB; this copy serves a browser that refuses one. Network
            // first, so that a damaged download is never served again while there is a network.
            urlPattern: ({ url, sameOrigin }) => sameOrigin && url.pathname.includes('/data/'),
            handler: 'NetworkFirst',
            options: { cacheName: 'matinee-library', expiration: { maxEntries: 4 } },
          },
        ],
      },
    }),
  ],
  worker: { format: 'es' },
  build: { target: 'es2022', modulePreload: { polyfill: false } },
});
