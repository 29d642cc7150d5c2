import type { PaperKind } from '../protocol/closing';
import { plural, typesetAll } from './typography';

const kinds: Record<PaperKind, string> = {
  list: 'Списки участников',
  schedule: 'Графики подключения',
  register: 'Ведомости учёта проведения',
  protocol: 'Протоколы экспертов',
  draftSheet: 'Черновики с письменными ответами',
  resultForm: 'Специализированная форма',
  act: 'Акты',
  acquaintance: 'Ознакомление с результатами',
};

export const paperTexts = typesetAll({
  noDay: 'Дня экзамена пока нет: бумаги появятся вместе с ним.',
  forms: 'Формы для печати и подписи',
  formsText: 'Каждая форма составляется заново из того, что произошло. Подписанные протоколы и акты появляются здесь сами.',
  kinds,
  count: (count: number) => `${plural(count, 'документ', 'документа', 'документов')}`,
  data: 'Результаты в виде данных',
  dataText: 'Одна запись на каждого, кто отвечал. Отсутствующих в форме нет: они в списке участников.',
  dataOfRehearsal:
    'По репетиции файла результатов нет, чтобы учебные баллы не попали в РЦОИ. Форму для пробы можно напечатать выше.',
  byAuditorium: 'По аудиториям',
  register: 'Ведомость ИС-02 (PDF)',
  recordings: 'Все записи дня (ZIP)',
});
