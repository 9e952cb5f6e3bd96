/** Where the end-to-end server listens; away from Vite's own ports. */
export const PORT = Number(process.env['E2E_PORT'] ?? 4187);
export const ORIGIN = `http://127.0.0.1:${PORT}`;
