// The languages beyond English and Arabic get short titles made from the name of the topic.

/** Topic at the top of the tree, then its name in simple German, French, Ukrainian, Russian, Turkish and Persian. */
type TopicRow = readonly [topic: string, simple: string, fr: string, uk: string, ru: string, tr: string, fa: string];

export const furtherLanguages = ['de-simple', 'fr', 'uk', 'ru', 'tr', 'fa'] as const;

const rows: readonly TopicRow[] = [
  ['ankommen', 'Neu in Deutschland', 'Arriver', 'Прибуття', 'Прибытие', 'Yeni gelenler', 'ورود به آلمان'],
  ['aufenthalt-asyl', 'Aufenthalt und Asyl', 'Séjour et asile', 'Перебування та притулок', 'Пребывание и убежище', 'Oturum ve iltica', 'اقامت و پناهندگی'],
  ['sprachkurse', 'Deutsch lernen', 'Cours de langue', 'Мовні курси', 'Языковые курсы', 'Dil kursları', 'دوره‌های زبان'],
  ['arbeit-ausbildung', 'Arbeit und Ausbildung', 'Travail et formation', 'Робота та навчання', 'Работа и обучение', 'İş ve meslek eğitimi', 'کار و آموزش حرفه‌ای'],
  ['anerkennung', 'Zeugnisse anerkennen', 'Reconnaissance des diplômes', 'Визнання дипломів', 'Признание дипломов', 'Diploma denkliği', 'به‌رسمیت‌شناسی مدارک'],
  ['geld-leistungen', 'Geld vom Amt', 'Argent et aides', 'Гроші та виплати', 'Деньги и пособия', 'Para ve yardımlar', 'پول و کمک‌هزینه'],
  ['wohnen', 'Wohnen', 'Logement', 'Житло', 'Жильё', 'Konut', 'مسکن'],
  ['gesundheit', 'Gesund bleiben', 'Santé', 'Здоров’я', 'Здоровье', 'Sağlık', 'سلامت'],
  ['schwangerschaft', 'Schwanger sein', 'Grossesse', 'Вагітність', 'Беременность', 'Hamilelik', 'بارداری'],
  ['kinder-kita', 'Kinder und Kita', 'Enfants et crèche', 'Діти та садочок', 'Дети и детский сад', 'Çocuklar ve kreş', 'کودکان و مهدکودک'],
  ['schule', 'Schule', 'École', 'Школа', 'Школа', 'Okul', 'مدرسه'],
  ['jugend', 'Junge Menschen', 'Jeunesse', 'Молодь', 'Молодёжь', 'Gençlik', 'جوانان'],
  ['frauen', 'Frauen', 'Femmes', 'Жінки', 'Женщины', 'Kadınlar', 'زنان'],
  ['lgbtiq', 'LSBTIQ', 'LGBTIQ', 'ЛГБТІК', 'ЛГБТИК', 'LGBTİQ', 'ال‌جی‌بی‌تی‌آی‌کیو'],
  ['behinderung', 'Leben mit Behinderung', 'Handicap', 'Інвалідність', 'Инвалидность', 'Engellilik', 'معلولیت'],
  ['schulden', 'Schulden', 'Dettes', 'Борги', 'Долги', 'Borçlar', 'بدهی'],
  ['gewalt-schutz', 'Schutz vor Gewalt', 'Protection contre la violence', 'Захист від насильства', 'Защита от насилия', 'Şiddetten korunma', 'محافظت در برابر خشونت'],
  ['diskriminierung', 'Ungerecht behandelt', 'Discrimination', 'Дискримінація', 'Дискриминация', 'Ayrımcılık', 'تبعیض'],
  ['religion', 'Religion', 'Religion', 'Релігія', 'Религия', 'Din', 'دین'],
  ['freizeit-begegnung', 'Freizeit', 'Loisirs et rencontres', 'Дозвілля та зустрічі', 'Досуг и встречи', 'Boş zaman ve buluşma', 'اوقات فراغت و دیدار'],
  ['ehrenamt', 'Freiwillig helfen', 'Bénévolat', 'Волонтерство', 'Волонтёрство', 'Gönüllülük', 'کار داوطلبانه'],
  ['uebersetzung-begleitung', 'Übersetzen und mitgehen', 'Traduction et accompagnement', 'Переклад і супровід', 'Перевод и сопровождение', 'Çeviri ve eşlik', 'ترجمه و همراهی'],
  ['rueckkehr', 'Zurück in die Heimat', 'Retour', 'Повернення', 'Возвращение', 'Geri dönüş', 'بازگشت'],
  ['einbuergerung', 'Deutsch werden', 'Naturalisation', 'Набуття громадянства', 'Получение гражданства', 'Vatandaşlık', 'تابعیت'],
  ['beratung', 'Rat bekommen', 'Conseil', 'Консультації', 'Консультации', 'Danışmanlık', 'مشاوره'],
];

const children: Record<string, readonly string[]> = {
  'ankommen': ['erste-schritte', 'anmeldung', 'bank-versicherung', 'unterwegs'],
  'aufenthalt-asyl': ['asylverfahren', 'aufenthaltstitel', 'familiennachzug'],
  'sprachkurse': ['integrationskurs', 'berufssprachkurs', 'alphabetisierung'],
  'arbeit-ausbildung': ['arbeitssuche', 'ausbildung', 'selbststaendigkeit', 'arbeitsrecht'],
  'wohnen': ['wohnungssuche', 'mietrecht'],
  'gesundheit': ['arzt-krankenhaus', 'seelische-gesundheit', 'sucht'],
  'schwangerschaft': ['schwangerschaftsberatung', 'geburt-hebamme'],
  'kinder-kita': ['kita', 'spielgruppe'],
  'schule': ['schulanmeldung', 'nachhilfe', 'studium'],
  'jugend': ['jugendtreff'],
  'frauen': ['frauentreff'],
  'behinderung': ['fruehfoerderung'],
  'schulden': ['schuldnerberatung'],
  'gewalt-schutz': ['haeusliche-gewalt'],
  'diskriminierung': ['antidiskriminierungsberatung'],
  'religion': ['seelsorge', 'glaubensgemeinschaften'],
  'freizeit-begegnung': ['begegnungscafe', 'sport', 'kultur'],
  'ehrenamt': ['ehrenamt-finden'],
  'uebersetzung-begleitung': ['dolmetschen', 'behoerdenbegleitung', 'antraege-formulare'],
  'beratung': ['rechtsberatung', 'sozialberatung'],
};

/** Each topic, at the top or below, with the names of its top in the further languages. */
export const topicNames: ReadonlyMap<string, readonly string[]> = new Map(
  rows.flatMap(([topic, ...names]) => [topic, ...(children[topic] ?? [])].map((slug) => [slug, names] as const)),
);
