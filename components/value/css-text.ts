/** A text of CSS: whatever could end it, or the element around it, is escaped. */
export function cssText(text: string): string {
  return `"${text.replace(/["\\<>\n\r\f]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `)}"`
}
