/** Languages in which notes are written, by their tag and their own name. Others work too; these are offered. */
export const LANGUAGES: Readonly<Record<string, string>> = {
  en: 'English',
  ar: 'العربية',
  bg: 'Български',
  cs: 'Čeština',
  da: 'Dansk',
  de: 'Deutsch',
  el: 'Ελληνικά',
  es: 'Español',
  fa: 'فارسی',
  fi: 'Suomi',
  fr: 'Français',
  he: 'עברית',
  hi: 'हिन्दी',
  hu: 'Magyar',
  it: 'Italiano',
  ja: '日本語',
  ko: '한국어',
  nb: 'Norsk bokmål',
  nl: 'Nederlands',
  pl: 'Polski',
  pt: 'Português',
  ro: 'Română',
  ru: 'Русский',
  sv: 'Svenska',
  th: 'ไทย',
  tr: 'Türkçe',
  uk: 'Українська',
  vi: 'Tiếng Việt',
  'zh-CN': '简体中文',
  'zh-TW': '繁體中文',
};

/**
 * The language of a text as far as its letters tell it: a script, and within a script the letters that only one of its
 * languages has. Latin letters tell nothing more and count as English; so does a text without letters.
 *
 * @param expected the language of what stands around: it is kept where the script is its own
 */
export function guessLanguage(text: string, expected?: string): string {
  const scripts = Object.keys(LETTERS) as (keyof typeof LETTERS)[];
  const weights = scripts.map((script) => (text.match(LETTERS[script])?.length ?? 0) * (WEIGHTS[script] ?? 2));
  const most = Math.max(...weights);
  if (most === 0) return expected ?? 'en';
  const script = scripts[weights.indexOf(most)]!;
  const isExpected = expected !== undefined && (SCRIPT_OF[expected] ?? 'latin') === script;
  return isExpected && !(expected.startsWith('zh') && KANA.test(text)) ? expected : languageOf(script, text);
}

/** Which way a text runs: that of its first letter, or of its language where it has none. */
export function directionOf(text: string, language: string): 'ltr' | 'rtl' {
  const [first] = text.match(/\p{L}/u) ?? [];
  return (first === undefined ? /^(ar|fa|he|ur)\b/.test(language) : RIGHT_TO_LEFT.test(first)) ? 'rtl' : 'ltr';
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Text about software is full of Latin names in any language, and each ideograph is a word. */
const WEIGHTS: Record<string, number> = { latin: 1, ideographs: 3 };

const LETTERS = {
  latin: /\p{Script=Latin}/gu,
  cyrillic: /\p{Script=Cyrillic}/gu,
  arabic: /\p{Script=Arabic}/gu,
  ideographs: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  hangul: /\p{Script=Hangul}/gu,
  hebrew: /\p{Script=Hebrew}/gu,
  greek: /\p{Script=Greek}/gu,
  devanagari: /\p{Script=Devanagari}/gu,
  thai: /\p{Script=Thai}/gu,
} satisfies Record<string, RegExp>;

/** What is not named here is written in Latin letters. */
const SCRIPT_OF: Record<string, string> = {
  ar: 'arabic',
  fa: 'arabic',
  bg: 'cyrillic',
  ru: 'cyrillic',
  uk: 'cyrillic',
  el: 'greek',
  he: 'hebrew',
  hi: 'devanagari',
  ja: 'ideographs',
  ko: 'hangul',
  th: 'thai',
  'zh-CN': 'ideographs',
  'zh-TW': 'ideographs',
};

function languageOf(script: string, text: string): string {
  if (script === 'cyrillic') return /[іїєґ]/i.test(text) ? 'uk' : 'ru';
  if (script === 'arabic') return /[پچژگکی]/.test(text) ? 'fa' : 'ar';
  // Japanese is hardly ever written without kana; Chinese has none.
  if (script === 'ideographs') return KANA.test(text) ? 'ja' : 'zh-CN';
  return Object.keys(SCRIPT_OF).find((language) => SCRIPT_OF[language] === script) ?? 'en';
}
