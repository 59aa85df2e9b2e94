/**
 * Words of German law and offices that stay as they are in every language: they stand on the letters, forms and doors that readers meet, and an engine's own word for them leads astray.
 * Each is a word of the federal law that is named with it (https://www.gesetze-im-internet.de).
 */
const BY_LAW: Readonly<Record<string, readonly string[]>> = {
  'AufenthG §§ 4–9a, 18g, 43, 45a, 60a, 81': [
    'Aufenthaltstitel', 'Aufenthaltserlaubnis', 'Niederlassungserlaubnis', 'Erlaubnis zum Daueraufenthalt-EU', 'Blaue Karte EU', 'Integrationskurs', 'Berufssprachkurs', 'Duldung', 'Fiktionsbescheinigung', 'Ausländerbehörde',
  ],
  'AsylG §§ 5, 55, 63a': ['Bundesamt für Migration und Flüchtlinge', 'BAMF', 'Aufenthaltsgestattung', 'Ankunftsnachweis'],
  'SGB II §§ 6d, 19, 28': ['Jobcenter', 'Bürgergeld', 'Bildung und Teilhabe'],
  'SGB III § 367': ['Bundesagentur für Arbeit', 'Agentur für Arbeit'],
  'SGB VIII § 69, SGB XII': ['Jugendamt', 'Sozialamt'],
  'EStG §§ 62, 70, BKGG § 6a, BEEG': ['Kindergeld', 'Familienkasse', 'Kinderzuschlag', 'Elterngeld'],
  'WoGG, WoFG § 27': ['Wohngeld', 'Wohnberechtigungsschein'],
  'BMG § 18, BZRG § 30, PStG': ['Meldebescheinigung', 'Führungszeugnis', 'Standesamt'],
  'BAföG, AsylbLG, BQFG': ['BAföG', 'AsylbLG', 'Berufsqualifikationsfeststellungsgesetz'],
};

export const OFFICIAL_TERMS: readonly string[] = Object.values(BY_LAW).flat();
