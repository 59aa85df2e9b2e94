import { word } from '../words.ts';

interface Props {
  owners: readonly { id: string; name: string }[];
  owner: string | undefined;
  choose: (id: string) => void;
}

/** Whose place a new one is: a place says nothing of that itself. */
export function OwnerChoice({ owners, owner, choose }: Props) {
  if (owners.length < 2) return null;
  return (
    <div class="field">
      <label for="f-owner">{word('edit.whosePlace')}</label>
      <select id="f-owner" value={owner} onChange={({ currentTarget }) => choose(currentTarget.value)}>
        {owners.map(({ id, name }) => <option value={id}>{name}</option>)}
      </select>
    </div>
  );
}
