import { CHOICES } from '../editor/forms.ts';
import { choiceLabel } from '../editor/labels.ts';
import type { Found, Wanted } from '../referral.ts';
import { compare, word, type PartnerWord } from '../words.ts';

interface Props {
  facets: Found['facets'];
  wanted: Wanted;
  want: (next: Wanted) => void;
}

/** Filters with many values, of which the search tells those that there are. */
const SELECTS: readonly { field: 'topic' | 'municipality' | 'spokenLanguage'; key: PartnerWord }[] = [
  { field: 'topic', key: 'referral.topic' }, { field: 'municipality', key: 'referral.place' }, { field: 'spokenLanguage', key: 'referral.language' },
];

/** What must be true of whom one is sent to. */
export function ReferralFilters({ facets, wanted, want }: Props) {
  return (
    <form class="form referral-filters" aria-label={word('referral.filters')} onSubmit={(submit) => {
      submit.preventDefault();
    }}>
      {SELECTS.map(({ field, key }) => {
        const values = facets.find((facet) => facet.field === field)?.values ?? [];
        const chosen = wanted[field];
        return (
          <p key={field}>
            <label for={`referral-${field}`}>{word(key)}</label>
            <select id={`referral-${field}`} value={chosen} onChange={({ currentTarget }) => {
              want({ ...wanted, [field]: currentTarget.value });
            }}>
              <option value="">{word('referral.any')}</option>
              {chosen !== '' && !values.some(({ value }) => value === chosen) && <option value={chosen}>{chosen}</option>}
              {values.toSorted((one, other) => compare(one.label, other.label)).map(({ value, label, count }) => <option key={value} value={value}>{`${label} (${String(count)})`}</option>)}
            </select>
          </p>
        );
      })}
      <p>
        <label for="referral-capacity">{word('referral.capacity')}</label>
        <select id="referral-capacity" value={wanted.capacity} onChange={({ currentTarget }) => {
          want({ ...wanted, capacity: currentTarget.value });
        }}>
          <option value="">{word('referral.any')}</option>
          {CHOICES.capacity.map((each) => <option key={each} value={each}>{choiceLabel('capacity', each)}</option>)}
        </select>
      </p>
      <div class="referral-ticks">
        <label class="tick"><input type="checkbox" checked={wanted.today} onChange={({ currentTarget }) => {
          want({ ...wanted, today: currentTarget.checked });
        }} /><span>{word('referral.today')}</span></label>
        <label class="tick"><input type="checkbox" checked={wanted.referral} onChange={({ currentTarget }) => {
          want({ ...wanted, referral: currentTarget.checked });
        }} /><span>{word('referral.takes')}</span></label>
        {wanted.near !== '' && <label class="tick"><input type="checkbox" checked onChange={() => {
          want({ ...wanted, near: '' });
        }} /><span>{word('referral.near', { place: wanted.near })}</span></label>}
      </div>
    </form>
  );
}
