import type { GapCause, SlotName, VerdictGrade } from '../protocol/messages';
import { plural, typesetAll } from './typography';

export const playerTexts = typesetAll({
  title: 'Запись собеседования',
  play: 'Слушать',
  pause: 'Пауза',
  place: 'Место в записи',
  placeOf: (at: string, whole: string, stage: string) => `${at} из ${whole}${stage && `, ${stage}`}`,
  of: (whole: string) => `из ${whole}`,
  participant: 'Участник',
  interlocutor: 'Собеседник',
  tasks: 'Перейти к заданию',
  task: (task: number) => `Задание ${task}`,
  speed: 'Скорость',
  times: (rate: number) => `${rate.toLocaleString('ru-RU')}×`,
  balance: {
    label: 'Громкость: участник или собеседник',
    participant: 'Участник',
    interlocutor: 'Собеседник',
    value: (decibels: number) =>
      decibels === 0
        ? 'поровну'
        : decibels < 0
          ? `участник громче на ${-2 * decibels} дБ`
          : `собеседник громче на ${2 * decibels} дБ`,
  },
  mark: 'Отметить место',
  keys: 'Пробел — пауза, ← → — на 5 секунд, + − — скорость, 1–4 — задания.',
  keysWithMark: 'Пробел — пауза, ← → — на 5 секунд, + − — скорость, 1–4 — задания, M (Ь) — отметить место.',
  missing: {
    title: (count: number) => `Нет звука: ${plural(count, 'место', 'места', 'мест')}`,
    line: (who: string, seconds: number, cause: string) =>
      `${who}: ${seconds.toLocaleString('ru-RU', { maximumFractionDigits: 1 })} с — ${cause}`,
    causes: {
      loss: 'потери в сети',
      pause: 'микрофон ничего не передавал',
      stall: 'устройство остановило передачу',
      connection: 'связи не было',
      paused: 'пауза по регламенту',
      restart: 'сервер перезапускался',
      storage: 'диск не принимал запись',
    } as Record<GapCause, string>,
  },
  verdict: {
    scorable: 'Запись можно оценивать',
    doubtful: 'Запись сомнительна: прослушайте её',
    unscorable: 'По записи оценить нельзя',
  } as Record<VerdictGrade, string>,
  pictures: {
    'participant/camera': 'Участник',
    'interlocutor/camera': 'Собеседник',
    'interlocutor/screen': 'КИМ',
    'signInterpreter/camera': 'Сурдопереводчик',
  } as Partial<Record<SlotName, string>>,
  noPicture: (why: string) => `Изображения нет: ${why}`,
  pictureBegins: (time: string) => `Изображение начнётся на ${time}`,
  pausedPicture: { camera: 'камера ничего не передавала', screen: 'экран не показывали' },
  noNetwork: { title: 'Запись не загрузилась', detail: 'Нет связи с сервером. Проверьте интернет и обновите страницу.' },
  page: {
    title: 'Прослушивание записи',
    lead: 'Убедитесь, что нет сбоев и посторонних шумов, а голоса участника и собеседника отчётливо слышны.',
    home: 'На рабочую страницу',
    none: 'В адресе нет номера попытки. Откройте запись со своей рабочей страницы.',
  },
});

export const decisionTexts = typesetAll({
  title: 'Решите, что делать с записью',
  disputed: 'Участник говорит, что его плохо слышно.',
  failed: 'Звуковой файл не получился.',
  listen: 'Прослушать запись',
  accept: 'Запись подходит',
  end: 'Составить акт ИС-08…',
  act: {
    title: 'Акт о досрочном завершении (ИС-08)',
    rule: [
      'Попытка не будет оцениваться: отметка попадёт в ведомость и протокол, акт составляет ответственный организатор.',
      'Отменить это решение нельзя.',
    ],
    reason: 'Причина в акте',
    draft: (reasons: string) => `Некачественная аудиозапись ответа участника. ${reasons}`,
    again: 'Когда участник ответит снова',
    today: 'Сегодня, по другому варианту — участник согласен',
    otherDate: 'В другой день',
    cancel: 'Отмена',
    confirm: 'Завершить попытку досрочно',
    clause: 'Основание: 004, п. 5.7; 002, п. 58',
  },
});
