import type { ProtocolOfDay, Scheme, SchemeChooser } from '../protocol/scoring';
import { plural, typesetAll } from './typography';

const schemes: Record<Scheme, string> = {
  live: 'Схема 1: во время ответа',
  fromRecording: 'Схема 2: по записи после ответа',
};

const schemesShort: Record<Scheme, string> = { live: 'во время ответа', fromRecording: 'по записи' };

const choosers: Record<SchemeChooser, string> = {
  region: 'орган исполнительной власти региона',
  school: 'школа',
  schoolWithMunicipality: 'школа по согласованию с МОУО',
  regulation: 'сам порядок региона',
};

const outcomes: Record<ProtocolOfDay['outcome'], string> = {
  finished: 'завершил(а)',
  earlyEnd: 'не завершил(а), ИС-08',
  removed: 'удалён(а), ИС-09',
};

export const scoringTexts = typesetAll({
  noDay: 'Дня экзамена пока нет: схему выбирают для него.',
  schemes,
  schemesShort,
  schemesTitle: 'По какой схеме оценивают',
  possible: (which: string) => `Порядок допускает: ${which}.`,
  both: 'обе схемы',
  chosenBy: (who: string) => `Выбирает ${who}.`,
  choosers,
  named: 'Решение школы не нужно: порядок сам называет схему для каждого случая.',
  noDecision: 'Решение ещё не записано: пока каждый ответ можно оценивать по любой из допустимых схем.',
  autism: 'Ответы участников с расстройствами аутистического спектра всегда оценивают по записи.',
  decide: 'Записать решение',
  everybody: 'Все участники',
  columns: { who: 'Для кого', scheme: 'Схема', ground: 'Основание', entered: 'Записано' },
  replaced: 'заменено',
  dialog: {
    title: 'Решение о схеме оценивания',
    who: 'Для кого',
    scheme: 'Схема',
    decidedBy: 'Чьё решение',
    ground: 'Документ: номер и дата',
    groundHint: 'Например: приказ № 12 от 20.01.2026',
    agreement: 'Согласование с МОУО: номер и дата письма',
    rule: 'Новое решение для тех же участников заменит прежнее; прежнее останется в списке и в журнале.',
    save: 'Записать',
  },
  protocols: 'Протоколы дня',
  protocolsNone: 'Протоколов ещё нет: они появятся, когда участники ответят.',
  protocolsText: (unsigned: number) =>
    unsigned === 0 ? 'Все протоколы подписаны.' : `Не подписано: ${plural(unsigned, 'протокол', 'протокола', 'протоколов')}.`,
  protocolColumns: { name: 'Участник', auditorium: 'Аудитория', scheme: 'Схема', expert: 'Эксперт', state: 'Состояние' },
  outcomes,
  nobody: 'никто не взял',
  signed: (when: string) => `подписан ${when}`,
  draft: 'черновик',
  correction: (version: number) => `исправление, версия ${version}`,
  waits: 'ждёт эксперта',
  takeAway: 'Забрать у эксперта',
  takeAwayOf: (name: string) => `Забрать у эксперта протокол: ${name}`,
  takeAwayDialog: {
    title: 'Забрать протокол у эксперта?',
    reason: 'Почему забираете',
    reasons: ['Эксперт не может продолжить', 'Ответ оценивает другой эксперт', 'Обнаружен конфликт интересов', 'Другая причина'],
    confirm: 'Забрать',
  },
  takeAwayRule: [
    'Неподписанный черновик будет снят, и запись сможет взять другой эксперт. Что успели отметить, останется в журнале.',
    'Подписанный протокол забрать нельзя: его исправляет сам эксперт.',
  ],
  recordings: 'Записи других аудиторий',
  recordingsFree: (count: number) => `Свободно: ${count}`,
  recordingsNone: 'все разобраны',
  notReady: 'запись готовится',
});
