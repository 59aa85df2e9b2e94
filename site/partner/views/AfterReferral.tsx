interface Props {
  noun: string;
  id: string;
}

/** The place for what is said after somebody was sent to an entry. */
export function AfterReferral({ noun, id }: Props) {
  return <div class="after-referral" data-noun={noun} data-entry={id} />;
}
