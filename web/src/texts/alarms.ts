import type { StaffRole } from '../protocol/messages';
import { typesetAll } from './typography';

export const alarmTexts = typesetAll({
  second: 'Технический специалист не ответил. Помогите или позовите его',
  title: (count: number) => (count === 0 ? 'Тревог нет' : `Тревоги: ${count}`),
  acknowledged: (count: number) => `Принятые: ${count}`,
  acknowledge: 'Принято',
  repeated: 'Повторная тревога',
  over: 'уже прошло',
  acknowledgedBy: (who: string, time: string) => `принял ${who} в ${time}`,
  roles: {
    interlocutor: 'собеседник',
    expert: 'эксперт',
    technician: 'технический специалист',
    organizer: 'ответственный организатор',
    schoolHead: 'руководитель школы',
    observer: 'наблюдатель',
  } as Record<StaffRole, string>,
});
