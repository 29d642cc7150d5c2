import { Button } from '../../parts/Button';
import { ProblemNotice } from '../../parts/outcome';
import { common } from '../../texts/common';
import { organizerTexts as t } from '../../texts/organizer';
import type { List } from './useList';

/** What stands in place of a list that is still read or could not be; nothing once it is there. */
export function ListState<T>({ list }: { list: List<T> }) {
  if (list.problem) {
    return (
      <div class="stack" role="alert">
        <ProblemNotice problem={list.problem} />
        <div>
          <Button onClick={list.reload}>{t.retry}</Button>
        </div>
      </div>
    );
  }
  return list.items === null ? (
    <p role="status" class="soft">
      {common.loading}
    </p>
  ) : null;
}
