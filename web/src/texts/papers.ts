import { typesetAll } from './typography';

export const paperTexts = typesetAll({
  byAuditorium: 'По аудиториям',
  register: 'Ведомость ИС-02 (PDF)',
  recordings: 'Все записи дня (ZIP)',
});
