import { typesetAll } from './typography';

export const regulationTexts = typesetAll({
  lead: 'По каким правилам идёт экзамен. У каждого значения указан пункт документа, из которого оно взято.',
  ofDay: 'Этот порядок действует в выбранный день экзамена.',
  choose: 'Порядок',
  compare: 'Сравнить с порядком',
  compareNone: 'не сравнивать',
  comparison: 'Два порядка рядом',
  showAll: 'показать и одинаковое',
  differences: (count: number, all: number) => `Различаются ${count} из ${all}.`,
  what: 'Что',
  absent: 'в этом порядке нет',
  dates: 'Даты и сроки',
  proposal: 'Даты рассчитаны по правилам и производственному календарю. Это предложение: сверьте их с приказом своего региона.',
  rounds: {
    main: 'Основной срок',
    firstAdditional: 'Первый дополнительный срок',
    secondAdditional: 'Второй дополнительный срок',
  },
  noDate: 'дату назначает регион',
  check: 'проверьте',
  unset: 'назначает регион',
  dayOff: (why: string) => `выходной: ${why}`,
  refused: (file: string) => `Файл порядка «${file}» не принят`,
  refusedHint: 'Остальные порядки работают. Исправьте файл и перезапустите программу.',
});
