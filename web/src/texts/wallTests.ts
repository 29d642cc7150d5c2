import type { CheckedPart } from '../protocol/messages';
import type { TestGrade } from '../protocol/testCall';
import { plural, typesetAll } from './typography';

/** Who has tested the connection, on the wall. */
export const wallTestTexts = typesetAll({
  title: 'Пробы связи',
  nobody: 'В графике дня нет участников: проверять некого.',
  figures: { before: 'Пробный звонок был', today: 'Сегодня проверили связь', stations: 'Станции проверены' },
  of: (count: number, all: number) => `${count} из ${all}`,
  allWell: 'Все проверили связь, у всех получилось.',
  need: (count: number) =>
    count === 0
      ? 'Участники готовы, проверьте станции'
      : `${plural(count, 'участнику', 'участникам', 'участникам')} нужна помощь`,
  showAll: 'Показать всех',
  participants: 'Участники',
  stations: 'Станции собеседников',
  columns: {
    auditorium: 'Аудитория',
    who: 'Участник',
    interlocutor: 'Собеседник',
    time: 'По графику',
    before: 'Пробный звонок',
    today: 'Сегодня',
    todo: 'Что сделать',
  },
  grades: { ready: 'готов', doubtful: 'с замечаниями', notReady: 'не готов' } satisfies Record<TestGrade, string>,
  noCall: 'не было',
  passed: 'проверка пройдена',
  checking: 'на странице, ещё не проверил',
  notYet: 'ещё не заходил',
  failed: (parts: string) => `не работает: ${parts}`,
  parts: { camera: 'камера', microphone: 'микрофон', speaker: 'звук', connection: 'связь' } satisfies Record<CheckedPart, string>,
  noPhone: 'Телефона в списке нет.',
  advice: {
    today: 'Позвоните и пройдите проверку вместе:',
    mend: 'Позвоните: пусть исправит и проверит ещё раз:',
    improve: 'Отвечать можно, но лучше исправить до начала.',
    none: 'Напомните о пробном звонке:',
    nothing: 'Всё готово',
  },
  stationAdvice: {
    today: '',
    mend: 'Исправьте и проверьте станцию ещё раз до открытия подключения.',
    improve: 'Работать можно, но лучше исправить.',
    none: 'Попросите собеседника нажать «Проверить связь» или позвоните ему со страницы аудитории.',
    nothing: 'Всё готово',
  },
  remind: (count: number) => `Напомнить письмом: ${count}`,
  remindHint: 'Письмо или СМС получат те, у кого не было удачного пробного звонка: каждый не чаще раза в день.',
  reminded: (count: number) => (count === 0 ? 'Сегодня им уже напомнили.' : `Напоминания поставлены в очередь: ${count}.`),
});
