import type { AttemptPhase, CheckId, PersonName, RecordingState, Seat, TicketState, TrackSource } from '../protocol/messages';
import { typesetAll } from './typography';

export const common = typesetAll({
  product: 'Итоговое собеседование',
  auditorium: (number: string) => `Аудитория ${number}`,
  signOut: 'Выйти',
  cancel: 'Отмена',
  keysOn: 'Клавиши включены',
  close: 'Закрыть',
  choose: 'Выберите',
  clause: (clause: string) => `Основание: ${clause}`,
  why: 'Почему так?',
  link: {
    connecting: 'Подключаемся…',
    open: 'Связь есть',
    lost: 'Подключаемся снова…',
    takenOver: 'Открыто в другом окне',
    refused: 'Нужен вход',
  },
  media: {
    closed: 'Видеосвязь выключена',
    connecting: 'Видеосвязь подключается…',
    connected: 'Видеосвязь работает',
    lost: 'Видеосвязь прервалась — подключаем снова…',
  },
  rehearsal: { title: 'Репетиция', text: 'Всё как на экзамене, но ничего не засчитывается.' },
  loading: 'Загружаем…',
  loadingLong: 'Подключаемся к серверу. Обычно это занимает несколько секунд.',
  takenOver: {
    title: 'Страница открыта в другом окне',
    text: 'Работа продолжается там. Это окно можно закрыть — здесь ничего не потеряется.',
    back: 'Работать в этом окне',
  },
  refused: {
    title: 'Эта страница вам не открыта',
    text: 'Возможно, время входа истекло или назначено другое рабочее место. Войдите ещё раз.',
    participant: 'Ссылка больше не действует. Откройте личную ссылку ещё раз или попросите в школе новую.',
    signIn: 'Перейти ко входу',
  },
  unfitBrowser: {
    title: 'Этот браузер не подойдёт',
    webrtc: 'В нём нет видеосвязи или она выключена в настройках.',
    vp8: 'Он не умеет передавать видео в том виде, который понимает сервер. Так бывает на старых iPad и iPhone.',
    remedy:
      'Откройте эту же ссылку в свежем Chrome, Яндекс Браузере, Edge или Firefox на компьютере. На iPad и iPhone нужна система iOS 12.2 или новее: обновите её в «Настройках» или возьмите другое устройство.',
    participant: 'Ссылка останется вашей: её можно открыть на другом устройстве. Если другого нет — сразу позвоните в школу.',
  },
  sound: { blocked: 'Браузер ждёт вашего нажатия, чтобы включить звук.', enable: 'Включить звук' },
  noPicture: 'Изображения пока нет',
  noNetwork: {
    title: 'Нет связи с сервером',
    detail: 'Действие не выполнено. Подключаемся снова — повторите, когда связь восстановится.',
  },
  stageOf: (number: number, count: number) => `Этап ${number} из ${count}`,
  stages: 'Этапы собеседования',
  timeLeft: 'Осталось',
  timeGone: 'Идёт',
  extraTime: 'Дополнительное время: осталось',
  overtime: 'Сверх времени',
  noLimit: 'без ограничения',
  limit: (time: string) => `не более ${time}`,
  variant: (number: number) => `Вариант ${number}`,
  quotation: 'Высказывание',
  monologueTopic: (number: number) => `Тема ${number}`,
  topicsTitle: 'Выберите тему беседы',
  planTitle: 'План',
  pictureAlt: 'Фотография к заданию',
  level: 'Громкость',
  schoolTime: (time: string) => `${time} по времени школы`,
});

export const seatNames: Record<Seat, string> = {
  participant: 'Участник',
  interlocutor: 'Собеседник',
  assistant: 'Ассистент',
  signInterpreter: 'Сурдопереводчик',
  expert: 'Эксперт',
  technician: 'Технический специалист',
  observer: 'Наблюдатель',
};

export const sourceNames: Record<TrackSource, string> = { microphone: 'Микрофон', camera: 'Камера', screen: 'КИМ' };

/** Over a picture that the server does not send. */
export const hiddenPictures = typesetAll({
  paused: 'Связь слабая: картинка временно скрыта, звук идёт',
  missing: 'Картинка пока не приходит: у собеседника слабая связь или выключена камера',
});

export const ticketStates: Record<TicketState, string> = {
  expected: 'ожидается',
  waiting: 'ждёт',
  disconnected: 'связь прервалась',
  absent: 'неявка («Н»)',
};

export const recordingStates: Record<RecordingState, string> = {
  notStarted: 'Запись не идёт',
  omitted: 'Запись не ведётся по решению ГЭК',
  recording: 'Идёт запись',
  paused: 'Запись на паузе',
  finalising: 'Запись сохраняется',
  ready: 'Запись готова',
  failed: 'Запись не удалась',
};

export const attemptPhases: Record<AttemptPhase, string> = {
  admitted: 'Проверка и инструктаж',
  kimOpened: 'КИМ открыт',
  inProgress: 'Идёт собеседование',
  finished: 'Завершено',
  technicalFailure: 'Технический сбой',
  returned: 'Возвращён в очередь',
  unfinished: 'Не завершено по уважительной причине',
  removed: 'Удалён за нарушение',
};

export const checkNames: Record<CheckId, string> = {
  alone: 'В комнате один',
  deskClear: 'Стол чистый',
  documentMatches: 'Документ и лицо совпадают',
};

export function fullName(name: PersonName): string {
  return [name.familyName, name.givenName, name.patronymic].filter(Boolean).join(' ');
}

/** «Иванова М. С.» with spaces that do not break. */
export function shortName(name: PersonName): string {
  const initials = [name.givenName, name.patronymic].filter(Boolean).map((part) => `${part[0]}.`);
  return [name.familyName, ...initials].join('\u00a0');
}

/** «09:20» by the clock of `zone`, an IANA name; without one, by the viewer's own clock. */
export function clockTime(iso: string, zone?: string): string {
  return timeIn(zone, iso, { hour: '2-digit', minute: '2-digit' });
}

/** «09:20:05», as above. */
export function exactTime(iso: string, zone?: string): string {
  return timeIn(zone, iso, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
}

/** «11 февраля 2026 г., 15:40», as above. */
export function moment(iso: string, zone?: string): string {
  const date = new Date(iso).toLocaleDateString('ru-RU', { day: 'numeric', month: 'long', year: 'numeric', timeZone: zone });
  return `${date}, ${clockTime(iso, zone)}`;
}

/** «11.02, 15:40», as above, for a narrow column. */
export function briefMoment(iso: string, zone?: string): string {
  const date = new Date(iso).toLocaleDateString('ru-RU', { day: '2-digit', month: '2-digit', timeZone: zone });
  return `${date}, ${clockTime(iso, zone)}`;
}

function timeIn(zone: string | undefined, iso: string, parts: Intl.DateTimeFormatOptions): string {
  const time = new Date(iso);
  try {
    return time.toLocaleTimeString('ru-RU', zone === undefined ? parts : { ...parts, timeZone: zone });
  } catch {
    // An old browser may not know a young zone: its own clock is better than no page.
    return time.toLocaleTimeString('ru-RU', parts);
  }
}

/** «2:05»; negative times lose their sign: the label beside says that it is overtime. */
export function duration(seconds: number): string {
  const whole = Math.abs(Math.trunc(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

export function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toLocaleString('ru-RU', { maximumFractionDigits: 1 })}\u00a0ГБ`;
}

export function bitrate(bps: number): string {
  return bps >= 1e6
    ? `${(bps / 1e6).toLocaleString('ru-RU', { maximumFractionDigits: 1 })}\u00a0Мбит/с`
    : `${Math.round(bps / 1e3).toLocaleString('ru-RU')}\u00a0кбит/с`;
}

const calendarDate = new Intl.DateTimeFormat('ru-RU', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** «11 февраля 2026 г.» of an ISO date. */
export const sayDate = (date: string): string => calendarDate.format(new Date(`${date}T00:00:00Z`)).replace(/ /g, '\u00a0');
