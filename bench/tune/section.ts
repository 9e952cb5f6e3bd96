/**
 * A Markdown document with one section (a first-level heading and what follows it, up to the next)
 * in place of the one of the same heading, or at the end where there is none.
 */
export function withSection(document: string, heading: string, body: string): string {
  const section = `# ${heading}\n\n${body.trim()}\n`;
  const sections = document.trim().split(/\n(?=# )/);
  const at = sections.findIndex((one) => one.startsWith(`# ${heading}\n`));
  if (at < 0) sections.push(section);
  else sections[at] = section;
  return `${sections.map((one) => one.trim()).join('\n\n')}\n`;
}
