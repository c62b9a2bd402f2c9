/**
 * Month names as trackers write them, short and long, nominative and genitive, in the languages whose exports are about. One
 * language a line, January first, forms parted by a bar; what an earlier line has already is left out.
 */
const NAMES = [
  'jan|january feb|february mar|march apr|april may jun|june jul|july aug|august sep|september oct|october nov|november dec|december', // en
  'januar februar mär|märz  mai juni juli  sept okt|oktober  dez|dezember', // de
  'janv|janvier févr|février mars avr|avril  juin juil|juillet août septembre octobre novembre déc|décembre', // fr
  'ene|enero febrero marzo abr|abril mayo junio julio ago|agosto septiembre octubre noviembre dic|diciembre', // es
  'janeiro fev|fevereiro março  maio junho julho  set|setembro out|outubro novembro dezembro', // pt
  'gen|gennaio febbraio  aprile mag|maggio giu|giugno lug|luglio  settembre ott|ottobre  dicembre', // it
  'januari februari mrt|maart  mei   augustus    ', // nl
  'sty|styczeń|stycznia lut|luty|lutego marzec|marca kwi|kwiecień|kwietnia maj|maja cze|czerwiec|czerwca lip|lipiec|lipca sie|sierpień|sierpnia wrz|wrzesień|września paź|październik|października lis|listopad|listopada gru|grudzień|grudnia', // pl
  'led|leden|ledna úno|únor|února bře|březen|března dub|duben|dubna kvě|květen|května čvn|červen|června čvc|červenec|července srp|srpen|srpna zář|září říj|říjen|října listopadu pro|prosinec|prosince', // cs
  '       augusti    ', // sv
  '  marts         ', // da
  '           des|desember', // nb
  'tammi|tammikuu|tammikuuta helmi|helmikuu|helmikuuta maalis|maaliskuu|maaliskuuta huhti|huhtikuu|huhtikuuta touko|toukokuu|toukokuuta kesä|kesäkuu|kesäkuuta heinä|heinäkuu|heinäkuuta elo|elokuu|elokuuta syys|syyskuu|syyskuuta loka|lokakuu|lokakuuta marras|marraskuu|marraskuuta joulu|joulukuu|joulukuuta', // fi
  'oca|ocak şub|şubat mart nis|nisan mayıs haz|haziran tem|temmuz ağu|ağustos eyl|eylül eki|ekim kas|kasım ara|aralık', // tr
  'ian|ianuarie februarie martie aprilie  iun|iunie iul|iulie  septembrie octombrie noiembrie decembrie', // ro
  'január febr|február márc|március ápr|április máj|május jún|június júl|július augusztus szept|szeptember október  ', // hu
  'ιαν|ιανουαρίου φεβ|φεβρουαρίου μαρ|μαρτίου απρ|απριλίου μαΐ|μαΐου ιουν|ιουνίου ιουλ|ιουλίου αυγ|αυγούστου σεπ|σεπτεμβρίου οκτ|οκτωβρίου νοε|νοεμβρίου δεκ|δεκεμβρίου', // el
  'янв|январь|января февр|февраль|февраля март|мар|марта апр|апрель|апреля май|мая июнь|июн|июня июль|июл|июля авг|август|августа сент|сентябрь|сентября окт|октябрь|октября нояб|ноябрь|ноября дек|декабрь|декабря', // ru
  'січ|січень|січня лют|лютий|лютого бер|березень|березня квіт|квітень|квітня трав|травень|травня черв|червень|червня лип|липень|липня серп|серпень|серпня вер|вересень|вересня жовт|жовтень|жовтня лист|листопад|листопада груд|грудень|грудня', // uk
  'ינו׳|ינואר פבר׳|פברואר מרץ אפר׳|אפריל מאי יוני יולי אוג׳|אוגוסט ספט׳|ספטמבר אוק׳|אוקטובר נוב׳|נובמבר דצמ׳|דצמבר', // he
  'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر', // ar
  'януари февруари  април  юни юли  септември октомври ноември декември', // bg
  'gener febrer març d’abr|d’abril maig juny juliol ag|agost|d’ag|d’agost setembre d’oct|d’octubre  desembre', // ca
];

/** Lower case, without its full stop -> 1 to 12. */
export const MONTH_NUMBERS: ReadonlyMap<string, number> = new Map(
  NAMES.flatMap((language) =>
    language
      .split(' ')
      .flatMap((forms, index) =>
        forms.split('|').flatMap((name): [string, number][] => (name === '' ? [] : [[name, index + 1]])),
      ),
  ),
);
