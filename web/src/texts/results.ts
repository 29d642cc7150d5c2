import type { ExamRound, NoticeChannel, Readmission, ResultReader, TermState } from '../protocol/results';
import { plural, typesetAll } from './typography';

const rounds: Record<ExamRound, string> = {
  main: 'основной срок',
  firstAdditional: 'первый дополнительный срок',
  secondAdditional: 'второй дополнительный срок',
};

const channels: Record<NoticeChannel, string> = { email: 'по электронной почте', sms: 'СМС', signature: 'под подпись' };

const readers: Record<ResultReader, string> = { participant: 'участник', parent: 'родитель' };

const cases: Record<Readmission['case'], string> = {
  failed: 'получил(а) «незачёт»',
  absent: 'не явился (не явилась)',
  unfinished: 'не завершил(а) собеседование',
  removed: 'удалён (удалена)',
};

const termStates: Record<TermState, string> = {
  done: 'сделано',
  notBegun: 'срок ещё не начался',
  running: 'есть время',
  near: 'скоро',
  over: 'просрочено',
  past: 'прошёл',
  leftToRegion: 'срок назначает регион',
};

/** The organizer's section of results and what follows them. */
export const resultsTexts = typesetAll({
  noDay: 'Дня экзамена пока нет. Результаты появятся после него.',
  passed: 'зачёт',
  failed: 'незачёт',
  rechecked: 'после перепроверки',
  notScored: 'не оценивается',
  of: (total: number, max: number) => `${total} из ${max}`,
  notClosed: 'Экзамен ещё не закрыт',
  notClosedText: 'Результаты утверждают после закрытия. Раздел «Закрытие» скажет, чего не хватает.',
  toClosing: 'К закрытию',
  approval: 'Утверждение',
  approvalText: 'Когда РЦОИ закончит обработку и результаты утвердят, внесите решение: до него их никому не сообщают.',
  processingEndedOn: 'Обработка закончена',
  approvedOn: 'Результаты утверждены',
  decision: 'Чем утверждены: документ, номер и дата',
  approve: 'Внести решение',
  approved: (on: string) => `Утверждены ${on}`,
  notices: 'Извещения',
  channels: (list: NoticeChannel[], parents: boolean) =>
    `Регламент велит сообщать результаты ${list.map((c) => channels[c]).join(' или ')}${parents ? ' — участникам и родителям' : ''}.`,
  onlySignature: 'Напечатайте протокол ознакомления в разделе «Бумаги», а после подписи отметьте дату в списке ниже.',
  noWays: 'У сервера не настроены ни почта, ни шлюз СМС. Администратор настраивает их в разделе Post файла appsettings.json.',
  send: 'Отправить извещения',
  queued: (count: number) =>
    count === 0
      ? 'Все извещения уже отправлены.'
      : `Поставлено в очередь: ${plural(count, 'извещение', 'извещения', 'извещений')}.`,
  list: 'Результаты участников',
  name: 'Участник',
  class: 'Класс',
  result: 'Результат',
  told: 'Извещения',
  knows: 'Ознакомление',
  again: 'Повторный допуск',
  sent: (reader: ResultReader, when: string) => `${readers[reader]}: отправлено ${when}`,
  waits: (reader: ResultReader) => `${readers[reader]}: отправляется`,
  givenUp: (reader: ResultReader, fault: string) => `${readers[reader]}: не доставлено. ${fault}`,
  noAddress: 'нет ни почты, ни телефона',
  known: (reader: ResultReader, when: string) => `${readers[reader]}: ${when}`,
  signedOn: (reader: ResultReader, date: string) => `${readers[reader]}: подпись ${date}`,
  sign: 'Отметить подпись',
  signOf: (name: string) => `Отметить подпись: ${name}`,
  signTitle: 'Подпись об ознакомлении',
  whose: 'Чья подпись',
  reader: readers,
  signDate: 'Дата на протоколе ознакомления',
  save: 'Сохранить',
  readmit: 'Допустить повторно',
  readmitOf: (name: string) => `Допустить повторно: ${name}`,
  readmitTitle: 'Повторный допуск',
  because: (who: string, ground: Readmission['case']) => `${who}: ${cases[ground]}.`,
  used: (used: number, limit: number) => `Повторных допусков в этом году: ${used} из ${limit}.`,
  round: 'Когда',
  rounds,
  council: 'Решение педагогического совета: номер и дата',
  anyDecision: 'Чьё решение: документ, номер и дата',
  decidedOn: 'Дата решения',
  ground: 'Документ об уважительной причине',
  granted: (round: ExamRound) => `допущен(а): ${rounds[round]}`,
  terms: 'Сроки регламента',
  termsText: 'Даты рассчитаны по регламенту и производственному календарю; это предложение, решает приказ региона.',
  termStates,
  doneOn: (date: string) => `сделано ${date}`,
  until: (date: string, hour: string | null) => (hour ? `до ${hour} ${date}` : `до ${date}`),
});

/** The page behind the link of a letter. */
export const ownResultTexts = typesetAll({
  place: 'Результат',
  title: (name: string) => name,
  exam: (date: string) => `Итоговое собеседование по русскому языку, ${date}`,
  passed: 'Зачёт',
  failed: 'Незачёт',
  total: (total: number, max: number, pass: number) => `${total} из ${max} баллов. Для зачёта нужно ${pass}.`,
  rechecked: 'Так решила комиссия, которая прослушала запись ещё раз.',
  firstCriteria: 'Баллы по критериям при первой проверке',
  failedNext:
    'Это можно исправить: участника допустят ещё раз в дополнительный срок. Когда и как — скажут в школе; позвоните туда или дождитесь звонка.',
  criteria: 'Баллы по критериям',
  code: 'Критерий',
  what: 'Что оценивалось',
  score: 'Баллы',
  ask: 'Нажмите кнопку, чтобы школа знала, что вы видели результат.',
  confirm: { participant: 'С результатом ознакомлен(а)', parent: 'Я родитель, с результатом ознакомлен(а)' },
  thanks: (when: string) => `Спасибо! Вы ознакомились с результатом ${when}. Страницу можно закрыть.`,
  questions: (school: string) => `Вопросы о результате задавайте в школе: ${school}.`,
});
