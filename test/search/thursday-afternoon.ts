/** Read from the seed: all services that speak Arabic on a Thursday afternoon, and can be gone to. */
export const USUAL = [
  'antidiskriminierung-musterkreis',
  'arbeitsvermittlung-beispiel-jobcenter',
  'formularhilfe-musterkreis',
  'jmd-beratung-musterkreis',
  'mbe-sprechstunde-musterstadt',
  'offener-treff-testwerk',
  'sprachcafe-musterstadt',
];

/** On the second and fourth of the month, and instead of one that it closes. */
export const CLINIC = 'sprechstunde-ohne-versicherung-musterklinikum';

/** From February 2027 on. */
export const LITERACY = 'alphakurs-beispielheim';
