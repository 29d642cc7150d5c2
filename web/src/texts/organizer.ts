import { typesetAll } from './typography';

export const organizerTexts = typesetAll({
  title: 'Кабинет ответственного организатора',
  headTitle: 'Кабинет руководителя',
  sections: 'Разделы',
  chapters: { before: 'Подготовка', examDay: 'День экзамена', after: 'После экзамена', rules: 'Правила' },
  names: {
    participants: 'Участники',
    auditoriums: 'Аудитории',
    commissions: 'Комиссии',
    links: 'Личные ссылки',
    schedule: 'График',
    kim: 'КИМ',
    scoring: 'Оценивание',
    papers: 'Бумаги',
    closing: 'Закрытие',
    retention: 'Хранение',
    results: 'Результаты',
    rechecks: 'Перепроверка',
    regulation: 'Регламент',
    instructions: 'Памятки',
  },
  noSchool: {
    title: 'Школа вам не открыта',
    text: 'Кабинет видят ответственный организатор и руководитель школы. Возможно, время входа истекло: войдите ещё раз.',
  },
  day: 'День экзамена',
  noDay: 'Дня экзамена пока нет',
  rehearsal: 'репетиция',
  inRoom: (room: string, text: string) => `Аудитория ${room}. ${text}`,
  toPlaces: 'К рабочим местам',
  retry: 'Попробовать ещё раз',
});
