import { describe, expect, it } from 'vitest';
import { directionOf, guessLanguage, LANGUAGES } from '../../../shared/exchange/language.ts';
import { markdownToHtml } from '../../../shared/exchange/markdownHtml.ts';

describe('Markdown to print', () => {
  it.each([
    ['<script>alert(1)</script>', '&#x3C;script>alert(1)&#x3C;/script>'],
    ['a <b onclick="x()">b</b>', '<p dir="ltr">a &#x3C;b onclick="x()">b&#x3C;/b></p>'],
    ['[x](javascript:alert(1))', '<p dir="ltr"><a>x</a></p>'],
    ['[x](data:text/html,x) [y](file:///etc/passwd)', '<p dir="ltr"><a>x</a> <a>y</a></p>'],
    ['[x](https://example.org/)', '<p dir="ltr"><a href="https://example.org/">x</a></p>'],
    ['![words](https://example.org/x.png)', '<p dir="ltr"><a href="https://example.org/x.png">words</a></p>'],
    ['![](x.png)', '<p dir="ltr"><a href="x.png">x.png</a></p>'],
    ['a<br>b', '<p dir="ltr">a<br>b</p>'],
    ['a <!-- hidden --> b', '<p dir="ltr">a  b</p>'],
    ['`<i>`', '<p dir="ltr"><code>&#x3C;i></code></p>'],
  ])('%s', (markdown, html) => {
    expect(markdownToHtml(markdown, 'en')).toBe(html);
  });

  it('has tables, tasks and notes at the foot that lead there and back', () => {
    expect(markdownToHtml('|a|\n|-:|\n|b|', 'en')).toContain('<th align="right" dir="ltr">a</th>');
    expect(markdownToHtml('- [x] done', 'en')).toContain('<input type="checkbox" checked disabled>');
    const noted = markdownToHtml('a[^1]\n\n[^1]: b', 'en');
    const [, target] = /href="#([^"]+)"/.exec(noted)!;
    expect(noted).toContain(`id="${target}"`);
  });

  it('tells the language and the direction of what is in another one', () => {
    expect(markdownToHtml('# Notes\n\nתאריך התשלום\n\n- 支払い日', 'en')).toBe(
      '<h1 dir="ltr">Notes</h1>\n<p dir="rtl" lang="he">תאריך התשלום</p>\n<ul dir="ltr" lang="ja">\n<li dir="ltr" lang="ja">支払い日</li>\n</ul>',
    );
    expect(markdownToHtml('- تاریخچه', 'fa')).toBe('<ul dir="rtl">\n<li dir="rtl">تاریخچه</li>\n</ul>');
  });
});

describe('the language of a text', () => {
  it.each([
    ['Payments 5.2', 'en'],
    ['', 'en'],
    ['1.2.3', 'en'],
    ['更新日志 CHANGELOG', 'zh-CN'],
    ['変更履歴を記録する', 'ja'],
    ['변경 사항', 'ko'],
    ['تاریخچهٔ تغییرات را نگه دارید', 'fa'],
    ['سجل التغييرات', 'ar'],
    ['Ведите changelog', 'ru'],
    ['Ведіть Changelog', 'uk'],
    ['Αλλαγές', 'el'],
    ['परिवर्तन', 'hi'],
    ['การเปลี่ยนแปลง', 'th'],
  ])('%s: %s', (text, language) => {
    expect(guessLanguage(text)).toBe(language);
    expect(LANGUAGES[language]).toBeDefined();
  });

  it('is that of what stands around, where the letters are the same', () => {
    expect(guessLanguage('Зміни', 'uk')).toBe('uk');
    expect(guessLanguage('Änderungen', 'de')).toBe('de');
    expect(guessLanguage('12', 'fa')).toBe('fa');
    expect(guessLanguage('日付', 'ja')).toBe('ja');
    expect(guessLanguage('変更した日付', 'zh-CN')).toBe('ja');
    expect(guessLanguage('Notes', 'fa')).toBe('en');
  });

  it('has a direction', () => {
    expect(directionOf('"1" תאריך a', 'en')).toBe('rtl');
    expect(directionOf('123', 'fa')).toBe('rtl');
    expect(directionOf('123', 'en')).toBe('ltr');
    expect(directionOf('API تاریخ', 'fa')).toBe('ltr');
  });
});
