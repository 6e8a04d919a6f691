/**
 * Names of the months by number, long and short, alone and after a day, as the languages of Europe and some beyond
 * write them (Unicode CLDR by way of Intl). Croatian names that mean another month in Polish and Czech are left out.
 */
const NAMES: readonly string[] = [
  'ene enero gen gener gennaio ian ianuarie jaan jaanuar jan janar janara janeiro januar januara januari january január januára janv janvier janvāris janúar jän jänner led leden ledna oca ocak sausio sausis sij siječanj siječnja sty styczeń stycznia tammi tammikuu tammikuuta urt urtarrila xan xaneiro ιαν ιανουαρίου сту студзень студзеня січ січень січня янв январь января януари јан јануар јануари ינואר ינו׳ يناير ژانویه',
  'feb febbraio feber febr febreiro febrer febrero februar februari februarie february február februára februāris febrúar fev fevereiro févr février helmi helmikuu helmikuuta lut lutego luty ots otsaila shk shkurt vasario vasaris veebr veebruar velj veljača veljače úno únor února şub şubat φεβ φεβρουαρίου лют лютага лютий лютого люты феб фебруар фев февр февраль февраля февруари פברואר פבר׳ فبراير فوریه',
  'bře březen března kovas kovo maalis maaliskuu maaliskuuta maart mac mar marca march marec maret mars mart martie marts martxoa marz marzec marzo març março mrt mrz márc március mär märts märz ožu ožujak ožujka μαρ μαρτίου бер березень березня мар март марта сак сакавік сакавіка מרץ مارس',
  'abr abril api apirila apr april aprile aprilie aprill apríl apríla aprīlis avr avril balandis balandžio dub duben dubna d’abr d’abril huhti huhtikuu huhtikuuta kwi kwiecień kwietnia nis nisan pri prill tra travanj travnja ápr április απρ απριλίου апр апрель апреля април квіт квітень квітня кра красавік красавіка אפריל אפר׳ آوریل أبريل',
  'gegužė gegužės kvě květen května mag maggio mai maiatza maig maijs maio maj maja may mayo mayıs maí mei máj mája május svi svibanj svibnja touko toukokuu toukokuuta μαΐ μαΐου май мая мај трав травень травня מאי مايو',
  'birželio birželis cze czerwca czerwiec eka ekaina giu giugno haz haziran iun iunie juin jun june junho juni junij junio juny juuni jún júna június júní jūn jūnijs kesä kesäkuu kesäkuuta lipanj lipnja qer qershor xuño červen června čvn ιουν ιουνίου июн июнь июня черв червень червня чэр чэрвень чэрвеня юни јун јуни יוני يونيو ژوئن',
  'heinä heinäkuu heinäkuuta iul iulie juil juill juillet jul julai julho juli julij julio juliol july juuli júl júla július júlí jūl jūlijs korr korrik liepa liepos lipca lipiec lug luglio srpanj srpnja tem temmuz uzt uztaila xul xullo července červenec čvc ιουλ ιουλίου июл июль июля лип липень липня ліп ліпень ліпеня юли јул јули יולי يوليو ژوئیه',
  'abu abuztua ago agost agosto agu agustus aout août aug august augusta augusti augusts augustus augusztus avg avgust ağu ağustos d’ag d’agost elo elokuu elokuuta gush gusht kol kolovoz kolovoza ogo ogos rugpjūtis rugpjūčio sie sierpień sierpnia srpen srpna ágú ágúst αυγ αυγούστου авг август августа жні жнівень жніўня серп серпень серпня אוגוסט אוג׳ أغسطس اوت',
  'eyl eylül ira iraila rugsėjis rugsėjo ruj rujan rujna sep sept september septembra septembre septembrie septembris septiembre set setbre setembre setembro settembre sht shtator syys syyskuu syyskuuta szept szeptember wrz wrzesień września zář září σεπ σεπτεμβρίου вер верасень верасня вересень вересня сент сентябрь сентября сеп септембар септември ספטמבר ספט׳ سبتمبر سپتامبر',
  'd’oct d’octubre eki ekim loka lokakuu lokakuuta oct october octobre octombrie octubre okt oktober oktobris oktoober október októbra ott ottobre out outubro paź październik października spalio spalis tet tetor urr urria říj říjen října οκτ οκτωβρίου жовт жовтень жовтня кас кастрычнік кастрычніка окт октобар октомври октябрь октября אוקטובר אוק׳ أكتوبر اکتبر',
  'aza azaroa kas kasım lapkritis lapkričio listopada listopadu marras marraskuu marraskuuta noiembrie nov november novembra novembre novembris novembro noviembre nën nëntor nóv nóvember stu studeni studenoga νοε νοεμβρίου лист листопад листопада ліс лістапад лістапада нов новембар ное ноември нояб ноябрь ноября נובמבר נוב׳ نوامبر نوفمبر',
  'abe abendua ara aralık dec december decembra decembre decembrie decembris decembro des desember desembre dets detsember dez dezember dezembro dhj dhjetor dic dicembre diciembre dis disember déc décembre gru grudnia grudzień gruodis gruodžio joulu joulukuu joulukuuta pro prosinac prosinca prosince prosinec δεκ δεκεμβρίου груд грудень грудня дек декабрь декабря декември дец децембар сне снежань снежня דצמבר דצמ׳ دسامبر ديسمبر',
]

const NUMBERS = new Map(NAMES.flatMap((names, at) => names.split(' ').map((name) => [name, at + 1] as const)))

/** The number of a month, 1 to 12, by its name in any case, with or without the full stop of a short form; or null. */
export function monthNumber(name: string): number | null {
  return NUMBERS.get(name.toLowerCase().replace(/\.$/, '')) ?? null
}
