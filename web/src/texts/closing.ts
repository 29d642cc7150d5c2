import type { ParticipantOutcome } from '../protocol/closing';
import { plural, typesetAll } from './typography';

const outcomes: Record<ParticipantOutcome, string> = {
  finished: 'Завершили',
  earlyEnd: 'Не завершили (ИС-08)',
  removed: 'Удалены (ИС-09)',
  absent: 'Не явились',
  running: 'Отвечают сейчас',
  interrupted: 'Прерваны сбоем',
  awaited: 'Ещё не отвечали',
};

export const closingTexts = typesetAll({
  noDay: 'Дня экзамена пока нет. Закрыть можно будет, когда он появится.',
  open: 'Экзамен открыт',
  closed: 'Экзамен закрыт',
  closedAt: (when: string) => `Закрыт ${when}. Изменить данные этого дня больше нельзя.`,
  progress: 'Как идёт день',
  outcomes,
  participants: (count: number) => `${plural(count, 'участник', 'участника', 'участников')}`,
  protocols: 'Протоколы подписаны',
  signed: (signed: number, all: number) => `${signed} из ${all}`,
  rows: 'Строк в специализированной форме',
  ready: 'Всё готово к закрытию',
  readyText: 'При закрытии сервер сверит контрольные суммы всех записей. Это может занять несколько минут.',
  missing: (count: number) => `Не хватает: ${count}`,
  missingText: 'Закрыть экзамен можно, когда список станет пустым. Он обновляется сам.',
  mend: 'Исправить',
  mendOf: (subject: string) => `Исправить: ${subject}`,
  absent: 'Отметить неявку',
  absentOf: (name: string) => `Отметить неявку: ${name}`,
  notices: 'Проверьте',
  close: 'Закрыть экзамен',
  closing: 'Сверяем записи и закрываем…',
  confirm: {
    title: 'Закрыть экзамен?',
    text: 'После закрытия нельзя изменить ни баллы, ни отметки, ни данные участников этого дня. Отменить закрытие нельзя.',
    yes: 'Да, закрыть',
    no: 'Пока нет',
  },
  package: 'Материалы для РЦОИ',
  packageText:
    'Архив: результаты, списки, ведомости, протоколы, акты и опись с контрольными суммами. Записи ответов скачиваются отдельно, по аудиториям.',
  packageWhy: 'Когда и что передавать?',
  takePackage: 'Скачать материалы (ZIP)',
  more: (count: number) => `Показать ещё ${count}`,
});
