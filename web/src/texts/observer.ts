import type { RecordingState } from '../protocol/messages';
import { plural, typesetAll } from './typography';

export const observerTexts = typesetAll({
  title: 'Наблюдение',
  silent: 'Вас не видят и не слышат',
  silentHint: 'Страница только показывает: камера и микрофон не включаются, участник о вас не знает.',
  auditorium: 'Аудитория',
  closed: {
    title: 'Собеседования ещё не идут',
    text: 'Страница оживёт сама, когда технический специалист откроет подключение аудитории.',
  },
  nobody: { title: 'Сейчас никто не отвечает', text: 'Собеседник пригласит следующего участника — он появится здесь сам.' },
  preparing: 'Проверка и инструктаж',
  participantLost: 'Связь с участником прервалась: технический специалист её восстанавливает',
  kim: 'КИМ на экране участника',
  kimNotYet: 'КИМ появится, когда его увидит участник',
  course: 'Ход собеседования',
  queue: 'Очередь аудитории',
  waiting: 'Ждут',
  expected: 'Ещё не подключились',
  answered: 'Ответили',
  endedOtherwise: 'Завершили досрочно или удалены',
  next: (time: string) => `следующий по графику в ${time}`,
  people: (count: number) => plural(count, 'участник', 'участника', 'участников'),
  recording: {
    notStarted: 'Запись не идёт',
    omitted: 'Запись не ведётся по решению ГЭК',
    recording: 'Идёт запись',
    paused: 'Запись на паузе',
    finalising: 'Запись сохраняется',
    ready: 'Запись готова',
    failed: 'Запись не удалась',
  } satisfies Record<RecordingState, string>,
});
