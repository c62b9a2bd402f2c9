/**
 * Text as Markdown that shows exactly that text, wherever in a document it stands: in a paragraph, a heading, a list, a table
 * cell, a link's words. Text from trackers is full of stars, brackets and tags; none of it may become a mark, a link or HTML.
 */
export const escapeMarkdown = (text: string): string => text.split('\n').map(escapeLine).join('\n');

function escapeLine(line: string): string {
  return (
    line
      // Four spaces would make it code, and so would a tab.
      .trimStart()
      .replace(MARKS, '\\$&')
      .replace(LONE_UNDERSCORE, '\\_')
      // What a reader would turn into a link: https://, www., somebody@example.org.
      .replace(/(https?|ftp)(?=:\/\/)|www(?=\.)|(?<=\S)(?=@)|(?:mailto|xmpp)(?=:)/gi, '$&\\')
      .replace(/&(?=#?\w+;)/g, '\\&')
      // What makes a block of a line, or closes a heading.
      .replace(/^[#>+\-=:]/, '\\$&')
      .replace(/^(\d{1,9})([.)])/, '$1\\$2')
      .replace(/(?<=\s)#+$/, (run) => run.replaceAll('#', '\\#'))
  );
}

/** Never harmless. An exclamation mark before a bracket is, once the bracket is. */
const MARKS = /[\\`*[\]<|~]/g;

/** Inside a word, as in `payment_id`, an underscore is only itself. */
const LONE_UNDERSCORE = /(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g;
