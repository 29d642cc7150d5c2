import { typesetAll } from './typography';

export const instructionTexts = typesetAll({
  open: 'Памятка',
  close: 'Понятно',
  print: 'Напечатать',
  whole: 'Вся памятка для печати',
  madeFrom: (regulation: string) => `По документу «${regulation}»`,
  help: (phone: string) => `Телефон для помощи: ${phone}`,
  sources: 'Документы',
  organizer: {
    text: 'Памятки составлены по порядку, который действует в этот день, и по его срокам. Напечатайте их или пришлите ссылку на страницу.',
    readers: {
      participant: 'Участнику',
      family: 'Родителям',
      interlocutor: 'Собеседнику',
      expert: 'Эксперту',
      technician: 'Техническому специалисту',
      organizer: 'Ответственному организатору',
      observer: 'Наблюдателю',
      assistant: 'Ассистенту',
      signInterpreter: 'Сурдопереводчику',
    },
    phone: 'Телефон для помощи в день экзамена',
    phoneHint: 'Его увидят участники и родители. Пустое поле убирает номер.',
    save: 'Сохранить номер',
    saved: 'Номер сохранён.',
    noDay: 'Назначьте день экзамена: памятка пишется по его порядку и времени.',
  },
});
