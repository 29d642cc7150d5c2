import { useSignal } from '@preact/signals';
import { Button } from '../../../parts/Button';
import { Dialog } from '../../../parts/Dialog';
import { Notice } from '../../../parts/Notice';
import { ProblemNotice } from '../../../parts/outcome';
import { Pill } from '../../../parts/Pill';
import { send } from '../../../protocol/api';
import type { Problem } from '../../../protocol/messages';
import type { PasswordSlip, StaffAccount } from '../../../protocol/staff';
import { common } from '../../../texts/common';
import { staffTexts as t } from '../../../texts/staff';
import { PlacesDialog } from './PlacesDialog';

interface Props {
  path: string;
  staff: StaffAccount[];
  onSlip: (slip: PasswordSlip) => void;
  onChanged: () => void;
}

function State({ account }: { account: StaffAccount }) {
  if (account.disabled) return <Pill tone="bad">{t.state.disabled}</Pill>;
  if (!account.hasPassword) return <Pill tone="warn">{t.state.none}</Pill>;
  return account.oneTimePassword ? <Pill tone="warn">{t.state.oneTime}</Pill> : <Pill tone="good">{t.state.ready}</Pill>;
}

/** The accounts of the school: their passwords, and closing them. */
export function Accounts({ path, staff, onSlip, onChanged }: Props) {
  const problem = useSignal<Problem | null>(null);
  const asked = useSignal<StaffAccount | null>(null);
  const observer = useSignal<StaffAccount | null>(null);

  /** Somebody who may be signed in with a password of his own is not put out by a slip of the hand. */
  function ask(account: StaffAccount) {
    if (account.hasPassword) asked.value = account;
    else void issue(account);
  }

  async function issue(account: StaffAccount) {
    const reply = await send<PasswordSlip>(`${path}/${account.id}/password`, { method: 'PUT' });
    asked.value = null;
    problem.value = reply.ok ? null : reply.problem;
    if (reply.ok) onSlip(reply.value);
  }

  async function setDisabled(account: StaffAccount) {
    const reply = await send(`${path}/${account.id}/disabled`, { method: account.disabled ? 'DELETE' : 'PUT' });
    problem.value = reply.ok ? null : reply.problem;
    onChanged();
  }

  return (
    <>
      <div role="alert">{problem.value && <ProblemNotice problem={problem.value} />}</div>
      <div class="table-frame">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{t.accountColumns.name}</th>
              <th scope="col">{t.accountColumns.userName}</th>
              <th scope="col">{t.accountColumns.state}</th>
              <th scope="col">{t.accountColumns.actions}</th>
            </tr>
          </thead>
          <tbody>
            {staff.map((account) => (
              <tr key={account.id}>
                <th scope="row">{account.fullName}</th>
                <td>{account.userName}</td>
                <td>
                  <State account={account} />
                </td>
                <td>
                  {account.kept ? (
                    <span class="row">
                      {!account.disabled && (
                        <Button size="small" aria-label={t.passwordFor(account.fullName)} onClick={() => ask(account)}>
                          {t.password}
                        </Button>
                      )}
                      {!account.disabled && (
                        <Button
                          size="small"
                          look="quiet"
                          aria-label={t.observeFor(account.fullName)}
                          onClick={() => (observer.value = account)}
                        >
                          {t.observe}
                        </Button>
                      )}
                      <Button
                        size="small"
                        look="quiet"
                        aria-label={account.disabled ? t.enableFor(account.fullName) : t.disableFor(account.fullName)}
                        onClick={() => setDisabled(account)}
                      >
                        {account.disabled ? t.enable : t.disable}
                      </Button>
                    </span>
                  ) : (
                    <span class="small soft">{t.state.elsewhere}</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {observer.value && (
        <PlacesDialog
          path={path.replace(/\/staff$/, '')}
          who={{ staff: observer.value.id, name: observer.value.fullName, role: 'observer' }}
          staff={staff}
          onClose={() => (observer.value = null)}
          onChanged={onChanged}
        />
      )}
      {asked.value && (
        <Dialog title={t.passwordTitle} onClose={() => (asked.value = null)}>
          <Notice tone="warn">{t.passwordSure(asked.value.fullName)}</Notice>
          <div class="dialog-actions">
            <Button onClick={() => (asked.value = null)}>{common.cancel}</Button>
            <Button look="primary" onClick={() => asked.value && issue(asked.value)}>
              {t.password}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
